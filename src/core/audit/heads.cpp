#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "platform/base/hash.hpp"
#include "platform/wire/codecs.hpp"
#include "store.hpp"
#include "verify.hpp"

namespace pc::audit {
namespace {

namespace fs = std::filesystem;

/// Where a tenant's chain stood.
struct Head {
  static constexpr const char* shape_name = "Head";
  Instant at;
  std::string tenant;
  std::int64_t sequence = 0;
  std::string hash;
  std::string link;  // over this head and the link of the line before
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Head::at>("at", "When it was written."),
        wire::field<&Head::tenant>("tenant", "Whose chain."),
        wire::field<&Head::sequence>("sequence", "Number of the last line."),
        wire::field<&Head::hash>("hash", "Its hash."),
        wire::field<&Head::link>("link", "Chains the lines of these files.")};
    return all;
  }
};

std::string link_after(const std::string& previous, const Head& head) {
  return sha256_hex(previous + "\n" + head.at.text() + "\n" + head.tenant + "\n" +
                    std::to_string(head.sequence) + "\n" + head.hash);
}

std::optional<Head> head_of(const std::string& line) {
  const auto parsed = wire::Json::parse(line);
  if (!parsed) return std::nullopt;
  const auto head = wire::decode<Head>(*parsed);
  return head ? std::optional(*head) : std::nullopt;
}

std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl" && Day::parse(entry.path().stem().string()))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// What the newest file tells: where the chain of lines ends and where each tenant stood.
struct Known {
  std::string link;
  std::map<std::string, std::int64_t> sequences;
};

Known known_from(const fs::path& file) {
  Known known;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto head = head_of(line);
    if (!head) continue;
    known.link = head->link;
    known.sequences[head->tenant] = head->sequence;
  }
  return known;
}

/// A process that was killed while it wrote leaves half a line.
void cut_half_line(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::uintmax_t whole = 0, at = 0;
  for (std::string line; std::getline(in, line);) {
    at += line.size() + 1;
    if (!in.eof()) whole = at;
  }
  if (whole < fs::file_size(file)) fs::resize_file(file, whole);
}

void append_durably(const fs::path& file, const std::string& text) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
  const bool written = fd >= 0 &&
                       ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  if (!written) throw std::runtime_error("cannot write " + file.string());
}

std::vector<Head> heads_now(db::Database& database, Instant now) {
  std::vector<Head> heads;
  database.read([&](db::Reader& reader) {
    heads.clear();
    std::int64_t tenant = INT64_MIN;
    while (const auto next = reader.maybe(store::next_tenant, {tenant})) {
      tenant = next->tenant_id;
      const auto end = reader.one(store::select_end, {tenant});
      heads.push_back({now, std::to_string(tenant), end.sequence, end.hash, {}});
    }
  });
  return heads;
}

/// Compares files of heads with the audit log, line by line.
class Comparison {
 public:
  Comparison(db::Reader& reader, Findings& findings) : reader_(reader), findings_(findings) {}

  void take(const std::string& place, const std::string& line) {
    const auto head = head_of(line);
    if (!head || head->link != link_after(link_, *head)) {
      note(place + ": this line was changed, or one before it is missing");
      if (head) link_ = head->link;
      return;
    }
    link_ = head->link;
    compare(place, *head);
  }

 private:
  void compare(const std::string& place, const Head& head) {
    const std::string what = "audit log line " + std::to_string(head.sequence) + " of tenant " + head.tenant;
    std::int64_t& last = last_[head.tenant];
    if (head.sequence < last) note(place + ": " + what + " was the end after line " + std::to_string(last));
    last = std::max(last, head.sequence);
    const auto row = reader_.maybe(store::select_hash, {std::stoll(head.tenant), head.sequence});
    if (!row)
      note(what + " is missing; it was the end of the chain at " + head.at.text());
    else if (row->hash != head.hash)
      note(what + " is not the one that was the end of the chain at " + head.at.text());
  }
  void note(std::string what) {
    if (findings_.size() < k_findings_max) findings_.push_back(std::move(what));
  }

  db::Reader& reader_;
  Findings& findings_;
  std::string link_;
  std::map<std::string, std::int64_t> last_;
};

Findings compare_heads(db::Reader& reader, const std::string& folder, const Progress& progress) {
  Findings findings;
  Comparison comparison(reader, findings);
  std::int64_t done = 0;
  for (const auto& file : files_of(folder)) {
    std::ifstream in(file);
    std::int64_t number = 0;
    for (std::string line; std::getline(in, line);) {
      comparison.take(file.filename().string() + " line " + std::to_string(++number), line);
      if (++done % k_progress_every == 0) progress(done);
    }
  }
  return findings;
}

}  // namespace

std::int64_t export_heads(db::Database& database, const std::string& folder, Instant now) {
  fs::create_directories(folder);
  const fs::path today = fs::path(folder) / (Day::of(now).text() + ".jsonl");
  Known known;
  const auto files = files_of(folder);
  if (!files.empty()) {
    cut_half_line(files.back());
    known = known_from(files.back());
    // A clock that was set back must not write before what is already there.
    if (today < files.back()) return 0;
    if (files.back() != today) known.sequences.clear();
    for (auto before = files.rbegin(); known.link.empty() && before != files.rend(); ++before)
      known.link = known_from(*before).link;
  }
  std::string text;
  std::int64_t written = 0;
  for (auto& head : heads_now(database, now)) {
    const auto last = known.sequences.find(head.tenant);
    if (last != known.sequences.end() && last->second == head.sequence) continue;
    known.link = head.link = link_after(known.link, head);
    text += wire::encode(head) + "\n";
    ++written;
  }
  if (!text.empty()) append_durably(today, text);
  return written;
}

NamedCheck heads_check(const std::string& folder) {
  return {"audit-heads", "Every chain still has the ends that were noted in " + folder + ".",
          [folder](db::Reader& reader, const Progress& progress) {
            return compare_heads(reader, folder, progress);
          }};
}

}  // namespace pc::audit
