#include "lists.hpp"

namespace pc::lists {
namespace {

std::string allowed_sorts(std::span<const SortKey> keys) {
  std::string text;
  for (const auto& key : keys) {
    if (!text.empty()) text += ", ";
    text += std::string(key.name) + ", -" + std::string(key.name);
  }
  return text;
}

}  // namespace

std::optional<std::int64_t> end_of_list(Limit limit, Offset offset, std::size_t rows) {
  const auto shown = static_cast<std::int64_t>(rows);
  if (shown == limit.value || (shown == 0 && offset.value > 0)) return std::nullopt;
  return offset.value + shown;
}

Result<std::int64_t> sort_number(const std::optional<Text<1, 64>>& sort, std::span<const SortKey> keys,
                                 int initial) {
  if (!sort) return std::int64_t{initial};
  const bool descending = sort->value.front() == '-';
  const std::string_view wanted = std::string_view(sort->value).substr(descending ? 1 : 0);
  for (const auto& key : keys)
    if (key.name == wanted) return std::int64_t{key.number + (descending ? 1 : 0)};
  return refuse(pc::errors::invalid_value, "sort", allowed_sorts(keys));
}

std::string whole_pattern(const std::optional<Text<0, 64>>& text) {
  if (!text) return {};
  std::string pattern;
  for (const char c : text->value) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern;
}

std::string contains_pattern(const std::optional<Text<0, 64>>& text) {
  if (!text || text->empty()) return {};
  return "%" + whole_pattern(text) + "%";
}

Outcome check_masked_filter(bool sees_it_in_full, std::string_view asked, std::string_view field) {
  if (sees_it_in_full || asked.empty()) return Done{};
  return refuse(errors::masked_filter, std::string(field));
}

std::string text_or_empty(const std::optional<Text<0, 64>>& text) {
  return text ? text->value : std::string();
}

Period period_of(const std::optional<Day>& from, const std::optional<Day>& to) {
  return {from ? from->begin() : Instant{0}, to ? to->end() : k_end_of_time};
}

std::int64_t end_or_zero(const Period& period) { return period.open() ? 0 : period.to.micros; }

}  // namespace pc::lists
