// The declared lists of customers: of a tenant, and the vendor's. Where they are looked for is said by their scope,
// which customer_search makes.
#pragma once
#include "customer_list.hpp"
#include "api/lists/list.hpp"

namespace pc::directory::store {

/// What the caller may see, and where it is looked for first; what is 0 is not asked.
struct CustomerScope {
  TenantId tenant_id;
  /// Along the list of this partner; a partner that is only compared; one whose resellers' customers are meant.
  std::int64_t partner_id = 0, compared_partner = 0, distributor = 0;
  std::int64_t own = 0, team = 0;
  /// FreezeFilter + 1 (what stands in the row) or + 6 (in effect); frozen until then.
  std::int64_t freeze = 0;
  Instant frozen_until;
  /// The month for who sees all rows, and its days.
  std::int64_t cycle = 0;
  Day month_first, month_end;
  /// Fen: at least so much spent in it and less than so much, for who sees all rows, and for others; at least so much
  /// when few have spent it.
  std::int64_t spent_least = 0, spent_below = 0, scoped_least = 0, scoped_below = 0, spent_few = 0;
  /// When a resource of theirs expires; 1: looked at for each customer, 2: few do.
  Instant expires_from, expires_to;
  std::int64_t expiry = 0;
  /// Parts of names; of a name that more have than are counted, for counting only.
  std::int64_t part_first = 0, part_last = 0, other_first = 0, other_last = 0;
  std::int64_t frequent_first = 0, frequent_last = 0;
};

using CustomerList = lists::List<CustomerRow, CustomerQuery, CustomerScope, CustomerRows>;
extern const CustomerList k_customers, k_customers_everywhere;

/// What SQL does not give, for this reader.
void finish(std::span<CustomerRow> rows, const access::Principal& who);

}  // namespace pc::directory::store
