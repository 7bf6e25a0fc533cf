// ListPartnerBalances, ListPartnerAdjustRecords, ListPartnerAccountChangeRecords, ListCustomersBalancesDetail.
#include "common.hpp"
#include "money/funds/account_statement.hpp"
#include "money/funds/adjustments.hpp"
#include "money/funds/balances.hpp"
#include "money/funds/pots.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

constexpr int k_yuan = 1;          // measure_id of every amount
constexpr int k_topup_account = 1;  // account_type
constexpr int k_credit_account = 2;

struct BalancesQuery {
  OptionalText indirect_partner_id;
  PC_BSS_SHAPE(BalancesQuery,
               wire::naming<&BalancesQuery::indirect_partner_id>("partner", "indirect_partner_id",
                                                                 "Of this reseller."))
};
struct AccountBalanceV2 {
  std::string account_id;
  int account_type = k_topup_account;
  wire::MoneyNumber amount;
  std::string currency = "CNY";
  wire::MoneyNumber designated_amount, credit_amount;
  int measure_id = k_yuan;
  std::string memo;
  PC_BSS_SHAPE(AccountBalanceV2, wire::field<&AccountBalanceV2::account_id>("account_id", "Account number."),
               wire::field<&AccountBalanceV2::account_type>("account_type", "1 top-up, 2 credit."),
               wire::field<&AccountBalanceV2::amount>("amount",
                                                      "Yuan; of a credit account what can still be used."),
               wire::field<&AccountBalanceV2::currency>("currency", "CNY."),
               wire::field<&AccountBalanceV2::designated_amount>("designated_amount",
                                                                 "Of it on hold; it cannot be allocated."),
               wire::field<&AccountBalanceV2::credit_amount>("credit_amount", "Credit limit."),
               wire::field<&AccountBalanceV2::measure_id>("measure_id", "1: yuan."),
               wire::field<&AccountBalanceV2::memo>("memo", "Why money is on hold; else empty."))
};
struct BalancesResponse {
  std::vector<AccountBalanceV2> account_balances;
  PC_BSS_SHAPE(BalancesResponse,
               wire::field<&BalancesResponse::account_balances>("account_balances", "Accounts."))
};

Result<BalancesResponse> list_balances(const work::View& view, const BalancesQuery& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  const auto found = funds::balance_of(view.reader, partner.tenant, partner.id, view.now);
  AccountBalanceV2 topup;
  topup.account_id = "TA" + partner.id.text();
  topup.amount = {found.topup.balance};
  topup.designated_amount = {found.topup.on_hold};
  if (found.topup.on_hold.positive())
    topup.memo = "designated_amount: transfers that wait for a second person";
  AccountBalanceV2 credit;
  credit.account_id = "CA" + partner.id.text();
  credit.account_type = k_credit_account;
  credit.amount = {found.credit.available};
  credit.credit_amount = {found.credit.limit};
  return BalancesResponse{{topup, credit}};
}

struct AdjustRecordsQuery {
  OptionalText customer_id, operation_type, trans_id, indirect_partner_id;
  std::optional<Instant> operation_time_begin, operation_time_end;
  AnyOffset offset;
  lists::Limit limit;
  PC_BSS_SHAPE(AdjustRecordsQuery,
               wire::naming<&AdjustRecordsQuery::customer_id>("customer", "customer_id",
                                                              "Of this customer or reseller."),
               wire::field<&AdjustRecordsQuery::operation_type>(
                   "operation_type", "SOURCE_OPERATION_BEADJUST, …_BERETRIEVE, …_BEUNBIND."),
               wire::field<&AdjustRecordsQuery::operation_time_begin>("operation_time_begin",
                                                                      "Not before (UTC)."),
               wire::field<&AdjustRecordsQuery::operation_time_end>("operation_time_end", "Not after (UTC)."),
               wire::field<&AdjustRecordsQuery::trans_id>("trans_id", "Transaction number."),
               wire::defaulted<&AdjustRecordsQuery::offset>("offset", "Rows to skip."),
               wire::defaulted<&AdjustRecordsQuery::limit>("limit", "Rows, 1 to 100."),
               wire::naming<&AdjustRecordsQuery::indirect_partner_id>("partner", "indirect_partner_id",
                                                                      "Of this reseller."))
};
struct AdjustRecordV3 {
  std::string customer_id, customer_name, operation_type, amount, currency = "CNY", apply_scene,
                                                                  operation_time;
  int measure_id = k_yuan;
  std::string trans_id, memo;
  PC_BSS_SHAPE(AdjustRecordV3,
               wire::naming<&AdjustRecordV3::customer_id>("customer", "customer_id", "Customer or reseller."),
               wire::field<&AdjustRecordV3::customer_name>("customer_name", "Its name."),
               wire::field<&AdjustRecordV3::operation_type>("operation_type", "What was done."),
               wire::field<&AdjustRecordV3::amount>("amount", "Yuan."),
               wire::field<&AdjustRecordV3::currency>("currency", "CNY."),
               wire::field<&AdjustRecordV3::apply_scene>("apply_scene", "Where it was done."),
               wire::field<&AdjustRecordV3::operation_time>("operation_time", "When (UTC)."),
               wire::field<&AdjustRecordV3::measure_id>("measure_id", "1: yuan."),
               wire::field<&AdjustRecordV3::trans_id>("trans_id", "Transaction number."),
               wire::field<&AdjustRecordV3::memo>("memo", "Remark."))
};
struct AdjustRecordsResponse {
  std::vector<AdjustRecordV3> records;
  std::int64_t total_count = 0;
  PC_BSS_SHAPE(AdjustRecordsResponse, wire::field<&AdjustRecordsResponse::records>("records", "The page."),
               wire::field<&AdjustRecordsResponse::total_count>("total_count", "Records that match."))
};

struct OperationName {
  funds::Operation operation;
  std::string_view name;
};
constexpr OperationName k_operations[] = {
    {funds::Operation::allocate, "SOURCE_OPERATION_BEADJUST"},
    {funds::Operation::reclaim, "SOURCE_OPERATION_BERETRIEVE"},
    {funds::Operation::disassociation_reclaim, "SOURCE_OPERATION_BEUNBIND"}};

std::string operation_name(funds::Operation operation) {
  for (const auto& each : k_operations)
    if (each.operation == operation) return std::string(each.name);
  return {};
}

Result<AdjustRecordsResponse> list_adjust_records(const work::View& view, const AdjustRecordsQuery& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  funds::AdjustmentFilter filter(customers::scope_of(view.who));
  filter.tenant = partner.tenant;
  filter.partner = partner.id;
  filter.target = account_or_none(query.customer_id);
  if (const auto type = text_or(query.operation_type); !type.empty()) {
    for (const auto& each : k_operations)
      if (each.name == type) filter.operation = each.operation;
    if (!filter.operation)
      return refuse(pc::errors::invalid_value, "operation_type",
                    "SOURCE_OPERATION_BEADJUST, SOURCE_OPERATION_BERETRIEVE, SOURCE_OPERATION_BEUNBIND");
  }
  if (query.operation_time_begin) filter.period.from = *query.operation_time_begin;
  if (query.operation_time_end) filter.period.to = query.operation_time_end->plus_seconds(1);
  if (const auto number = text_or(query.trans_id); !number.empty()) {
    const auto id = funds::id_of_transaction_number(number);
    filter.id = id ? id->value : -1;
  }
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  const auto page = funds::find_adjustments(view.reader, filter);
  AdjustRecordsResponse response;
  response.total_count = page.total;
  for (const auto& a : page.items) {
    AdjustRecordV3 record;
    record.customer_id = hex32_of_id(a.target);
    record.customer_name = a.customer_name;
    record.operation_type = operation_name(a.operation_type);
    record.amount = a.amount.text();
    record.apply_scene = a.apply_scene;
    record.operation_time = a.at.text();
    record.trans_id = a.trans_id;
    record.memo = a.memo;
    response.records.push_back(std::move(record));
  }
  return response;
}

struct ChangeRecordsQuery {
  Text<1, 64> balance_type;
  OptionalText trade_type, trade_time_begin, trade_time_end, indirect_partner_id;
  AnyOffset offset;
  lists::Limit limit;
  PC_BSS_SHAPE(ChangeRecordsQuery,
               wire::field<&ChangeRecordsQuery::balance_type>("balance_type",
                                                              "BALANCE_TYPE_DEBIT or BALANCE_TYPE_CREDIT."),
               wire::field<&ChangeRecordsQuery::trade_type>("trade_type", "RECHARGE, BEADJUST, BERETRIEVE …"),
               wire::field<&ChangeRecordsQuery::trade_time_begin>("trade_time_begin",
                                                                  "First day (GMT+08:00)."),
               wire::field<&ChangeRecordsQuery::trade_time_end>("trade_time_end", "Last day (GMT+08:00)."),
               wire::defaulted<&ChangeRecordsQuery::offset>("offset", "Rows to skip."),
               wire::defaulted<&ChangeRecordsQuery::limit>("limit", "Rows, 1 to 100."),
               wire::naming<&ChangeRecordsQuery::indirect_partner_id>("partner", "indirect_partner_id",
                                                                      "Of this reseller."))
};
struct AccountChangeRecord {
  std::string account_change_id, trade_detail_type, trade_time, trade_id, change_amount, balance_after_change,
      type;
  std::optional<std::string> customer_id, account_name;
  PC_BSS_SHAPE(AccountChangeRecord,
               wire::field<&AccountChangeRecord::account_change_id>("account_change_id", "Entry number."),
               wire::field<&AccountChangeRecord::trade_detail_type>("trade_detail_type", "Why."),
               wire::field<&AccountChangeRecord::trade_time>("trade_time", "When (UTC)."),
               wire::field<&AccountChangeRecord::trade_id>("trade_id", "Transaction number."),
               wire::field<&AccountChangeRecord::change_amount>("change_amount", "Yuan."),
               wire::field<&AccountChangeRecord::balance_after_change>("balance_after_change",
                                                                       "Yuan afterwards."),
               wire::field<&AccountChangeRecord::type>("type", "1 income, 2 expense."),
               wire::naming<&AccountChangeRecord::customer_id>("customer", "customer_id",
                                                               "Other side of an allocation or reclaim."),
               wire::field<&AccountChangeRecord::account_name>("account_name", "Its name."))
};
struct ChangeRecordsResponse {
  std::int64_t total_count = 0;
  std::string currency = "CNY";
  std::vector<AccountChangeRecord> records;
  PC_BSS_SHAPE(ChangeRecordsResponse,
               wire::field<&ChangeRecordsResponse::total_count>("total_count", "Records that match."),
               wire::field<&ChangeRecordsResponse::currency>("currency", "CNY."),
               wire::field<&ChangeRecordsResponse::records>("records", "The page, newest first."))
};

struct TradeName {
  funds::TradeType type;
  std::string_view trade, detail;
};
// The misspelt words are the dialect's own.
constexpr TradeName k_trades[] = {{funds::TradeType::recharge, "RECHARGE", "SOURCE_OPERAIION_RECHARGE"},
                                  {funds::TradeType::allocate, "BEADJUST", "SOURCE_OPERATION_BEADJUST"},
                                  {funds::TradeType::reclaim, "BERETRIEVE", "SOURCE_OPERATION_BERETRIEVE"},
                                  {funds::TradeType::disassociate, "BEUNBIND", "SOURCE_OPERATION_BEUNBIND"},
                                  {funds::TradeType::consume, "DEDEUCT", "SOURCE_OPERAIION_USAGE"},
                                  {funds::TradeType::refund, "REFUND", "SOURCE_OPERAIION_REFUND"},
                                  {funds::TradeType::writeoff, "ADJUST", "SOURCE_OPERAIION_WRITEOFF"}};
constexpr std::string_view k_other_trades[] = {"RFROZEN", "TRANS", "BONUSCONVERT", "TRADE_MODE_TRANSFER"};

/// A day, or (as some callers send) a full timestamp.
Result<std::optional<Day>> day_of(const OptionalText& text, const char* field) {
  const std::string value = text_or(text);
  if (value.empty()) return std::optional<Day>();
  if (const auto day = Day::parse(value)) return std::optional<Day>(*day);
  if (const auto at = Instant::parse(value)) return std::optional<Day>(Day::of(*at));
  return refuse(pc::errors::invalid_value, field, "YYYY-MM-DD");
}

Result<std::optional<funds::TradeType>> trade_of(const OptionalText& text, bool& nothing) {
  const std::string value = text_or(text);
  if (value.empty()) return std::optional<funds::TradeType>();
  for (const auto& each : k_trades)
    if (each.trade == value) return std::optional<funds::TradeType>(each.type);
  for (const auto other : k_other_trades)
    if (other == value) {
      nothing = true;
      return std::optional<funds::TradeType>();
    }
  return refuse(pc::errors::invalid_value, "trade_type",
                "RECHARGE, DEDEUCT, REFUND, ADJUST, BEADJUST, BERETRIEVE, BEUNBIND");
}

Result<ChangeRecordsResponse> list_change_records(const work::View& view, const ChangeRecordsQuery& query) {
  const std::string& kind = query.balance_type.value;
  if (kind != "BALANCE_TYPE_DEBIT" && kind != "BALANCE_TYPE_CREDIT")
    return refuse(pc::errors::invalid_value, "balance_type", "BALANCE_TYPE_DEBIT, BALANCE_TYPE_CREDIT");
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  PC_TRY(from, day_of(query.trade_time_begin, "trade_time_begin"));
  PC_TRY(to, day_of(query.trade_time_end, "trade_time_end"));
  bool nothing = false;
  PC_TRY(trade, trade_of(query.trade_type, nothing));
  ChangeRecordsResponse response;
  if (nothing) return response;
  funds::StatementRequest request(customers::scope_of(view.who));
  request.tenant = partner.tenant;
  request.owner = partner.id.value;
  request.kind =
      kind == "BALANCE_TYPE_DEBIT" ? &funds::postings::partner_topup : &funds::postings::partner_credit;
  request.period = lists::period_of(from, to);
  if (!from) request.period.from = BillCycle::of(view.now).plus(-12).first_day().begin();
  request.trade_type = trade;
  request.limit = query.limit.value;
  request.offset = query.offset.value;
  const auto rows = funds::statement_of(view.reader, request);
  response.total_count = rows.total;
  for (const auto& row : rows.items) {
    AccountChangeRecord record;
    record.account_change_id = row.id;
    for (const auto& each : k_trades)
      if (each.type == row.trade_type) record.trade_detail_type = each.detail;
    record.trade_time = row.at.text();
    record.trade_id = row.trans_id;
    record.change_amount = row.amount.text();
    record.balance_after_change = row.balance_after.text();
    record.type = row.direction == funds::Direction::income ? "1" : "2";
    if (row.customer_id) record.customer_id = hex32_of_id(row.counterparty);
    record.account_name = row.customer_name;
    response.records.push_back(std::move(record));
  }
  return response;
}

struct CustomerInfoV2 {
  Text<1, 64> customer_id;
  PC_BSS_SHAPE(CustomerInfoV2,
               wire::naming<&CustomerInfoV2::customer_id>("customer", "customer_id", "The customer."))
};
struct CustomersBalancesReq {
  wire::List<CustomerInfoV2, 100> customer_infos;
  OptionalText indirect_partner_id;
  PC_BSS_SHAPE(CustomersBalancesReq,
               wire::field<&CustomersBalancesReq::customer_infos>("customer_infos", "At most 100 customers."),
               wire::naming<&CustomersBalancesReq::indirect_partner_id>("partner", "indirect_partner_id",
                                                                        "Of this reseller."))
};
struct CustomerBalancesV2 {
  std::string customer_id;
  wire::MoneyNumber debt_amount, amount;
  std::string currency = "CNY";
  int measure_id = k_yuan;
  PC_BSS_SHAPE(CustomerBalancesV2,
               wire::naming<&CustomerBalancesV2::customer_id>("customer", "customer_id", "The customer."),
               wire::field<&CustomerBalancesV2::debt_amount>("debt_amount", "Yuan owed."),
               wire::field<&CustomerBalancesV2::amount>("amount", "Yuan available."),
               wire::field<&CustomerBalancesV2::currency>("currency", "CNY."),
               wire::field<&CustomerBalancesV2::measure_id>("measure_id", "1: yuan."))
};
struct CustomersBalancesResponse {
  std::vector<CustomerBalancesV2> customer_balances;
  PC_BSS_SHAPE(CustomersBalancesResponse,
               wire::field<&CustomersBalancesResponse::customer_balances>("customer_balances",
                                                                          "In the order asked."))
};

/// Foreign customers, those of other account managers and referral customers are left out without a word, as the
/// dialect does.
Result<CustomersBalancesResponse> list_customer_balances(const work::View& view,
                                                         const CustomersBalancesReq& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  std::vector<customers::CustomerId> ids;
  for (const auto& info : query.customer_infos.items) {
    const auto id = id_of_hex32(info.customer_id.value);
    const auto customer =
        id ? customers::find(view.reader, partner.tenant, customers::CustomerId(*id)) : std::nullopt;
    if (customer && customer->partner == partner.id && customer->association == customers::Association::resale &&
        customers::in_scope(view.reader, partner.tenant, customer->manager, customers::scope_of(view.who)))
      ids.push_back(customer->id);
  }
  const auto found = funds::pots_of(view.reader, partner.tenant, ids);
  CustomersBalancesResponse response;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CustomerBalancesV2 balance;
    balance.customer_id = hex32_of_id(ids[i].value);
    balance.amount = {found[i].available()};
    balance.debt_amount = {found[i].arrears};
    response.customer_balances.push_back(std::move(balance));
  }
  return response;
}

}  // namespace

void add_accounts(edge::Routes& routes) {
  using edge::Access;
  using edge::Dialect;
  const std::vector<const ErrorCode*> scope{&partners::errors::not_distributor,
                                            &partners::errors::not_your_reseller,
                                            &partners::errors::unknown_partner};
  routes.add(edge::Read<BalancesQuery, BalancesResponse>{.path = "/v2/accounts/partner-accounts/balances",
                                                         .access = Access::needs(funds::permissions::view),
                                                         .says = {"Balances of the partner", "查询伙伴账户余额"},
                                                         .refuses = scope,
                                                         .run = &list_balances,
                                                         .dialect = Dialect::bss,
                                                         .name = "ListPartnerBalances"});
  routes.add(edge::Read<AdjustRecordsQuery, AdjustRecordsResponse>{
      .path = "/v3/accounts/partner-accounts/adjust-records",
      .access = Access::needs(funds::permissions::view),
      .says = {"Adjustment records", "查询调账记录"},
      .refuses = scope,
      .run = &list_adjust_records,
      .dialect = Dialect::bss,
      .name = "ListPartnerAdjustRecords"});
  routes.add(edge::Read<ChangeRecordsQuery, ChangeRecordsResponse>{
      .path = "/v2/accounts/partner-accounts/account-change-records",
      .access = Access::needs(funds::permissions::view),
      .says = {"Statement of an account", "查询收支明细"},
      .refuses = scope,
      .run = &list_change_records,
      .dialect = Dialect::bss,
      .name = "ListPartnerAccountChangeRecords"});
  routes.add(edge::Read<CustomersBalancesReq, CustomersBalancesResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/accounts/customer-accounts/balances/batch-query",
      .access = Access::needs(funds::permissions::view),
      .says = {"Balances of customers", "批量查询客户账户余额"},
      .refuses = scope,
      .run = &list_customer_balances,
      .dialect = Dialect::bss,
      .name = "ListCustomersBalancesDetail"});
}

}  // namespace pc::bss
