// Public: finding customers by a part of their name among millions.
#pragma once
#include <string>
#include <string_view>

#include "market/customers/customer.hpp"
#include "platform/db/db.hpp"

namespace pc::directory {

/// The narrowest way to the customers whose name contains a text: they are among those in the range. The text itself is
/// still to be compared.
struct NameRange {
  std::int64_t first = 0, last = 0;  // 0, 0: no range, because nothing is looked for
  std::int64_t other_first = 0,
               other_last = 0;  // a second range that they are in as well; 0, 0: none worth its while
  bool narrow = false;  // few enough to be fetched and sorted; otherwise going through the list is quicker
};
NameRange name_range(db::Reader& reader, TenantId tenant, std::string_view text);

/// A clause of lists of customers: only those of which a part of the name lies in the narrow range of :part_first and
/// :part_last (NameRange::first, last) and, when there is one, in that of :other_first and :other_last. Asks for
/// :tenant_id. `customer`: alias of table customer, whose rows are fetched only when both hold. PostgreSQL, which plans
/// without the parameters, takes a range for a two-hundredth of all parts and would rather go through all customers; of
/// an unknown limit it expects few rows.
std::string named_like(const std::string& customer);

/// Beyond so many rows a list says "more than", and does not count.
inline constexpr std::int64_t k_counted_max = 10'000;
static_assert(k_counted_max + 1 == 10'001, "what named_like looks at");

}  // namespace pc::directory
