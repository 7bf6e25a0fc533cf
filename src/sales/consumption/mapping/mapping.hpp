// Acts on mappings of billing accounts to customers (账户映射): made, ended and changed by date, run again.
#pragma once
#include "sales/consumption/delivery/match.hpp"
#include "market/customers/customers.hpp"
#include "core/work/work.hpp"

namespace pc::consumption {

namespace errors {
inline constexpr ErrorCode mapping_exists{"mappings.exists", Kind::conflict,
                                          "This account is mapped already on these days: {}",
                                          "该账户在这些日期已有映射：{}"};
inline constexpr ErrorCode unknown_mapping{"mappings.unknown", Kind::not_found, "There is no such mapping.",
                                           "该映射不存在。"};
}  // namespace errors

/// Days of GMT+08:00. Without a first day it has always held, without a last one it goes on.
struct NewMapping {
  std::string billing_account_id, sub_account_id;  // "": every sub-account without its own
  std::int64_t customer_id = 0;
  std::optional<Day> from = {}, to = {};
  DeliveryMode delivery = DeliveryMode::unsaid;
};
struct Mapped {
  std::int64_t mapping_id = 0;
  std::int64_t lines_landed = 0;
  Money amount_charged;
};
/// Maps, and lands what waited for it. Refuses customers.unknown, mappings.exists, invalid_value.
Result<Mapped> map_account(db::Database& database, const access::Principal& who, const NewMapping& mapping);

/// From a day on the account belongs to another customer; lines that have landed stay where they are. Refuses
/// mappings.unknown, customers.unknown, invalid_value.
Result<Mapped> change_mapping(db::Database& database, const access::Principal& who, std::int64_t mapping_id,
                              Day from, std::int64_t customer_id);

/// `to`: the last day on which it holds; before its first one: it never held. Refuses mappings.unknown, invalid_value.
Outcome end_mapping(work::Work& work, std::int64_t mapping_id, Day to);
/// How bills of the account are delivered when it is not said with them; for all mappings of the account.
Outcome set_delivery(work::Work& work, std::int64_t mapping_id, DeliveryMode delivery);

/// Lands what waits for this account and can land now. Refuses mappings.unknown.
Result<Mapped> run_mapping(db::Database& database, std::int64_t mapping_id);

}  // namespace pc::consumption
