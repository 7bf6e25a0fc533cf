#include <algorithm>
#include <cstring>

#include "csv.hpp"

namespace pc::documents {
namespace {

constexpr std::string_view k_byte_order_mark = "\xef\xbb\xbf";

std::size_t index_of(char c) { return static_cast<unsigned char>(c); }

/// Whether all bytes are 1 to 127: eight at a time, since nearly all of every file is.
bool is_plain_ascii(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
  std::uint64_t bad = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    bad |= (word | (word - ones)) & tops;  // a top bit set, or a byte that borrows: zero
  }
  for (; i < text.size(); ++i) bad |= index_of(text[i]) >= 0x80 || text[i] == 0 ? tops : 0;
  return bad == 0;
}

}  // namespace

CsvReader::CsvReader(CsvLimits limits, char separator) : limits_(limits), separator_(separator) {
  for (const char c : {separator, '\n', '\r', '"'}) special_[index_of(c)] = true;
}

void CsvReader::feed(std::string_view chunk) {
  ensure(!finished_, "feeding a CSV reader that is finished");
  fields_.clear();
  if (start_ > 0) {
    buffer_.erase(0, start_);
    scan_ -= start_;
    field_begin_ -= std::min(field_begin_, start_);
    for (Field& part : parts_) {
      part.begin -= start_;
      part.end -= start_;
    }
    start_ = 0;
  }
  buffer_.append(chunk);
}

CsvReader::Next CsvReader::next() {
  fields_.clear();
  if (fault_.last) return Next::fault;
  for (;;) {
    switch (step()) {
      case Step::again:
        break;
      case Step::record:
        return Next::record;
      case Step::fault:
        return Next::fault;
      case Step::more:
        return finished_ ? Next::end : Next::more;
    }
  }
}

CsvReader::Step CsvReader::step() {
  if (at_file_start_) {
    const std::string_view head = std::string_view(buffer_).substr(0, k_byte_order_mark.size());
    if (head.size() < k_byte_order_mark.size() && k_byte_order_mark.starts_with(head) && !finished_)
      return Step::more;
    if (head == k_byte_order_mark) start_ = scan_ = k_byte_order_mark.size();
    at_file_start_ = false;
  }
  if (scan_ - start_ > limits_.record_bytes) return fail(errors::csv_too_long, true);
  if (scan_ == buffer_.size()) return finished_ ? step_at_end() : Step::more;
  const char c = buffer_[scan_];
  switch (state_) {
    case State::record_start:
      record_line_ = next_line_;
      if (c == '\n') {  // an empty line
        start_ = ++scan_;
        ++next_line_;
        return Step::again;
      }
      state_ = State::field_start;
      return Step::again;
    case State::field_start:
      return step_field_start(c);
    case State::plain:
      return step_plain();
    case State::quoted:
      return step_quoted();
    case State::quote_closed:
      return step_quote_closed(c);
    case State::carriage_return:
      if (c != '\n') return fail(errors::csv_line_end, true);
      return end_record(++scan_);
  }
  return Step::more;
}

CsvReader::Step CsvReader::step_field_start(char c) {
  field_quoted_ = c == '"';
  field_doubled_ = false;
  if (field_quoted_) ++scan_;
  field_begin_ = scan_;
  state_ = field_quoted_ ? State::quoted : State::plain;
  return Step::again;
}

/// Asked after every advance, so that it does not depend on where the pieces of a file end.
bool CsvReader::too_long() const {
  return scan_ - field_begin_ > limits_.field_bytes || scan_ - start_ > limits_.record_bytes;
}

CsvReader::Step CsvReader::step_plain() {
  const char* const data = buffer_.data();
  const std::size_t size = buffer_.size();
  while (scan_ < size && !special_[index_of(data[scan_])]) ++scan_;
  if (too_long()) return fail(errors::csv_too_long, true);
  if (scan_ == size) return Step::again;
  const char c = data[scan_];
  if (c == '"') return fail(errors::csv_quote, true);
  end_field(scan_++);
  if (c == separator_) {
    state_ = State::field_start;
    return Step::again;
  }
  if (c == '\n') return end_record(scan_);
  state_ = State::carriage_return;
  return Step::again;
}

CsvReader::Step CsvReader::step_quoted() {
  const void* found = std::memchr(buffer_.data() + scan_, '"', buffer_.size() - scan_);
  scan_ = found ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) : buffer_.size();
  if (too_long()) return fail(errors::csv_too_long, true);
  if (found) {
    ++scan_;
    state_ = State::quote_closed;
  }
  return Step::again;
}

CsvReader::Step CsvReader::step_quote_closed(char c) {
  if (c == '"') {
    field_doubled_ = true;
    ++scan_;
    state_ = State::quoted;
    return Step::again;
  }
  if (c != separator_ && c != '\n' && c != '\r') return fail(errors::csv_quote, true);
  end_field(scan_ - 1);
  ++scan_;
  if (c == '\n') return end_record(scan_);
  state_ = c == separator_ ? State::field_start : State::carriage_return;
  return Step::again;
}

CsvReader::Step CsvReader::step_at_end() {
  switch (state_) {
    case State::record_start:
      return Step::more;
    case State::field_start:  // after a separator: one more field, empty
      field_quoted_ = false;
      end_field(field_begin_ = scan_);
      return end_record(scan_);
    case State::plain:
      end_field(scan_);
      return end_record(scan_);
    case State::quoted:
      return fail(errors::csv_unterminated, true);
    case State::quote_closed:
      end_field(scan_ - 1);
      return end_record(scan_);
    case State::carriage_return:
      return end_record(scan_);
  }
  return Step::more;
}

void CsvReader::end_field(std::size_t end) {
  parts_.push_back({field_begin_, end, field_quoted_, field_doubled_});
}

CsvReader::Step CsvReader::end_record(std::size_t after) {
  state_ = State::record_start;
  const bool blank = parts_.size() == 1 && parts_[0].begin == parts_[0].end && !parts_[0].quoted;
  const bool is_text = record_is_text();
  const bool too_many = parts_.size() > limits_.fields;
  // A record without quoted fields is one line; only the others need counting.
  const bool one_line =
      std::none_of(parts_.begin(), parts_.end(), [](const Field& part) { return part.quoted; });
  if (one_line)
    ++next_line_;
  else
    count_lines(after);
  if (!blank && is_text && !too_many) collect_fields();
  start_ = scan_ = after;
  parts_.clear();
  if (blank) return Step::again;
  if (!is_text) return fail(errors::csv_encoding, false);
  if (too_many) return fail(errors::csv_too_many_fields, false);
  return Step::record;
}

bool CsvReader::record_is_text() const {
  const auto record = std::string_view(buffer_).substr(start_, scan_ - start_);
  if (is_plain_ascii(record)) return true;
  return record.find('\0') == std::string_view::npos && utf8_length(record) != std::string_view::npos;
}

void CsvReader::collect_fields() {
  fields_.reserve(parts_.size());
  for (const Field& part : parts_) {
    char* const begin = buffer_.data() + part.begin;
    std::size_t length = part.end - part.begin;
    if (part.doubled) {  // the field only shrinks, so it can stay where it is
      std::size_t kept = 0;
      for (std::size_t i = 0; i < length; ++i) {
        if (begin[i] == '"') ++i;
        begin[kept++] = begin[i];
      }
      length = kept;
    }
    fields_.emplace_back(begin, length);
  }
}

/// Moves next_line_ on to the line of buffer_[to].
void CsvReader::count_lines(std::size_t to) {
  const auto begin = buffer_.begin() + static_cast<std::ptrdiff_t>(start_);
  next_line_ += std::count(begin, buffer_.begin() + static_cast<std::ptrdiff_t>(to), '\n');
}

CsvReader::Step CsvReader::fail(const ErrorCode& code, bool last) {
  if (last) {  // tell the line of the field, which may lie far below the beginning of the record
    count_lines(std::clamp(field_begin_, start_, scan_));
    record_line_ = next_line_;
  }
  fault_ = {&code, record_line_, last};
  return Step::fault;
}

}  // namespace pc::documents
