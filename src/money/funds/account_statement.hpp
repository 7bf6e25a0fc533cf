// Reading: 收支明细, the statement of a partner's or customer's account. Spec: funds management, statement.
#pragma once
#include "api/lists/row_fields.hpp"
#include "core/ledger/statements.hpp"
#include "record.hpp"

namespace pc::funds {

enum class PartnerAccount { topup, credit };
std::span<const wire::Name<PartnerAccount>> names(PartnerAccount);

/// Why an amount came or went.
enum class TradeType { recharge, allocate, reclaim, disassociate, writeoff, repay, consume, refund };
std::span<const wire::Name<TradeType>> names(TradeType);

enum class Direction { income, expense };
std::span<const wire::Name<Direction>> names(Direction);

struct StatementRow {
  static constexpr const char* shape_name = "StatementRow";
  std::string id;
  Instant at;
  TradeType trade_type = TradeType::recharge;
  std::string trans_id;
  Money amount;
  Direction direction = Direction::income;
  Money balance_after;
  std::optional<std::string> customer_id, customer_name;
  std::string remark;
  std::int64_t counterparty = 0;  // of allocations and reclaims: the customer or reseller
  static wire::Fields fields();
};
/// The columns of its file.
extern const std::vector<lists::Column> statement_file;
struct StatementRows {
  static constexpr const char* shape_name = "StatementRows";
  std::int64_t total = 0;
  bool total_more = false;
  std::vector<StatementRow> items;
  static wire::Fields fields();
};

/// What a transfer is to people. Rooms declare one for each of their codes.
struct Trade {
  const books::TransferCode* code = nullptr;
  TradeType type = TradeType::recharge;
};
/// Of this room's own codes.
void declare_trades(Services& services);

struct StatementRequest {
  explicit StatementRequest(const customers::RowScope& rows_) : rows(rows_) {}
  customers::RowScope rows;  // of whoever reads: the customers they may hear about
  TenantId tenant;
  std::int64_t owner = 0;
  const books::AccountKind* kind = nullptr;
  Period period{Instant{0}};
  std::optional<TradeType> trade_type;
  std::int64_t limit = limits::page_rows_default;
  std::int64_t offset = 0;
  std::int64_t count_most = INT64_MAX;
};
StatementRows statement_of(db::Reader& reader, const StatementRequest& request);

struct StatementQuery {
  static constexpr const char* shape_name = "StatementQuery";
  PartnerAccount account = PartnerAccount::topup;
  std::optional<TradeType> trade_type;
  std::optional<Day> from, to;  // default: the last twelve months
  std::optional<partners::PartnerId> partner_id;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
Result<StatementRows> list_statement(const work::View& view, const StatementQuery& query);
/// For the vendor: any partner.
Result<StatementRows> list_partner_statement(const work::View& view, const StatementQuery& query);
Result<Done> export_statement(const work::View& view, const StatementQuery& query,
                              const std::function<void(std::string_view)>& write);

struct CustomerStatementQuery {
  static constexpr const char* shape_name = "CustomerStatementQuery";
  std::optional<customers::CustomerId> customer_id;  // absent: the customer asks for itself
  std::optional<Day> from, to;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
/// Entries of both pots of a customer, newest first.
Result<StatementRows> list_customer_statement(const work::View& view, const CustomerStatementQuery& query);

}  // namespace pc::funds
