// Act: 批量拨款. Every customer is a transaction of its own, with a result per row; sent again under the same key it
// does nothing twice.
#pragma once
#include "allocate.hpp"

namespace pc::funds {

struct BulkItem {
  static constexpr const char* shape_name = "BulkItem";
  customers::CustomerId customer_id;
  Money amount;
  static wire::Fields fields();
};
struct BulkAllocate {
  static constexpr const char* shape_name = "BulkAllocate";
  Source source = Source::topup;
  Text<0, 200> memo;
  wire::List<BulkItem, limits::bulk_items_max> items;
  static wire::Fields fields();
};
struct BulkResult {
  static constexpr const char* shape_name = "BulkResult";
  std::string customer_id;
  bool ok = false;
  std::optional<std::string> trans_id, error_code, error_msg, request_id;
  static wire::Fields fields();
};
struct BulkResults {
  static constexpr const char* shape_name = "BulkResults";
  int succeeded = 0;
  int failed = 0;
  int in_review = 0;
  Money amount_succeeded;
  std::vector<BulkResult> results;
  static wire::Fields fields();
};

/// Refuses the whole call only for funds.repeated_customer, an empty list or a key used for another request; all else
/// is told row by row. The total never exceeds what is available, because all rows meet the same account in turn.
Result<BulkResults> bulk_allocate(const access::Principal& who, edge::Exchange& exchange, const BulkAllocate& input);

/// Removes the rows of bulk calls that are older than limits::answers_kept_seconds; returns how many. Throws
/// db::Error.
std::int64_t forget_old_bulk_rows(db::Database& database, Instant now);

}  // namespace pc::funds
