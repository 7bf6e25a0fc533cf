// What an operator is asked about a delivery, as it is kept and as the API tells it.
#pragma once
#include "sales/consumption/delivery/match.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::consumption {

struct DifferenceOf {
  static constexpr const char* shape_name = "DeliveryDifference";
  std::string currency;
  Decimal amount;
  static wire::Fields fields();
};
struct Question {
  static constexpr const char* shape_name = "DeliveryComparison";
  std::int64_t equal = 0, changed = 0, gone = 0, added = 0, alike = 0, alike_elsewhere = 0, refused = 0;
  std::vector<DifferenceOf> differences;
  static wire::Fields fields();
};

std::string question_of(const Comparison& found);
/// Nothing when it is none.
std::optional<Question> read_question(const std::string& text);
Comparison comparison_of(const Question& question);

}  // namespace pc::consumption
