#include "customer_store.hpp"

#include "customers/control.hpp"
#include "customers/name_search.hpp"
#include "customers/spending.hpp"
#include "pot.hpp"
#include "resources/expiry.hpp"

namespace pc::funds::store {

// As customers::in_effect.
#define PC_FROZEN_IN_EFFECT                                                                              \
  "CASE WHEN c.association_type <> 'resale' THEN c.frozen ELSE (SELECT CASE WHEN s.standing = 'frozen' " \
  "THEN 2 WHEN s.standing = 'restricted' AND c.frozen = 0 THEN 1 ELSE c.frozen END FROM partner s "      \
  "WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id) END"
#define PC_CUSTOMER_COLUMNS                                                                                  \
  "SELECT c.tenant_id, c.customer_id, c.partner_id, c.name, c.account_name, c.association_type, "            \
  "c.associated_at, "                                                                                        \
  "c.level, c.customer_type, c.verified_status, c.mobile, c.email, c.tags, p.name, COALESCE(t.balance, 0), " \
  "COALESCE(k.balance, 0), COALESCE(a.balance, 0), c.manager_id, COALESCE(g.display_name, ''), "             \
  "c.frozen, c.frozen_automatic, c.frozen_at, COALESCE(b.kind, ''), COALESCE(b.amount, 0), "                 \
  "COALESCE(b.used, 0), " PC_SPENDING(                                                                       \
      c, 21, 22, 23, 14, 15) ", p.standing, p.standing_at, COALESCE(t.held, 0), COALESCE(k.held, 0) "
#define PC_CUSTOMER_FROM                                                                          \
  "FROM customer c JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "  \
  "LEFT JOIN person g ON g.tenant_id = c.tenant_id AND g.person_id = c.manager_id "               \
  "LEFT JOIN account t ON t.tenant_id = c.tenant_id AND t.owner_id = c.customer_id AND t.kind = " \
  "'customer.topup' "                                                                             \
  "LEFT JOIN account k ON k.tenant_id = c.tenant_id AND k.owner_id = c.customer_id AND k.kind = " \
  "'customer.credit' "                                                                            \
  "LEFT JOIN account a ON a.tenant_id = c.tenant_id AND a.owner_id = c.customer_id AND a.kind = " \
  "'customer.arrears' "                                                                           \
  "LEFT JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id " \
  PC_SPENDING_JOIN(c, 21)
#define PC_CUSTOMER_COUNT_FROM                                                                       \
  "FROM customer c [3:JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id] " \
  "[13:JOIN account a ON a.tenant_id = c.tenant_id AND a.owner_id = c.customer_id AND a.kind = "     \
  "'customer.arrears'] "                                                                             \
  "[20:JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id] " \
  PC_SPENDING_JOIN(c, 21)
// A condition that no index serves. PostgreSQL, which plans without the parameters, would take a plain one for rare and
// read a range of names again for every customer.
#define PC_LOOKED_AT(condition) "CASE WHEN " #condition " THEN 1 = 1 ELSE 1 = 0 END"
// $2 partner or 0, $3 distributor of the partner or 0, $4 name, $7 tag (patterns or ''), $5 account, $6 mobile (whole),
// $8 customer or 0, $9 association or '', $10 and $11 association time or 0, $12 level or '', $13 only in arrears,
// $14 and $15 whose rows, $16 account manager or 0, $17 without an account manager, $18 FreezeFilter + 1 (what
// stands in the row) or + 6 (in effect) or 0, $19 frozen until then or 0, $20 percent of the budget used or 0, $21
// to $23 the month and its days, $24 to $27 its least and most spending or 0 (for whom sees all rows, and for
// others), $28 and $29 when a resource of theirs expires, with $30 1 for each customer and 2 when few do, $31 least
// spending when few have it, $32 to $35 parts of names, $36 partner that is only compared. Parted customers are found
// by their id or when they are asked for.
#define PC_CUSTOMER_WHERE \
  "[2:AND c.partner_id = $2] [3:AND p.distributor_id = $3] [4:AND " PC_LOOKED_AT(c.name LIKE $4 ESCAPE '!') "] " \
  "[5:AND c.account_name LIKE $5 ESCAPE '!'] [6:AND c.mobile LIKE $6 ESCAPE '!'] "                      \
  "[7:AND c.tags LIKE $7 ESCAPE '!'] [8:AND c.customer_id = $8] [9:AND c.association_type = $9] "       \
  "[10:AND c.associated_at >= $10] [11:AND c.associated_at < $11] [12:AND c.level = $12] "              \
  "[13:AND a.balance < 0] AND ($9 <> '' OR $8 <> 0 OR c.association_type <> 'none') "                     \
  PC_MANAGED_NOW(c, 14, 15)                                                                             \
  "[16:AND c.manager_id = $16] [17:AND c.manager_id = 0] "                                              \
  "[18=1:AND c.frozen = 0] [18=2:AND c.frozen = 1] [18=3:AND c.frozen = 2] "                            \
  "[18=6:AND " PC_FROZEN_IN_EFFECT " = 0] [18=7:AND " PC_FROZEN_IN_EFFECT " = 1] "                        \
  "[18=8:AND " PC_FROZEN_IN_EFFECT " = 2] "                                                              \
  "[18=4:AND c.frozen > 0 AND c.frozen_automatic = 1] [18=5:AND c.frozen = 2 AND c.frozen_at <= $19] "   \
  "[18=10:AND (c.frozen = 2 AND c.frozen_at <= $19 OR c.association_type = 'resale' AND EXISTS (SELECT 1 FROM " \
  "partner s WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id AND s.standing = 'frozen' AND "    \
  "s.standing_at <= $19))] "                                                                            \
  "[20:AND b.used * 100 >= b.amount * $20] "                                                            \
  "[24:AND z.charged >= $24] [25:AND COALESCE(z.charged, 0) < $25] "                                    \
  "[26:AND " PC_SPENDING_IN_SCOPE(c, 22, 23, 14, 15) " >= $26] "                                        \
  "[27:AND " PC_SPENDING_IN_SCOPE(c, 22, 23, 14, 15) " < $27] "                                         \
  "[30=1:AND " PC_EXPIRES(c, 28, 29) "] [30=2:AND " PC_AMONG_EXPIRING(1, c, 28, 29) "] "                 \
  "[31:AND " PC_SPENT_AT_LEAST(1, c, 36, 21, 31) "] "                                                   \
  "[36:AND " PC_LOOKED_AT(c.partner_id = $36) "] "
#define PC_CUSTOMER_ORDER                                                                                 \
  "ORDER BY [37=1:c.name,][37=2:c.name DESC,][37=3:c.associated_at,][37=5:c.level,][37=6:c.level DESC,] " \
  "c.associated_at DESC, c.customer_id DESC LIMIT $38 OFFSET $39"

const db::Statement select_customers{"funds.customers", PC_CUSTOMER_COLUMNS PC_CUSTOMER_FROM
                                     "WHERE c.tenant_id = $1 " PC_CUSTOMER_WHERE PC_NAMED_LIKE(1, c, 32, 33, 34, 35)
                                         PC_CUSTOMER_ORDER};
// Counts no further than $37.
#define PC_COUNTED(from, where) "SELECT COUNT(*) FROM (SELECT c.customer_id " from where "LIMIT $37) found"
const db::Statement count_customers{
    "funds.count_customers",
    PC_COUNTED(PC_CUSTOMER_COUNT_FROM,
               "WHERE c.tenant_id = $1 " PC_CUSTOMER_WHERE PC_NAMED_LIKE(1, c, 32, 33, 34, 35))};
// A name that more have than are counted: from its parts, until there are enough.
const db::Statement count_frequent_name{
    "funds.count_frequent_name",
    PC_COUNTED("FROM customer_name_part n JOIN customer c ON c.tenant_id = n.tenant_id AND "
               "c.customer_id = n.customer_id [3:JOIN partner p ON p.tenant_id = c.tenant_id AND "
               "p.partner_id = c.partner_id] [13:JOIN account a ON a.tenant_id = c.tenant_id AND "
               "a.owner_id = c.customer_id AND a.kind = 'customer.arrears'] "
               "[20:JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id] "
               PC_SPENDING_JOIN(c, 21),
               "WHERE n.tenant_id = $1 AND n.part >= $32 AND n.part <= $33 " PC_CUSTOMER_WHERE)};
const db::Statement select_customers_everywhere{
    "funds.customers_everywhere", PC_CUSTOMER_COLUMNS PC_CUSTOMER_FROM
    "WHERE 1 = 1 [1:AND c.tenant_id = $1] " PC_CUSTOMER_WHERE PC_CUSTOMER_ORDER};
const db::Statement count_customers_everywhere{
    "funds.count_customers_everywhere",
    PC_COUNTED(PC_CUSTOMER_COUNT_FROM, "WHERE 1 = 1 [1:AND c.tenant_id = $1] " PC_CUSTOMER_WHERE)};

namespace {

void put_frozen(CustomerRow& c, const db::Row& row) {
  customers::Customer own;
  own.association = c.association_type;
  own.frozen = c.own_frozen = static_cast<customers::Frozen>(row.integer(19));
  own.frozen_at = row.instant(21);
  const auto now = customers::in_effect(own, partners::status_of_text(row.text(26)).value(), row.instant(27));
  c.frozen = now.what;
  c.frozen_by_partner = now.by_partner;
  c.frozen_automatically = row.integer(20) != 0 && !now.by_partner;
  if (c.frozen == customers::Frozen::none) return;
  c.frozen_at = now.since;
  c.frozen_due_at = customers::due_at(c.frozen, now.since);
}

}  // namespace

CustomerRow customer_of(const db::Row& row, const access::Principal& who) {
  CustomerRow c;
  c.id = row.id<customers::CustomerId>(1);
  c.partner_id = row.id<partners::PartnerId>(2);
  c.name = row.text(3);
  c.account_name = Masked<Mask::name>(row.text(4));
  c.association_type = customers::association_of_text(row.text(5)).value();
  c.associated_at = row.instant(6);
  c.level = row.text(7);
  if (!row.text(8).empty()) c.customer_type = row.text(8);
  c.verified_status = row.text(9);
  c.mobile = Masked<Mask::mobile>(row.text(10));
  c.email = Masked<Mask::email>(row.text(11));
  c.tags = customers::split_tags(row.text(12));
  c.partner_name = row.text(13);
  if (row.integer(17) != 0) {
    c.manager_id = row.id<access::PersonId>(17);
    c.manager_name = access::shown(who, Mask::name, row.text(18));
  }
  put_frozen(c, row);
  if (const auto kind = budgets::kind_of_text(row.text(22))) {
    c.budget_kind = kind;
    c.budget_amount = Money::fen(row.integer(23));
    c.budget_used = Money::fen(row.integer(24));
    c.budget_percent = budgets::percent_of(*c.budget_amount, *c.budget_used);
  }
  c.spent = Money::fen(row.integer(25));
  const auto owed = -Money::fen(row.integer(16));
  if (owed.positive()) c.arrears = owed;  // also of a bill that came after the parting
  if (c.association_type == customers::Association::resale) {
    const Pots pots{{Money::fen(row.integer(14)), Money::fen(row.integer(28))},
                    {Money::fen(row.integer(15)), Money::fen(row.integer(29))},
                    owed};
    c.balance = pots.balance();
    c.on_hold = pots.on_hold();
    c.available = pots.available();
    c.balance_topup = pots.topup.balance;
    c.balance_credit = pots.credit.balance;
    c.arrears = owed;
    c.can_adjust = c.partner_id.value == who.partner;
  }
  return c;
}

}  // namespace pc::funds::store
