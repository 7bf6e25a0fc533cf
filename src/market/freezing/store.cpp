#include "store.hpp"

#include "market/customers/scope.hpp"

namespace pc::freezing::store {

const db::Sql<OfPartner, Control> select_control{
    "freezing.control",
    "SELECT " + db::columns<Control>() +
        " FROM customer_control WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};

namespace {

std::string upsert(const std::string& what) {
  return db::insert_into<NewControl>("customer_control") +
         " ON CONFLICT (tenant_id, partner_id) DO UPDATE SET " + what + " = excluded." + what +
         ", changed_by = excluded.changed_by, changed_at = excluded.changed_at";
}

}  // namespace

const db::Sql<NewControl> upsert_switch{"freezing.switch_control", upsert("switched_on")};
const db::Sql<NewControl> upsert_grant{"freezing.grant_control", upsert("granted")};

const db::Sql<OfPartner, Count> count_frozen{
    "freezing.count_frozen",
    "SELECT COUNT(*) AS customers FROM customer WHERE tenant_id = :tenant_id AND frozen > 0 "
    "AND partner_id = :partner_id"};

const db::Sql<OfCustomer, Newest> select_newest_number{
    "freezing.newest_freeze_number",
    "SELECT COALESCE(MAX(number), 0) AS number FROM customer_freeze WHERE tenant_id = :tenant_id "
    "AND customer_id = :customer_id"};

const db::Sql<NewRecord> insert_record{"freezing.insert_freeze",
                                       db::insert_into<NewRecord>("customer_freeze")};

const db::Sql<NewestRecords, Record> select_records{
    "freezing.freezes",
    "SELECT " + db::columns<Record>() +
        " FROM customer_freeze WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
        "AND partner_id = :partner_id ORDER BY number DESC LIMIT :most"};

const db::Sql<FrozenSince, Count> count_due{
    "freezing.count_frozen_too_long",
    "SELECT COUNT(*) AS customers FROM customer c WHERE c.tenant_id = :tenant_id AND c.association_type = "
    "'resale' "
    "[all=0: AND c.frozen = 2 AND c.frozen_at <= :since] AND c.partner_id = :partner_id " +
        customers::managed_now("c")};

}  // namespace pc::freezing::store
