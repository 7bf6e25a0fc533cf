#include "question.hpp"

namespace pc::consumption {

wire::Fields DifferenceOf::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&DifferenceOf::currency>("currency", "Currency of the bill."),
      wire::field<&DifferenceOf::amount>("amount", "What would be charged more, or less, exact.")};
  return all;
}

wire::Fields Question::fields() {
  using Q = Question;
  static constexpr wire::Field all[] = {
      wire::field<&Q::equal>("equal", "Lines that are booked as they are."),
      wire::field<&Q::changed>("changed", "Lines that are booked with another amount."),
      wire::field<&Q::gone>("gone", "Booked lines that are not among them."),
      wire::field<&Q::added>("added", "Lines that are not booked."),
      wire::field<&Q::alike>("alike", "Added lines that look like booked ones which are not among them."),
      wire::field<&Q::alike_elsewhere>("alike_elsewhere",
                                       "Added lines that are booked under another name of the provider."),
      wire::field<&Q::refused>("refused", "Lines that could not be read."),
      wire::field<&Q::differences>("differences", "What a snapshot would change, by currency.")};
  return all;
}

std::string question_of(const Comparison& found) {
  Question q{found.equal, found.changed,         found.gone,    found.added,
             found.alike, found.alike_elsewhere, found.refused, {}};
  for (const auto& [currency, amount] : found.difference) q.differences.push_back({currency, amount});
  return wire::encode(q);
}

std::optional<Question> read_question(const std::string& text) {
  const auto json = wire::Json::parse(text);
  if (!json) return std::nullopt;
  auto question = wire::decode<Question>(*json);
  if (!question) return std::nullopt;
  return std::move(*question);
}

Comparison comparison_of(const Question& q) {
  Comparison found;
  found.equal = q.equal;
  found.changed = q.changed;
  found.gone = q.gone;
  found.added = q.added;
  found.alike = q.alike;
  found.alike_elsewhere = q.alike_elsewhere;
  found.refused = q.refused;
  for (const auto& each : q.differences) found.difference[each.currency] = each.amount;
  return found;
}

}  // namespace pc::consumption
