// Statements of partners.
#pragma once
#include "platform/db/sql.hpp"
#include "partners.hpp"

namespace pc::partners::store {

struct PartnerRow {
  TenantId tenant_id;
  PartnerId partner_id;
  PartnerKind kind;
  std::string name, account_name;
  PartnerStatus status;
  PartnerId distributor_id;
  Instant created_at;
  PartnerStatus standing;
  Instant standing_at;
};
PartnerRow row_of(const Partner& partner);
Partner partner_of(const PartnerRow& row);

extern const db::Sql<PartnerRow> insert_partner;

struct Place {
  PartnerId partner_id;
  TenantId tenant_id;
};
extern const db::Sql<Place> insert_directory;

struct Move {
  TenantId tenant_id;
  PartnerId partner_id;
  PartnerStatus status, standing;
  Instant standing_at;
  PartnerStatus status_before, standing_before;
};
/// Changes the row when it still says what we have read.
extern const db::Sql<Move> update_state;

struct Standing {
  TenantId tenant_id;
  PartnerId partner_id;
  PartnerStatus standing;
};
extern const db::Sql<Standing> keep_standing;

struct OnePartner {
  PartnerId partner_id;
};
struct Tenant {
  TenantId tenant_id;
};
extern const db::Sql<OnePartner, Tenant> select_tenant;

struct OfTenant {
  TenantId tenant_id;
  PartnerId partner_id;
};
/// Of one; of those whose distributor it is.
extern const db::Sql<OfTenant, PartnerRow> select_one, select_resellers;
extern const db::Sql<Tenant, OnePartner> select_out_of_order_everywhere;

struct Newest {
  TenantId tenant_id;
  PartnerId partner_id;
  std::int64_t most;
};
struct State {
  PartnerStatus was, becomes;
  std::string reason;
  Instant changed_at;
  std::string changed_by;
  std::int64_t number;
};
extern const db::Sql<Newest, State> select_states;
struct NewState {
  TenantId tenant_id;
  PartnerId partner_id;
  std::int64_t number;
  PartnerStatus was, becomes;
  std::string reason;
  Instant changed_at;
  std::string changed_by;
};
extern const db::Sql<NewState> insert_state;

struct Named {
  PartnerId partner_id;
  std::string name;
};
extern const db::Sql<db::None, Named> select_names_everywhere;

}  // namespace pc::partners::store
