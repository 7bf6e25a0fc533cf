#include "task.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pc::exports {
namespace {

template <class E, std::size_t N>
using Texts = std::array<std::pair<E, std::string_view>, N>;

constexpr Texts<State, 4> k_states{{{State::waiting, "waiting"},
                                    {State::running, "running"},
                                    {State::done, "done"},
                                    {State::failed, "failed"}}};
constexpr Texts<Format, 2> k_formats{{{Format::csv, "csv"}, {Format::xlsx, "xlsx"}}};
constexpr Texts<Scope, 2> k_scopes{{{Scope::filtered, "filtered"}, {Scope::all, "all"}}};

template <class E, std::size_t N>
std::string_view text_in(const Texts<E, N>& texts, E value) {
  for (const auto& [known, text] : texts)
    if (known == value) return text;
  return "";
}

template <class E, std::size_t N>
std::optional<E> value_in(const Texts<E, N>& texts, std::string_view text) {
  for (const auto& [value, known] : texts)
    if (known == text) return value;
  return std::nullopt;
}

/// "20261124-120000" in business time, from "2026-11-24T04:00:00…".
std::string stamp_of(Instant at) {
  constexpr std::int64_t offset_seconds = 8 * 3600;
  std::string stamp;
  for (const char c : at.plus_seconds(offset_seconds).text().substr(0, 19))
    if (c == 'T')
      stamp.push_back('-');
    else if (c >= '0' && c <= '9')
      stamp.push_back(c);
  return stamp;
}

}  // namespace

std::string_view state_text(State state) { return text_in(k_states, state); }
std::optional<State> state_of_text(std::string_view text) { return value_in(k_states, text); }
std::string_view format_text(Format format) { return text_in(k_formats, format); }
std::optional<Format> format_of_text(std::string_view text) { return value_in(k_formats, text); }
std::string_view scope_text(Scope scope) { return text_in(k_scopes, scope); }
std::optional<Scope> scope_of_text(std::string_view text) { return value_in(k_scopes, text); }

std::string_view title_of(const Task& task, Language language) {
  return language == Language::en ? task.title_en : task.title_zh;
}

std::string saved_name(const Task& task) {
  return std::string(title_of(task, task.language)) + "-" + stamp_of(task.created_at) + "." +
         std::string(format_text(task.format));
}

std::string stored_name(const Task& task) {
  return task.id.text() + "." + std::string(format_text(task.format));
}

std::optional<int> percent(const Task& task) {
  if (task.state == State::done) return 100;
  if (task.rows_total <= 0) return std::nullopt;
  return static_cast<int>(std::min<std::int64_t>(99, task.rows_done * 100 / task.rows_total));
}

std::string_view without_guard(std::string_view cell) {
  const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                       std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

}  // namespace pc::exports
