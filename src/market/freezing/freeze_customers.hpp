// Acts: 冻结账号, 冻结账号和资源, 解冻账号, 解冻账号和资源, of one customer or many; of many each has a result of its own.
// Reading: who froze a customer, when and why.
#pragma once
#include "control.hpp"
#include "market/freezing/freezing.hpp"

namespace pc::freezing {

struct FreezeMany {
  static constexpr const char* shape_name = "FreezeCustomers";
  wire::List<customers::CustomerId, 100> customer_ids;
  customers::Frozen what = customers::Frozen::account;
  Text<1, 500> reason;
  static wire::Fields fields();
};
struct FreezeResult {
  static constexpr const char* shape_name = "FreezeResult";
  customers::CustomerId customer_id;
  bool ok = false;
  customers::Frozen frozen = customers::Frozen::none;
  std::optional<std::string> error_code, error_msg;
  static wire::Fields fields();
};
struct FreezeResults {
  static constexpr const char* shape_name = "FreezeResults";
  std::int64_t succeeded = 0, failed = 0;
  std::vector<FreezeResult> results;
  static wire::Fields fields();
};
/// Refuses invalid_value, customers.reason_missing, customers.control_not_granted, customers.control_off; single
/// customers customers.unknown, customers.freeze_resale_only, customers.frozen_with_resources.
Result<FreezeResults> freeze_many(work::Work& work, const FreezeMany& input);
/// As above; of a frozen partner also customers.frozen_partner_unfreezes.
Result<FreezeResults> unfreeze_many(work::Work& work, const FreezeMany& input);

struct FreezeQuery {
  static constexpr const char* shape_name = "FreezeQuery";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct FreezeRow {
  static constexpr const char* shape_name = "FreezeRow";
  Instant at;
  customers::Frozen was = customers::Frozen::none, becomes = customers::Frozen::none;
  bool automatic = false;
  std::string reason, by;
  static wire::Fields fields();
};
struct FreezeRows {
  static constexpr const char* shape_name = "FreezeRows";
  std::vector<FreezeRow> items;
  static wire::Fields fields();
};
/// Of the partner it belongs to now, or belonged to last; newest first.
Result<FreezeRows> list_freezes(const work::View& view, const FreezeQuery& query);
/// Why it is frozen in effect; of the partner's standing that it is so, not the vendor's reason.
std::string reason_now(db::Reader& reader, const customers::Customer& customer, const InEffect& frozen,
                       Language language);

}  // namespace pc::freezing
