#include "store.hpp"

namespace pc::subscriptions::store {
namespace {

/// All columns but the tenant's.
template <class T>
std::string others() {
  static constexpr std::string_view first = "tenant_id, ";
  return db::columns<T>().substr(first.size());
}
template <class T>
std::string copy(const std::string& table, const std::string& key) {
  return "INSERT INTO " + table + " (tenant_id, " + others<T>() + ") SELECT :to_tenant, " + others<T>() +
         " FROM " + table + " WHERE tenant_id = :tenant_id AND customer_id = :customer_id ON CONFLICT (" +
         key + ") DO NOTHING";
}
std::string remove(const std::string& table) {
  return "DELETE FROM " + table + " WHERE tenant_id = :tenant_id AND customer_id = :customer_id";
}
const std::string k_one = " WHERE tenant_id = :tenant_id AND resource_id = :resource_id";

}  // namespace

const db::Sql<Key, Row> select_one{"subscriptions.one",
                                   "SELECT " + db::columns<Row>() + " FROM subscription" + k_one};
const db::Sql<Row> insert{"subscriptions.insert", db::insert_into<Row>("subscription") +
                                                      " ON CONFLICT (tenant_id, resource_id) DO NOTHING"};
const db::Sql<Followed> update_followed{
    "subscriptions.follow",
    "UPDATE subscription SET expires_at = :expires_at, tried_on = :tried_on, next_at = :next_at" + k_one +
        " AND policy = :policy"};
const db::Sql<Chosen> update_policy{
    "subscriptions.choose",
    "UPDATE subscription SET policy = :policy, unit = :unit, periods = :periods, times = :times, "
    "next_at = :next_at, set_by = :set_by, set_at = :set_at" +
        k_one};
const db::Sql<Counted> update_times{"subscriptions.count_down",
                                    "UPDATE subscription SET times = :times, policy = :policy" + k_one +
                                        " AND policy = 'renew' AND times = :before"};

const db::Sql<After, Tenant> select_tenant_everywhere{
    "subscriptions.next_tenant_everywhere",
    "SELECT tenant_id FROM subscription WHERE tenant_id > :tenant_id ORDER BY tenant_id LIMIT 1"};
const db::Sql<DueAt, Key> select_due{
    "subscriptions.due",
    "SELECT tenant_id, resource_id FROM subscription WHERE tenant_id = :tenant_id AND next_at <= :now "
    "ORDER BY next_at, resource_id LIMIT :most"};

const db::Sql<Notice> insert_notice{"subscriptions.insert_notice",
                                    db::insert_into<Notice>("subscription_notice") +
                                        " ON CONFLICT (tenant_id, resource_id, expires_at, step) DO NOTHING"};

const db::Sql<OfCustomer, Setting> select_setting{
    "subscriptions.setting", "SELECT " + db::columns<Setting>() +
                                 " FROM subscription_setting WHERE tenant_id = :tenant_id AND customer_id = "
                                 ":customer_id"};
const db::Sql<Setting> put_setting{
    "subscriptions.put_setting",
    db::insert_into<Setting>("subscription_setting") +
        " ON CONFLICT (tenant_id, customer_id) DO UPDATE SET begins_before = excluded.begins_before, "
        "told_on = excluded.told_on"};
const db::Sql<OfCustomer, Key> select_of_customer{
    "subscriptions.of_customer",
    "SELECT tenant_id, resource_id FROM subscription WHERE tenant_id = :tenant_id AND customer_id = "
    ":customer_id ORDER BY resource_id"};

const db::Sql<Move> copy_rows{"subscriptions.copy_rows", copy<Row>("subscription", "tenant_id, resource_id")};
const db::Sql<Move> copy_notices{
    "subscriptions.copy_notices",
    copy<Notice>("subscription_notice", "tenant_id, resource_id, expires_at, step")};
const db::Sql<Move> copy_setting{"subscriptions.copy_setting",
                                 copy<Setting>("subscription_setting", "tenant_id, customer_id")};
const db::Sql<OfCustomer> delete_rows{"subscriptions.delete_rows", remove("subscription")};
const db::Sql<OfCustomer> delete_notices{"subscriptions.delete_notices", remove("subscription_notice")};
const db::Sql<OfCustomer> delete_setting{"subscriptions.delete_setting", remove("subscription_setting")};

}  // namespace pc::subscriptions::store
