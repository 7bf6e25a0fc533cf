#include "store.hpp"

namespace pc::partners::store {

const db::Sql<PartnerRow> insert_partner{"partners.insert", db::insert_into<PartnerRow>("partner")};
const db::Sql<Place> insert_directory{"partners.insert_directory",
                                      db::insert_into<Place>("partner_directory")};

const db::Sql<Move> update_state{
    "partners.update_state",
    "UPDATE partner SET status = :status, standing = :standing, standing_at = :standing_at "
    "WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND status = :status_before AND "
    "standing = :standing_before"};
const db::Sql<Standing> keep_standing{
    "partners.keep_standing",
    "UPDATE partner SET standing = :standing WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "standing = :standing"};

const db::Sql<OnePartner, Tenant> select_tenant{
    "partners.tenant", "SELECT tenant_id FROM partner_directory WHERE partner_id = :partner_id"};
const db::Sql<OfTenant, PartnerRow> select_one{
    "partners.one", "SELECT " + db::columns<PartnerRow>() +
                        " FROM partner WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<OfTenant, PartnerRow> select_resellers{
    "partners.resellers", "SELECT " + db::columns<PartnerRow>() +
                              " FROM partner WHERE tenant_id = :tenant_id AND distributor_id = :partner_id "
                              "ORDER BY partner_id"};
const db::Sql<Tenant, OnePartner> select_out_of_order_everywhere{
    "partners.any_out_of_order_everywhere",
    "SELECT partner_id FROM partner WHERE standing <> 'normal' [tenant_id: AND tenant_id = :tenant_id] LIMIT "
    "1"};

const db::Sql<Newest, State> select_states{
    "partners.states", "SELECT " + db::columns<State>() +
                           " FROM partner_state WHERE tenant_id = :tenant_id AND partner_id = :partner_id "
                           "ORDER BY number DESC LIMIT :most"};
const db::Sql<NewState> insert_state{"partners.insert_state", db::insert_into<NewState>("partner_state")};

const db::Sql<db::None, Named> select_names_everywhere{"partners.names_everywhere",
                                                       "SELECT partner_id, name FROM partner"};

PartnerRow row_of(const Partner& partner) {
  return {.tenant_id = partner.tenant,
          .partner_id = partner.id,
          .kind = partner.kind,
          .name = partner.name,
          .account_name = partner.account_name,
          .status = partner.status,
          .distributor_id = partner.distributor,
          .created_at = partner.created_at,
          .standing = partner.standing,
          .standing_at = partner.standing_since};
}

Partner partner_of(const PartnerRow& row) {
  return {.tenant = row.tenant_id,
          .id = row.partner_id,
          .kind = row.kind,
          .name = row.name,
          .account_name = row.account_name,
          .status = row.status,
          .standing = row.standing,
          .standing_since = row.standing_at,
          .distributor = row.distributor_id,
          .created_at = row.created_at};
}

}  // namespace pc::partners::store
