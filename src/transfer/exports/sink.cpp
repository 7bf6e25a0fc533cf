#include "sink.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "platform/base/hash.hpp"
#include "platform/documents/csv.hpp"
#include "api/lists/lists.hpp"

namespace pc::exports {
namespace {

constexpr std::size_t k_flush_at = 256 * 1024;

/// A file of CSV lines.
class CsvFile {
 public:
  CsvFile(const std::string& path, bool mark)
      : file_(std::fopen(path.c_str(), "wb")),
        writer_(text_, {.byte_order_mark = mark, .formulas_as_text = true}) {
    if (file_ == nullptr) throw std::runtime_error("cannot write " + path);
  }
  ~CsvFile() {
    if (file_ != nullptr) std::fclose(file_);
  }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;

  void row(std::span<const std::string_view> cells) {
    writer_.record(cells);
    if (text_.size() >= k_flush_at) flush();
  }
  void close() {
    flush();
    const bool whole = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0;
    if (std::fclose(std::exchange(file_, nullptr)) != 0 || !whole)
      throw std::runtime_error("cannot write the file");
  }

 private:
  void flush() {
    if (std::fwrite(text_.data(), 1, text_.size(), file_) != text_.size())
      throw std::runtime_error("cannot write the file");
    text_.clear();
  }
  std::FILE* file_;
  std::string text_;
  documents::CsvWriter writer_;
};

}  // namespace

struct Sink::Impl {
  Impl(const std::string& path, const Task& task, std::span<const documents::Cells> cells_)
      : kinds(cells_.begin(), cells_.end()) {
    if (task.format == Format::csv)
      csv = std::make_unique<CsvFile>(path, task.byte_order_mark);
    else
      xlsx = std::make_unique<documents::XlsxTable>(path, task.language == Language::en ? "Data" : "数据");
  }

  documents::CsvReader reader;
  std::unique_ptr<CsvFile> csv;
  std::unique_ptr<documents::XlsxTable> xlsx;
  std::vector<documents::Cells> kinds;
  std::int64_t records = 0;
  std::vector<std::string> cells;
  std::optional<std::size_t> customer_column;
  std::set<std::int64_t> customers;

  void drain() {
    for (;;) {
      const auto next = reader.next();
      ensure(next != documents::CsvReader::Next::fault, "a list writes good CSV");
      if (next != documents::CsvReader::Next::record) return;
      put(reader.fields());
    }
  }
  void note_customer(std::span<const std::string_view> fields) {
    if (records == 1) {
      for (std::size_t i = 0; i < fields.size(); ++i)
        if (lists::is_customer_id(fields[i])) customer_column = i;
    } else if (customer_column) {
      if (const auto id = parse_id(fields[*customer_column])) customers.insert(*id);
    }
  }
  std::vector<documents::TableHead> heads_of(std::span<const std::string_view> fields) const {
    ensure(kinds.empty() || fields.size() <= kinds.size(), "a list says what stands in all of its columns");
    std::vector<documents::TableHead> heads;
    for (std::size_t i = 0; i < fields.size(); ++i)
      heads.push_back({std::string(fields[i]), kinds.empty() ? documents::Cells::as_it_looks : kinds[i]});
    return heads;
  }
  void put(std::span<const std::string_view> fields) {
    ++records;
    note_customer(fields);
    if (csv) return csv->row(fields);
    if (records == 1) return xlsx->head(heads_of(fields));
    cells.clear();
    for (const auto field : fields) cells.emplace_back(without_guard(field));
    xlsx->row(cells);
  }
};

Sink::Sink(const std::string& path, const Task& task, std::span<const documents::Cells> cells)
    : impl_(std::make_unique<Impl>(path, task, cells)) {}
Sink::~Sink() = default;

void Sink::write(std::string_view csv) {
  impl_->reader.feed(csv);
  impl_->drain();
}

void Sink::close() {
  impl_->reader.finish();
  impl_->drain();
  if (impl_->csv)
    impl_->csv->close();
  else
    impl_->xlsx->close();
}

const std::set<std::int64_t>& Sink::customers() const { return impl_->customers; }
std::int64_t Sink::rows() const { return impl_->records > 0 ? impl_->records - 1 : 0; }

Sum sum_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  Sha256 hash;
  Sum sum;
  std::array<char, 256 * 1024> piece;
  while (in.read(piece.data(), piece.size()), in.gcount() > 0) {
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(in.gcount()));
    hash.add(bytes);
    sum.bytes += static_cast<std::int64_t>(bytes.size());
  }
  sum.sha256 = hash.hex();
  return sum;
}

}  // namespace pc::exports
