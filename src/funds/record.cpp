#include "record.hpp"
#include "wire/one_of.hpp"

namespace pc::funds {

wire::Fields Adjustment::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Adjustment::trans_id>("trans_id", "Transaction number."),
      wire::field<&Adjustment::operation_type>("operation_type", "What was done."),
      wire::field<&Adjustment::customer_id>("customer_id",
                                            "The customer, or the reseller of a general distributor."),
      wire::field<&Adjustment::customer_name>("customer_name", "Its name."),
      wire::one_of<&Adjustment::customer_kind, "customer", "reseller">(
          "customer_kind", "customer, or reseller of a general distributor."),
      wire::field<&Adjustment::amount>("amount", "Yuan moved."),
      wire::field<&Adjustment::source>("source", "The partner's account that paid or was paid back."),
      wire::field<&Adjustment::arrears_settled>("arrears_settled",
                                                "Yuan of the amount that cleared arrears at once."),
      wire::field<&Adjustment::customer_balance>("customer_balance",
                                                 "The customer's balance afterwards, in yuan."),
      wire::field<&Adjustment::memo>("memo", "Remark of whoever did it."),
      wire::field<&Adjustment::apply_scene>("apply_scene", "Where it was done: console, bulk or api."),
      wire::field<&Adjustment::operator_name>("operator", "Who did it."),
      wire::field<&Adjustment::at>("at", "When.")};
  return all;
}

}  // namespace pc::funds
