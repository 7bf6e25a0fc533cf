#include "identity.hpp"

#include <initializer_list>

#include "platform/base/hash.hpp"

namespace pc::consumption::focus {
namespace {

constexpr std::size_t k_half = 16;

/// With lengths, so that no two lists of values are the same text.
std::string half(std::initializer_list<std::string_view> values) {
  std::string text;
  for (const auto value : values) text.append(std::to_string(value.size())).append(1, ':').append(value);
  return sha256_hex(text).substr(0, k_half);
}

}  // namespace

std::string charge_key(const Line& line) {
  // Some providers write the same resource with other capitals each time.
  return half({line.sub_account_id, line.charge_period.from.text_micros(), line.charge_period.to.text_micros(),
               text_of(line.category), line.correction ? "Correction" : "", line.currency,
               lower_ascii(line.resource_id)}) +
         half({line.sku_id, line.sku_price_id, line.sku_meter, line.region_id, line.commitment_id,
               line.commitment_status ? text_of(*line.commitment_status) : "", line.source_id});
}

}  // namespace pc::consumption::focus
