// CSV read in one piece and in small ones is the same; what was read can be written and read again.
#include "fuzz.hpp"
#include "platform/documents/csv.hpp"
#include "platform/documents/csv_file.hpp"

namespace {

using pc::documents::CsvReader;

struct Reading {
  std::vector<std::vector<std::string>> records;
  std::vector<std::int64_t> lines;
  std::vector<std::string> faults;
  bool operator==(const Reading&) const = default;
};

Reading read(std::string_view text, std::size_t chunk) {
  CsvReader reader({200, 600, 20});
  Reading reading;
  bool finished = false;
  for (auto next = reader.next(); next != CsvReader::Next::end; next = reader.next()) {
    if (next == CsvReader::Next::record) {
      reading.records.emplace_back(reader.fields().begin(), reader.fields().end());
      reading.lines.push_back(reader.line());
    } else if (next == CsvReader::Next::fault) {
      reading.faults.push_back(std::string(reader.fault().code->id) + std::to_string(reader.fault().line));
      if (reader.fault().last) break;
    } else if (text.empty()) {
      pc::fuzz::holds(!finished, "a finished reader asks for more");
      reader.finish();
      finished = true;
    } else {
      reader.feed(text.substr(0, chunk));
      text.remove_prefix(std::min(chunk, text.size()));
    }
  }
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t chunk = 1 + data[0] % 32;
  const auto text = pc::fuzz::text_of(data + 1, size - 1);
  if (const auto why = pc::documents::why_no_csv(text))
    pc::fuzz::holds(!why->message(pc::Language::en).empty(), "a reason");
  const auto whole = read(text, text.size() + 1);
  pc::fuzz::holds(whole == read(text, chunk), "chunks change what is read");
  std::string written;
  pc::documents::CsvWriter writer(written);
  for (const auto& record : whole.records)
    writer.record(std::vector<std::string_view>(record.begin(), record.end()));
  CsvReader again;
  again.feed(written);
  again.finish();
  for (const auto& record : whole.records) {
    pc::fuzz::holds(again.next() == CsvReader::Next::record, "a written record is lost");
    const auto fields = again.fields();
    pc::fuzz::holds(std::equal(record.begin(), record.end(), fields.begin(), fields.end()), "a field has changed");
  }
  pc::fuzz::holds(again.next() == CsvReader::Next::end, "more was written than there was");
  return 0;
}
