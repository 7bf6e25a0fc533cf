#include "golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace pc::guards {
namespace {

constexpr const char* k_gone = "gone";

std::string fault_of(const std::string& id, const std::string& kept, const Promised& now) {
  const auto found = now.find(id);
  const bool is_there = found != now.end();
  if (kept == k_gone) return is_there ? id + " was taken away once; give the new thing another id" : "";
  if (!is_there) return id + " is missing; ids are never renamed. Taken away? Write \"" + id + " gone\"";
  if (found->second == kept) return "";
  return id + " is \"" + kept + "\" for those who know it, and now \"" + found->second + '"';
}

std::string with_new(const std::string& golden, const Promised& now) {
  Promised lines;
  for (const auto& line : File{"", golden}.lines()) lines[line.substr(0, line.find(' '))] = line;
  for (const auto& [id, what] : now) lines.emplace(id, id + ' ' + what);
  std::string text;
  for (const auto& [id, line] : lines) text += line + '\n';
  return text;
}

}  // namespace

Faults broken_promises(const std::string& path, const std::string& golden, const Promised& now) {
  Faults faults;
  const auto add = [&](const std::string& what) { faults.push_back(path + ": " + what); };
  Promised kept;
  std::string last;
  for (const auto& line : File{path, golden}.lines()) {
    const auto space = line.find(' ');
    const auto id = line.substr(0, space);
    if (space == line.npos) add("\"" + line + "\" is not \"<id> <what must stay>\"");
    if (id <= last) add(id + " stands twice or is not sorted");
    kept[last = id] = space == line.npos ? "" : line.substr(space + 1);
  }
  for (const auto& [id, what] : kept)
    if (const auto fault = fault_of(id, what, now); !fault.empty()) add(fault);
  for (const auto& [id, what] : now)
    if (!kept.contains(id)) add("PC_GOLDEN_ADD=1 adds the line \"" + id + ' ' + what + '"');
  return faults;
}

Faults broken_promises(const std::string& path, const Promised& now) {
  const auto file = std::ranges::find(tree(), path, &File::path);
  std::string golden = file == tree().end() ? "" : file->text;
  if (std::getenv("PC_GOLDEN_ADD") != nullptr) {
    golden = with_new(golden, now);
    std::ofstream(root() / path, std::ios::binary) << golden;
  }
  return broken_promises(path, golden, now);
}

}  // namespace pc::guards
