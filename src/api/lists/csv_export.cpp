#include <fmt/format.h>

#include "lists.hpp"
#include "platform/documents/csv.hpp"
#include "words.hpp"

namespace pc::lists {
namespace {

constexpr documents::CsvStyle k_guarded{.formulas_as_text = true};

template <class Cells>
std::string line_of(const Cells& cells) {
  std::string text;
  documents::CsvWriter writer(text, k_guarded);
  for (const std::string_view cell : cells) writer.field(cell);
  writer.end_record();
  return text;
}

/// "2026-11-24 12:00:00", GMT+08:00.
std::string business_time(Instant at) {
  const Day day = Day::of(at);
  const auto second = (at.micros - day.begin().micros) / 1'000'000;
  return fmt::format("{} {:02}:{:02}:{:02}", day.text(), second / 3600, second / 60 % 60, second % 60);
}

/// An instant as the console shows it, anything else as it is.
std::string in_business_time(const std::string& cell) {
  constexpr std::size_t k_shortest = 20, k_t = 10;
  if (cell.size() < k_shortest || cell[k_t] != 'T' || cell.back() != 'Z') return cell;
  const auto at = Instant::parse(cell);
  return at ? business_time(*at) : cell;
}

}  // namespace

bool is_customer_id(std::string_view head) { return head == customer_id().en || head == customer_id().zh; }

CsvExport::CsvExport(const Write& write, std::span<const Column> columns, const access::Principal& who)
    : write_(write), columns_(columns), who_(who) {
  std::vector<std::string_view> heads;
  for (const auto& column : columns) {
    ensure(column.words.empty() || has_words(column.words), "there are words for a column of codes");
    heads.push_back(who.language == Language::en ? column.en : column.zh);
  }
  write_("\xEF\xBB\xBF");
  write_(line_of(heads));
}

void CsvExport::line(std::span<const std::string> cells) {
  ensure(cells.size() == columns_.size(), "a cell for each column");
  std::vector<std::string> line;
  for (std::size_t i = 0; i < cells.size(); ++i) line.push_back(said(columns_[i], cells[i]));
  write_(line_of(line));
}

std::string CsvExport::said(const Column& column, const std::string& cell) const {
  if (column.anonymous) return access::shown(who_, Mask::name, cell);
  if (!column.words.empty()) return word(column.words, cell, who_.language);
  return in_business_time(cell);
}

}  // namespace pc::lists
