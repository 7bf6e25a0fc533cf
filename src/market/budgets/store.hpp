// Statements of budgets.
#pragma once
#include "market/budgets/budgets.hpp"
#include "market/budgets/records.hpp"
#include "platform/db/sql.hpp"

namespace pc::budgets::store {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct OfPartner {
  TenantId tenant_id;
  partners::PartnerId partner_id;
};
struct BudgetRow {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  BudgetKind kind;
  Money amount;
  WhenUsedUp when_used_up;
  bool thaws;
  Day since_day;
  Money used;
  int told;
  bool acted;
  std::string set_by;
  Instant set_at, counted_at;
};
Kept kept_of(const BudgetRow& row);

extern const db::Sql<OfCustomer, BudgetRow> select_one;
extern const db::Sql<OfCustomer> delete_one;

struct After {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::int64_t most = 0;
};
extern const db::Sql<After, BudgetRow> select_page;
struct Any {
  customers::CustomerId customer_id;
};
extern const db::Sql<db::None, Any> select_any;

struct Seen {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant set_at;
};
extern const db::Sql<Seen> delete_seen;

struct Counted {
  std::int64_t found;
};
extern const db::Sql<customers::PartnerRows, Counted> count_nearly;

struct QuotaRow {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  Money amount;
  std::string changed_by;
  Instant changed_at;
};
struct Amount {
  Money amount;
};
extern const db::Sql<OfPartner, Amount> select_quota, sum_granted;
extern const db::Sql<OfPartner> take_quota, delete_quota;
extern const db::Sql<QuotaRow> upsert_quota;

struct Record {
  std::int64_t id = 0;
  Action action = Action::setting;
  std::string customer_name, by;
  Instant at;
};
void add_record(db::Transaction& tx, const Kept& kept, const Record& record);
void put(db::Transaction& tx, const Kept& kept);
/// False when somebody else has moved it on or set it anew since it was read.
bool update(db::Transaction& tx, const Kept& before, const Budget& after, Instant now);

}  // namespace pc::budgets::store
