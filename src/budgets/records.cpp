#include "records.hpp"

#include "customers/scope.hpp"

namespace pc::budgets {
namespace {

#define PC_RECORD_FROM                                                                           \
  "FROM budget_record r JOIN partner p ON p.tenant_id = r.tenant_id AND p.partner_id = r.partner_id "
// $2 partner, $3 customer or 0, $4 name pattern, $5 action, $6 kind or '', $7 and $8 time or 0, $9 and $10 whose rows
#define PC_RECORD_WHERE                                                                                             \
  "WHERE r.tenant_id = $1 AND r.partner_id = $2 [3:AND r.customer_id = $3] [4:AND r.customer_name LIKE $4 ESCAPE "  \
  "'!'] [5:AND r.action = $5] [6:AND r.kind = $6] [7:AND r.changed_at >= $7] [8:AND r.changed_at < $8] "            \
  PC_MANAGED_AT(r.tenant_id, r.customer_id, r.changed_at, 9, 10)

const db::Statement select_rows{
    "budgets.records",
    "SELECT r.record_id, r.customer_id, r.customer_name, p.name, r.action, r.kind, r.amount, r.when_used_up, "
    "r.changed_by, r.changed_at " PC_RECORD_FROM PC_RECORD_WHERE
    "ORDER BY r.changed_at DESC, r.record_id DESC LIMIT $11 OFFSET $12"};
const db::Statement count_rows{"budgets.count_records", "SELECT COUNT(*) " PC_RECORD_FROM PC_RECORD_WHERE};

RecordRow row_of(const db::Row& row) {
  RecordRow r;
  r.id = std::to_string(row.integer(0));
  r.customer_id = row.id<customers::CustomerId>(1);
  r.customer_name = row.text(2);
  r.partner_name = row.text(3);
  r.action = row.text(4) == "setting" ? Action::setting : Action::removal;
  r.kind = kind_of_text(row.text(5)).value();
  r.amount = Money::fen(row.integer(6));
  r.when_used_up = when_used_up_of_text(row.text(7)).value();
  r.by = row.text(8);
  r.at = row.instant(9);
  return r;
}

db::Params params_of(const work::View& view, const RecordQuery& q) {
  const auto period = lists::period_of(q.from, q.to);
  const auto rows = customers::scope_of(view.who);
  return {view.who.tenant.value,
          view.who.partner,
          q.customer_id ? q.customer_id->value : std::int64_t{0},
          lists::contains_pattern(q.customer_name),
          q.action ? std::string(wire::name_of(*q.action)) : std::string(),
          q.kind ? std::string(kind_text(*q.kind)) : std::string(),
          period.from.micros,
          lists::end_or_zero(period),
          rows.own,
          rows.team};
}

}  // namespace

std::span<const wire::Name<Action>> names(Action) {
  static constexpr wire::Name<Action> all[] = {{Action::setting, "setting"}, {Action::removal, "removal"}};
  return all;
}

wire::Fields RecordQuery::fields() {
  using Q = RecordQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::customer_name>("customer_name", "Part of the customer's name."),
      wire::field<&Q::customer_id>("customer_id", "One customer."),
      wire::field<&Q::action>("action", "setting or removal; the house removes when the relation ends."),
      wire::field<&Q::kind>("kind", "monthly or one_off."),
      wire::field<&Q::from>("from", "On this day or later (GMT+08:00)."),
      wire::field<&Q::to>("to", "On this day or earlier (GMT+08:00)."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields RecordRow::fields() {
  using R = RecordRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The record."),
      wire::field<&R::customer_id>("customer_id", "The customer."),
      wire::field<&R::customer_name>("customer_name", "Its name."),
      wire::field<&R::partner_name>("partner_name", "The partner."),
      wire::field<&R::action>("action", "setting or removal; the house removes when the relation ends."),
      wire::field<&R::kind>("kind", "monthly or one_off."),
      wire::field<&R::amount>("amount", "The budget in yuan."),
      wire::field<&R::when_used_up>("when_used_up", "What happens when it is used up."),
      wire::field<&R::by>("by", "Who set it; system: the house."),
      wire::field<&R::at>("at", "When.")};
  return all;
}

wire::Fields RecordRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&RecordRows::total>("total", "Records that match."),
                                        wire::field<&RecordRows::items>("items", "The page, newest first.")};
  return all;
}

Result<RecordRows> list_records(const work::View& view, const RecordQuery& query) {
  RecordRows page;
  auto params = params_of(view, query);
  page.total = view.reader.one(count_rows, params).integer(0);
  params.insert(params.end(), {query.limit.value, query.offset.value});
  for (const auto& row : view.reader.rows(select_rows, params)) page.items.push_back(row_of(row));
  return page;
}

}  // namespace pc::budgets
