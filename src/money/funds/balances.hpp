// Reading: what a partner or customer has. Spec: fund transfers, partner account types; 资金管理.
#pragma once
#include "funds.hpp"

namespace pc::funds {

/// 充值账户. `on_hold` waits for a second person (待审批冻结) and cannot be allocated.
struct TopupBalance {
  static constexpr const char* shape_name = "TopupBalance";
  Money balance;
  Money on_hold;
  Money available;
  static wire::Fields fields();
};
/// 信用账户. An expired credit line has nothing available.
struct CreditBalance {
  static constexpr const char* shape_name = "CreditBalance";
  Money limit;
  Money used;
  Money on_hold;
  Money available;
  std::optional<Instant> expires_at;
  static wire::Fields fields();
};
struct FundsBalance {
  static constexpr const char* shape_name = "FundsBalance";
  TopupBalance topup;
  CreditBalance credit;
  Money total_available;
  static wire::Fields fields();
};

FundsBalance balance_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner, Instant now);

struct BalanceQuery {
  static constexpr const char* shape_name = "BalanceQuery";
  std::optional<partners::PartnerId> partner_id;
  static wire::Fields fields();
};
Result<FundsBalance> show_balances(const work::View& view, const BalanceQuery& query);

struct MyBalance {
  static constexpr const char* shape_name = "MyBalance";
  std::string partner_name;
  customers::Association association_type = customers::Association::resale;
  Money balance, on_hold, available, balance_topup, balance_credit, arrears;
  static wire::Fields fields();
};
/// A customer's own view. Refuses customers.unknown for everybody else.
Result<MyBalance> show_my_balance(const work::View& view, const edge::Nothing&);

}  // namespace pc::funds
