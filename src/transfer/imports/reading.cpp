#include "reading.hpp"

#include "platform/base/hash.hpp"
#include "platform/documents/csv_file.hpp"

namespace pc::imports {
namespace {

constexpr std::size_t k_value_bytes = 200;

/// At most k_value_bytes of it, whole characters.
std::string shortened(std::string_view text) {
  if (text.size() <= k_value_bytes) return std::string(text);
  std::size_t end = k_value_bytes;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

}  // namespace

FaultLine fault_line(std::int64_t line, const Refusal& why, std::string_view value) {
  return {line,
          why.field,
          std::string(why.code->id),
          why.message(Language::en),
          why.message(Language::zh_CN),
          shortened(value)};
}

std::optional<Said> Reading::read(const std::vector<File>& files) {
  several_ = files.size() > 1;
  for (const auto& file : files) {
    shown_name_ = files.size() > 1 ? file.name : "";
    read_file(file);
    if (why_) break;
  }
  return why_;
}

void Reading::read_file(const File& file) {
  documents::CsvFile source(file.path);
  documents::CsvReader csv;
  Sha256 content;
  headed_ = false;
  last_line_ = lines_ = 0;
  for (bool first = true; !why_; first = false) {
    const auto part = source.read();
    if (!part) return end_at(last_line_ + 1, *part.refusal().code);
    if (part->empty()) break;
    if (first)
      if (const auto why = documents::why_no_csv(*part)) return fail(*why);
    if (several_) content.add(*part);
    csv.feed(*part);
    follower_.bytes_done(bytes_before_ + source.bytes_done());
    take_records(csv);
  }
  if (why_) return;
  csv.finish();
  take_records(csv);
  if (!headed_ && !why_) fail({&errors::empty_file});
  if (several_ && !why_) check_not_twice(content.hex());
  bytes_before_ += source.bytes_done();
}

/// The same file under another name or packed in another way. Two files of one equal line each may well be two charges.
void Reading::check_not_twice(const std::string& content_hash) {
  const auto [same, fresh] = names_of_contents_.emplace(content_hash, shown_name_);
  if (!fresh && lines_ > 1) fail({&errors::same_content, "files", same->second});
}

void Reading::take_records(documents::CsvReader& csv) {
  using Next = documents::CsvReader::Next;
  while (!why_) {
    const Next next = csv.next();
    if (next == Next::more || next == Next::end) return;
    if (next == Next::record) {
      headed_ ? take_line(csv) : take_header(csv);
      continue;
    }
    const auto& fault = csv.fault();
    if (fault.last) return end_at(fault.line, *fault.code);
    auto line = fault_line(fault.line, Refusal{fault.code}, {});
    line.file_name = shown_name_;
    follower_.refused(std::move(line));
  }
}

void Reading::take_header(const documents::CsvReader& csv) {
  const auto known = reader_.header(csv.fields());
  headed_ = known.ok();
  if (!known) fail(known.refusal());
}

void Reading::take_line(const documents::CsvReader& csv) {
  follower_.line_read();
  last_line_ = csv.line();
  ++lines_;
  if (auto fault = reader_.take(csv.fields(), csv.line())) {
    fault->file_name = shown_name_;
    return follower_.refused(std::move(*fault));
  }
  if (++kept_ < part_lines_) return;
  kept_ = 0;
  follower_.part();
}

/// One fault, at which the file ends for us.
void Reading::end_at(std::int64_t line, const ErrorCode& code) {
  auto fault = fault_line(line, Refusal{&code}, {});
  fault.file_name = shown_name_;
  const auto number = std::to_string(line);
  why_ = Said{(shown_name_.empty() ? "Line " : shown_name_ + ", line ") + number + ": " + fault.reason_en +
                  " Nothing after it was read. " + std::string(kind_.after_en),
              shown_name_ + "第 " + number + " 行：" + fault.reason_zh + "此后的内容均未读取。" +
                  std::string(kind_.after_zh)};
  follower_.refused(std::move(fault));
}

void Reading::fail(const Refusal& why) {
  const bool several = !shown_name_.empty();
  why_ = Said{(several ? shown_name_ + ": " : "") + why.message(Language::en),
              (several ? shown_name_ + "：" : "") + why.message(Language::zh_CN)};
}

}  // namespace pc::imports
