// Public: customers of one partner by name, account, tag and time of association; for the Open API.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::directory {

/// Search within one partner. Texts are parts of names; empty: no filter. Newest association first.
struct Filter {
  explicit Filter(const customers::RowScope& rows_) : rows(rows_) {}
  customers::RowScope rows;
  TenantId tenant;
  partners::PartnerId partner;
  std::string name_pattern, account_pattern, tag_pattern;
  customers::CustomerId customer;  // none: all
  std::optional<customers::Association> association;
  Period associated{Instant{0}};
  std::int64_t limit = limits::page_rows_default;
  std::int64_t offset = 0;
};
struct Found {
  std::int64_t total = 0;
  std::vector<customers::Customer> customers;
};
Found search(db::Reader& reader, const Filter& filter);

}  // namespace pc::directory
