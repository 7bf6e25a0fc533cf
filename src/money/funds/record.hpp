// The record of one adjustment, as it is stored, listed and answered.
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct Adjustment {
  static constexpr const char* shape_name = "Adjustment";
  std::string trans_id;
  Operation operation_type = Operation::allocate;
  std::int64_t target = 0;  // the customer, or the reseller of a general distributor
  std::string customer_id;
  std::string customer_name;
  std::string customer_kind = "customer";
  Money amount;
  Source source = Source::topup;
  Money arrears_settled;
  Money customer_balance;
  std::string memo;
  std::string apply_scene;
  std::string operator_name;
  Instant at;
  AdjustmentId id;
  static wire::Fields fields();
};

}  // namespace pc::funds
