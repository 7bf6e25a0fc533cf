#include "partner_list.hpp"

#include "pot.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

#define PC_PARTNER_FROM                                                                                           \
  "FROM partner p LEFT JOIN account t ON t.tenant_id = p.tenant_id AND t.owner_id = p.partner_id "                 \
  "AND t.kind = 'partner.topup' LEFT JOIN account k ON k.tenant_id = p.tenant_id AND k.owner_id = p.partner_id "   \
  "AND k.kind = 'partner.credit' "                                                                                \
  "LEFT JOIN credit_line l ON l.tenant_id = p.tenant_id AND l.partner_id = p.partner_id " \
  "LEFT JOIN customer_control o ON o.tenant_id = p.tenant_id AND o.partner_id = p.partner_id " \
  "LEFT JOIN budget_quota q ON q.tenant_id = p.tenant_id AND q.partner_id = p.partner_id "
// $2 distributor or 0, $3 partner or 0, $4 name pattern or '', $5 kind or '', $6 status or ''
#define PC_PARTNER_WHERE                                                                \
  "[2:AND p.distributor_id = $2] [3:AND p.partner_id = $3] [4:AND p.name LIKE $4 ESCAPE '!'] " \
  "[5:AND p.kind = $5] [6:AND p.status = $6] "

#define PC_PARTNER_SELECT                                                                                    \
  "SELECT p.partner_id, p.name, p.account_name, p.kind, p.status, p.distributor_id, p.created_at, "          \
  "COALESCE(t.balance, 0), COALESCE(k.balance, 0), COALESCE(k.held, 0), COALESCE(k.credit_limit, 0), "       \
  "COALESCE(l.expires_at, 0), (SELECT COUNT(*) FROM customer c WHERE c.tenant_id = p.tenant_id "             \
  "AND c.partner_id = p.partner_id AND c.association_type <> 'none'), COALESCE(o.granted, 0), p.standing, "  \
  "COALESCE(q.amount, -1), "                                                                                 \
  "CASE WHEN q.amount IS NULL THEN 0 ELSE (SELECT CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) FROM budget b " \
  "WHERE b.tenant_id = p.tenant_id AND b.partner_id = p.partner_id) END, COALESCE(t.held, 0) "
#define PC_PARTNER_ORDER                                                               \
  "ORDER BY [7=1:p.name,][7=2:p.name DESC,][7=4:p.created_at DESC,] p.created_at, p.partner_id LIMIT $8 OFFSET $9"

const db::Statement select_partners{"funds.partners", PC_PARTNER_SELECT PC_PARTNER_FROM
                                    "WHERE p.tenant_id = $1 " PC_PARTNER_WHERE PC_PARTNER_ORDER};
const db::Statement count_partners{"funds.count_partners",
                                   "SELECT COUNT(*) " PC_PARTNER_FROM "WHERE p.tenant_id = $1 " PC_PARTNER_WHERE};
const db::Statement select_partners_everywhere{
    "funds.partners_everywhere",
    PC_PARTNER_SELECT PC_PARTNER_FROM "WHERE 1 = 1 [1:AND p.tenant_id = $1] " PC_PARTNER_WHERE PC_PARTNER_ORDER};
const db::Statement count_partners_everywhere{
    "funds.count_partners_everywhere",
    "SELECT COUNT(*) " PC_PARTNER_FROM "WHERE 1 = 1 [1:AND p.tenant_id = $1] " PC_PARTNER_WHERE};

constexpr lists::SortKey k_sorts[] = {{"name", 1}, {"created_at", 3}};
constexpr int k_oldest_first = 3;

PartnerRow row_of(const db::Row& row, Instant now) {
  PartnerRow p;
  p.id = row.id<partners::PartnerId>(0);
  p.name = row.text(1);
  p.account_name = row.text(2);
  p.kind = partners::kind_of_text(row.text(3)).value();
  p.status = partners::status_of_text(row.text(4)).value();
  if (row.integer(5) != 0) p.distributor_id = row.id<partners::PartnerId>(5);
  p.created_at = row.instant(6);
  const Pot topup{Money::fen(row.integer(7)), Money::fen(row.integer(17))};
  p.topup_balance = topup.balance;
  p.topup_on_hold = topup.on_hold;
  p.topup_available = topup.available();
  const books::Balance credit{&postings::partner_credit, row.integer(8), row.integer(9), row.integer(10)};
  p.credit_limit = Money::fen(credit.credit_limit);
  p.credit_used = Money::fen(-credit.balance);
  p.credit_on_hold = Money::fen(credit.held);
  const Instant expires = row.instant(11);
  const bool limited = expires.micros != 0 && expires != k_end_of_time;
  if (limited) p.credit_expires_at = expires;
  p.credit_available = limited && expires <= now ? Money() : Money::fen(credit.available());
  p.customers = row.integer(12);
  p.control_granted = row.integer(13) != 0;
  p.standing = partners::status_of_text(row.text(14)).value();
  if (row.integer(15) >= 0) {
    p.budget_quota = Money::fen(row.integer(15));
    p.budgets_granted = Money::fen(row.integer(16));
  }
  return p;
}

Result<PartnerRows> page_of(const work::View& view, const PartnerQuery& q, TenantId tenant, std::int64_t distributor) {
  PC_TRY(sort, lists::sort_number(q.sort, k_sorts, k_oldest_first));
  db::Params params{tenant.value,
                    distributor,
                    q.partner_id ? q.partner_id->value : 0,
                    lists::contains_pattern(q.name),
                    q.kind ? std::string(partners::kind_text(*q.kind)) : std::string(),
                    q.status ? std::string(partners::status_text(*q.status)) : std::string()};
  const bool everywhere = tenant.value == 0;
  PartnerRows page;
  page.total = view.reader.one(everywhere ? count_partners_everywhere : count_partners, params).integer(0);
  params.insert(params.end(), {sort, q.limit.value, q.offset.value});
  for (const auto& row : view.reader.rows(everywhere ? select_partners_everywhere : select_partners, params))
    page.items.push_back(row_of(row, view.now));
  return page;
}

}  // namespace

wire::Fields PartnerQuery::fields() {
  using Q = PartnerQuery;
  static constexpr wire::Field all[] = {wire::field<&Q::partner_id>("partner_id", "One partner."),
                                        wire::field<&Q::name>("name", "Part of the name."),
                                        wire::field<&Q::kind>("kind", "Kind of partner."),
                                        wire::field<&Q::status>("status", "State."),
                                        wire::defaulted<&Q::limit>("limit", "Rows a page."),
                                        wire::defaulted<&Q::offset>("offset", "Rows to skip."),
                                        wire::field<&Q::sort>("sort", "name or created_at, with - for descending.")};
  return all;
}

wire::Fields PartnerRow::fields() {
  using R = PartnerRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The partner."),
      wire::field<&R::name>("name", "Name."),
      wire::field<&R::account_name>("account_name", "Account name."),
      wire::field<&R::kind>("kind", "Kind of partner."),
      wire::field<&R::status>("status", "State, as the vendor set it."),
      wire::field<&R::standing>("standing", "What counts: its general distributor's state included."),
      wire::field<&R::distributor_id>("distributor_id", "Of a reseller: its general distributor."),
      wire::field<&R::customers>("customers", "Customers associated now."),
      wire::field<&R::topup_balance>("topup_balance", "Top-up account, in yuan."),
      wire::field<&R::topup_on_hold>("topup_on_hold",
                                     "Of it on hold for transfers that wait for a second person."),
      wire::field<&R::topup_available>("topup_available", "Of it available."),
      wire::field<&R::credit_limit>("credit_limit", "Credit limit, in yuan."),
      wire::field<&R::credit_used>("credit_used", "Used of it."),
      wire::field<&R::credit_on_hold>("credit_on_hold",
                                      "On hold for transfers that wait for a second person."),
      wire::field<&R::credit_available>("credit_available", "Can still be used."),
      wire::field<&R::credit_expires_at>("credit_expires_at", "When the credit line ends; null: never."),
      wire::field<&R::control_granted>(
          "control_granted", "Of a reseller: whether it may freeze customers and give them budgets."),
      wire::field<&R::budget_quota>("budget_quota",
                                    "Of a reseller: the most its budgets may be; null: no limit."),
      wire::field<&R::budgets_granted>("budgets_granted", "The sum of its budgets, when there is a limit."),
      wire::field<&R::created_at>("created_at", "Since when.")};
  return all;
}

wire::Fields PartnerRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&PartnerRows::total>("total", "Partners that match."),
                                        wire::field<&PartnerRows::items>("items", "The page.")};
  return all;
}

wire::Fields OnePartner::fields() {
  static constexpr wire::Field all[] = {wire::field<&OnePartner::partner_id>("partner_id", "The partner.")};
  return all;
}

wire::Fields TopUpQuery::fields() {
  using Q = TopUpQuery;
  static constexpr wire::Field all[] = {wire::field<&Q::partner_id>("partner_id", "The partner."),
                                        wire::defaulted<&Q::limit>("limit", "Rows a page."),
                                        wire::defaulted<&Q::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields TopUpRow::fields() {
  using R = TopUpRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::transfer_id>("transfer_id", "Number of the booking."), wire::field<&R::amount>("amount", "Yuan."),
      wire::field<&R::reference>("reference", "The bank's reference."), wire::field<&R::remark>("remark", "Remark."),
      wire::field<&R::operator_name>("operator", "Who booked it."), wire::field<&R::at>("at", "When.")};
  return all;
}

wire::Fields TopUpRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&TopUpRows::total>("total", "Bookings."),
                                        wire::field<&TopUpRows::items>("items", "The page, newest first.")};
  return all;
}

Result<PartnerRows> list_partners(const work::View& view, const PartnerQuery& query) {
  return page_of(view, query, TenantId(), 0);
}

Result<PartnerRows> list_resellers(const work::View& view, const PartnerQuery& query) {
  if (!view.who.distributor) return partners::errors::not_distributor;
  return page_of(view, query, view.who.tenant, view.who.partner);
}

Result<PartnerRow> show_partner(const work::View& view, const OnePartner& query) {
  PartnerQuery one;
  one.partner_id = query.partner_id;
  PC_TRY(page, page_of(view, one, TenantId(), 0));
  if (page.items.empty()) return refuse(partners::errors::unknown_partner, "partner_id");
  return page.items.front();
}

Result<TopUpRows> list_top_ups(const work::View& view, const TopUpQuery& query) {
  PC_TRY(tenant, partners::lane_of(view, query.partner_id));
  TopUpRows page;
  page.total = view.reader.one(store::count_top_ups, {tenant.value, query.partner_id.value}).integer(0);
  for (const auto& row : view.reader.rows(store::select_top_ups, {tenant.value, query.partner_id.value,
                                                                  query.limit.value, query.offset.value}))
    page.items.push_back({std::to_string(row.integer(0)), Money::fen(row.integer(1)), row.text(2), row.text(3),
                          row.text(4), row.instant(5)});
  return page;
}

}  // namespace pc::funds
