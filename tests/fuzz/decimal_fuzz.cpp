// Two decimals, a line each: text and back, sums, products, truncation to fen.
#include "fuzz.hpp"
#include "platform/base/base.hpp"

namespace {

using pc::Decimal;
using pc::fuzz::holds;

void check_one(std::string_view text) {
  const auto value = Decimal::parse(text);
  const auto money = pc::Money::parse(text);
  holds(value || !money, "money that is no number");
  if (!value) return;
  holds(Decimal::parse(value->text()) == value, "text and back");
  holds(Decimal::parse(value->text(2)) == value || value->text(2).size() > 36, "text with decimals and back");
  if (money) holds(*Decimal::parse(money->text()) == *value, "money has another value");
  if (const auto charged = pc::truncate_to_fen(*value); charged && value->scale() <= pc::k_rated_scale) {
    const auto sum = Decimal::sum(Decimal(charged->charged.in_fen(), 2),
                                  Decimal(charged->dropped_e11, pc::k_rated_scale));
    holds(sum && *sum == *value, "charged and dropped are not the price");
  }
  const auto zero = Decimal::sum(*value, Decimal(-value->units(), value->scale()));
  holds(zero && zero->zero(), "a value less itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = pc::fuzz::text_of(data, size);
  const auto first = pc::fuzz::take_line(rest);
  const auto second = pc::fuzz::take_line(rest);
  check_one(first);
  check_one(second);
  const auto a = Decimal::parse(first);
  const auto b = Decimal::parse(second);
  if (!a || !b) return 0;
  const auto sum = Decimal::sum(*a, *b);
  const auto product = Decimal::product(*a, *b);
  holds(sum == Decimal::sum(*b, *a), "a sum depends on the order");
  holds(product == Decimal::product(*b, *a), "a product depends on the order");
  if (sum) {
    const auto back = Decimal::sum(*sum, Decimal(-b->units(), b->scale()));
    holds(!back || *back == *a, "a sum cannot be taken back");
  }
  if (product) holds(product->negative() == (a->negative() != b->negative()) || product->zero(), "sign of a product");
  return 0;
}
