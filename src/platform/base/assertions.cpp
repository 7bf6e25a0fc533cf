#include "assertions.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace pc {
namespace {
std::string describe(std::string_view what, const std::source_location& where) {
  return fmt::format("{} ({}:{})", what, where.file_name(), where.line());
}
}  // namespace

void ensure(bool holds, std::string_view what, std::source_location where) {
  if (!holds) throw Bug(describe(what, where));
}

void invariant(bool holds, std::string_view what, std::source_location where) {
  if (holds) return;
  std::fputs(("invariant broken: " + describe(what, where) + "\n").c_str(), stderr);
  std::abort();
}

}  // namespace pc
