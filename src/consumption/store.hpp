// Statements and row mapping of consumption.
#pragma once
#include "catalogue/exchange.hpp"
#include "charging/charging.hpp"
#include "consumption.hpp"
#include "customers/customers.hpp"
#include "usage_line.hpp"

namespace pc::consumption::errors {
inline constexpr ErrorCode no_rate{"consumption.no_rate", Kind::precondition,
                                   "There is no exchange rate for this currency on that day: {}",
                                   "当日没有该币种的汇率：{}"};
inline constexpr ErrorCode amount_out_of_range{"consumption.amount_out_of_range", Kind::invalid,
                                               "The amount is too large. {}", "金额超出范围。{}"};
inline constexpr ErrorCode mapping_exists{"mappings.exists", Kind::conflict, "This account is mapped already.",
                                          "该账户已映射。"};
}  // namespace pc::consumption::errors

namespace pc::consumption::store {

extern const db::Statement select_known, select_known_waiting, upsert_sum, delete_waiting,
    select_mappings_all, insert_mapping, select_waiting_accounts, count_waiting_accounts, select_mapping_rows,
    select_mapped_customer, count_mapping_rows;

void append_line(db::Transaction& tx, TenantId tenant, std::int64_t id, const UsageLine& line,
                 const customers::Customer& customer, const catalogue::Rate& rate, const Decimal& amount,
                 const Decimal& list, const Charged& charged, const charging::Payment& payment);
void append_waiting(db::Transaction& tx, const UsageLine& line);
std::vector<UsageLine> waiting_lines(db::Reader& reader, const std::string& billing_account,
                                     const std::string& sub_account, const std::string& after, std::int64_t limit);

}  // namespace pc::consumption::store
