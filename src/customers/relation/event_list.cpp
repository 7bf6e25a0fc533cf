#include "event_list.hpp"

#include "customers/scope.hpp"
#include "store.hpp"

namespace pc::customers {
namespace {

#define PC_RELATION_FROM                                                                                     \
  "FROM association_event e JOIN customer c ON c.tenant_id = e.tenant_id AND c.customer_id = e.customer_id " \
  "JOIN partner p ON p.tenant_id = e.tenant_id AND p.partner_id = e.partner_id "
// $2 partner or 0, $3 customer or 0, $4 name and $5 account patterns or '', $6 kind, $7 state, $8 initiator or '',
// $9 and $10 time asked or 0, $11 and $12 whose rows
#define PC_RELATION_WHERE                                                                                \
  "WHERE e.tenant_id = $1 [2:AND e.partner_id = $2] [3:AND e.customer_id = $3] "                         \
  "[4:AND c.name LIKE $4 ESCAPE '!'] [5:AND c.account_name LIKE $5 ESCAPE '!'] [6:AND e.kind = $6] "     \
  "[7:AND e.state = $7] [8:AND e.initiator = $8] [9:AND e.requested_at >= $9] [10:AND e.requested_at < " \
  "$10] " PC_MANAGED_AT(e.tenant_id, e.customer_id, e.requested_at, 11, 12)

const db::Statement select_rows{"customers.relation_rows",
                                "SELECT " PC_RELATION_EVENT_COLUMNS
                                ", c.name, c.account_name, p.name " PC_RELATION_FROM PC_RELATION_WHERE
                                "ORDER BY [13=1:e.requested_at,][13=2:e.requested_at DESC,] e.event_id DESC, "
                                "e.number DESC LIMIT $14 OFFSET $15"};
const db::Statement count_rows{"customers.count_relation_rows",
                               "SELECT COUNT(*) " PC_RELATION_FROM PC_RELATION_WHERE};

constexpr lists::SortKey k_sorts[] = {{"requested_at", 1}};
constexpr int k_newest_first = 2;

Party side_of(const access::Principal& who) {
  return who.side == access::Side::customer ? Party::customer : Party::partner;
}

RelationEventRow row_of(const db::Row& row, const work::View& view) {
  const auto event = relation::event_of(row);
  RelationEventRow r;
  r.id = event.id;
  r.row_key = event.id.text() + "-" + std::to_string(event.number);
  r.customer_id = event.customer;
  r.customer_name = row.text(relation::k_event_columns);
  r.account_name = access::shown(view.who, Mask::name, row.text(relation::k_event_columns + 1));
  r.partner_name = row.text(relation::k_event_columns + 2);
  r.kind = event.kind;
  r.from_type = event.from;
  r.to_type = event.to;
  r.initiator = event.initiator;
  const bool over = event.state == RelationState::waiting && event.expires_at <= view.now;
  r.state = over ? RelationState::expired : event.state;
  r.reason = event.reason;
  r.requested_at = event.requested_at;
  r.requested_by = event.requested_by;
  if (event.expires_at.micros != 0) r.expires_at = event.expires_at;
  if (event.decided_at.micros != 0) r.decided_at = event.decided_at;
  r.decided_by = event.decided_by;
  r.answer = event.answer;
  const bool waits = r.state == RelationState::waiting && view.who.side != access::Side::vendor;
  r.can_decide = waits && event.initiator != side_of(view.who);
  r.can_withdraw = waits && event.initiator == side_of(view.who);
  return r;
}

db::Params params_of(const work::View& view, const RelationEventQuery& q) {
  const auto period = lists::period_of(q.from, q.to);
  const auto rows = scope_of(view.who);
  return {view.who.tenant.value,
          view.who.partner,
          q.customer_id ? q.customer_id->value : std::int64_t{0},
          lists::contains_pattern(q.customer_name),
          lists::whole_pattern(q.account_name),
          q.kind ? std::string(relation_kind_text(*q.kind)) : std::string(),
          q.state ? std::string(relation_state_text(*q.state)) : std::string(),
          q.initiator ? std::string(party_text(*q.initiator)) : std::string(),
          period.from.micros,
          lists::end_or_zero(period),
          rows.own,
          rows.team};
}

RelationEventRows page_of(const work::View& view, db::Params params, std::int64_t sort, std::int64_t limit,
                          std::int64_t offset) {
  RelationEventRows page;
  page.total = view.reader.one(count_rows, params).integer(0);
  params.insert(params.end(), {sort, limit, offset});
  for (const auto& row : view.reader.rows(select_rows, params)) page.items.push_back(row_of(row, view));
  return page;
}

}  // namespace

wire::Fields RelationEventQuery::fields() {
  using Q = RelationEventQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::customer_name>("customer_name", "Part of the customer's name."),
      wire::field<&Q::account_name>("account_name", "The whole account name."),
      wire::field<&Q::customer_id>("customer_id", "One customer."),
      wire::field<&Q::kind>("kind", "associate, part or switch."),
      wire::field<&Q::state>("state", "How it stands."),
      wire::field<&Q::initiator>("initiator", "Who asked: partner or customer."),
      wire::field<&Q::from>("from", "Asked on this day or later (GMT+08:00)."),
      wire::field<&Q::to>("to", "Asked on this day or earlier (GMT+08:00)."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "requested_at or -requested_at.")};
  return all;
}

wire::Fields RelationEventRow::fields() {
  using R = RelationEventRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The request, to decide or withdraw it."),
      wire::field<&R::row_key>("row_key", "Names this row."),
      wire::field<&R::customer_id>("customer_id", "The customer."),
      wire::field<&R::customer_name>("customer_name", "Its name."),
      wire::field<&R::account_name>("account_name", "Its account name, masked."),
      wire::field<&R::partner_name>("partner_name", "The partner."),
      wire::field<&R::kind>("kind", "What: associate, part or switch."),
      wire::field<&R::from_type>("from_type", "Associated how before; none: not at all."),
      wire::field<&R::to_type>("to_type", "Associated how afterwards."),
      wire::field<&R::initiator>("initiator", "Who asked."),
      wire::field<&R::state>("state", "How it stands."),
      wire::field<&R::reason>("reason", "Why it was asked for."),
      wire::field<&R::requested_at>("requested_at", "When it was asked for."),
      wire::field<&R::requested_by>("requested_by", "By whom."),
      wire::field<&R::expires_at>("expires_at", "When it is over if nobody decides."),
      wire::field<&R::decided_at>("decided_at", "When it was decided; null: not yet."),
      wire::field<&R::decided_by>("decided_by", "By whom."),
      wire::field<&R::answer>("answer", "What the other side answered."),
      wire::field<&R::can_decide>("can_decide", "Whether the caller's side decides it now."),
      wire::field<&R::can_withdraw>("can_withdraw", "Whether the caller's side may take it back.")};
  return all;
}

wire::Fields RelationEventRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&RelationEventRows::total>("total", "Events that match."),
                                        wire::field<&RelationEventRows::items>("items", "The page.")};
  return all;
}

Result<RelationEventRows> list_relation_events(const work::View& view, const RelationEventQuery& query) {
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  PC_CHECK(lists::check_masked_filter(view.who.may(permissions::reveal),
                                      lists::text_or_empty(query.account_name), "account_name"));
  return page_of(view, params_of(view, query), sort, query.limit.value, query.offset.value);
}

Result<RelationEventRows> list_my_relation_events(const work::View& view, const edge::Nothing&) {
  PC_TRY(customer, visible(view.reader, view.who, CustomerId(view.who.customer)));
  const std::string any;
  return page_of(view,
                 {customer.tenant.value, std::int64_t{0}, customer.id.value, any, any, any, any, any,
                  std::int64_t{0}, std::int64_t{0}, k_all_rows.own, k_all_rows.team},
                 k_newest_first, limits::page_rows_max, 0);
}

}  // namespace pc::customers
