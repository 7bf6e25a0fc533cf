#include "clauses.hpp"

#include <algorithm>
#include <charconv>

namespace pc::db {
namespace {

constexpr std::size_t k_clauses_max = 64;

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  ensure(fault == std::errc() && end == text.data() + text.size(), "a clause begins with [n: or [n=v:");
  return number;
}

bool says_nothing(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == 0;
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  return true;
}

}  // namespace

Clauses::Clauses(std::string_view sql) {
  for (;;) {
    const auto open = sql.find('[');
    always_.emplace_back(sql.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = sql.find(']', open);
    ensure(close != std::string_view::npos, "a clause ends with ]");
    add(sql.substr(open + 1, close - open - 1));
    sql.remove_prefix(close + 1);
  }
  ensure(conditions_.size() <= k_clauses_max, "at most 64 clauses");
}

void Clauses::add(std::string_view clause) {
  const auto colon = clause.find(':');
  ensure(colon != std::string_view::npos, "a clause begins with [n: or [n=v:");
  const auto head = clause.substr(0, colon);
  const auto equals = head.find('=');
  Condition condition;
  condition.param = static_cast<std::size_t>(number_in(head.substr(0, equals)) - 1);
  if (equals != std::string_view::npos) {
    condition.wants_value = true;
    condition.value = number_in(head.substr(equals + 1));
  }
  conditions_.push_back(condition);
  clauses_.emplace_back(clause.substr(colon + 1));
}

bool Clauses::stands(const Condition& condition, std::span<const Value> params) const {
  ensure(condition.param < params.size(), "a clause asks for a parameter that is there");
  const Value& value = params[condition.param];
  if (!condition.wants_value) return !says_nothing(value);
  const auto* number = std::get_if<std::int64_t>(&value);
  return number != nullptr && *number == condition.value;
}

Clauses::Choice Clauses::choose(std::span<const Value> params) const {
  Choice choice = 0;
  for (std::size_t i = 0; i < conditions_.size(); ++i)
    if (stands(conditions_[i], params)) choice |= Choice{1} << i;
  return choice;
}

std::string Clauses::text(Choice choice) const {
  std::string text = always_.front();
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    if ((choice >> i & 1) != 0) text += clauses_[i];
    text += always_[i + 1];
  }
  return text;
}

std::vector<std::string> Clauses::samples() const {
  Choice plain = 0;
  for (std::size_t i = 0; i < conditions_.size(); ++i)
    if (!conditions_[i].wants_value) plain |= Choice{1} << i;
  std::vector<std::string> all = {text(0)};
  if (plain != 0) all.push_back(text(plain));
  for (std::size_t i = 0; i < conditions_.size(); ++i)
    if (conditions_[i].wants_value) all.push_back(text(plain | Choice{1} << i));
  return all;
}

}  // namespace pc::db
