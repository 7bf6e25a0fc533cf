#include "store.hpp"

namespace pc::discounts::store {

const db::Sql<OfCustomer, DiscountRow> select_of_customer{
    "discounts.of_one_customer",
    "SELECT " + db::columns<DiscountRow>() +
        " FROM discount WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
        "ORDER BY discount_id"};
const db::Sql<ById, DiscountRow> select_one{
    "discounts.one", "SELECT " + db::columns<DiscountRow>() +
                         " FROM discount WHERE tenant_id = :tenant_id AND discount_id = :discount_id"};
const db::Sql<DiscountRow> insert_one{"discounts.insert", db::insert_into<DiscountRow>("discount")};
const db::Sql<Cut> update_end{
    "discounts.end",
    "UPDATE discount SET end_day = :end_day, ended_by = :ended_by WHERE tenant_id = "
    ":tenant_id AND discount_id = :discount_id"};

const db::Sql<Move> copy_to_tenant{
    "discounts.copy_to_tenant",
    "INSERT INTO discount (tenant_id, discount_id, customer_id, kind, partner_id, service_type_code, "
    "product_id, "
    "charging, ratio, first_day, end_day, created_by, created_at, ended_by) SELECT :to_tenant, discount_id, "
    "customer_id, kind, partner_id, service_type_code, product_id, charging, ratio, first_day, end_day, "
    "created_by, "
    "created_at, ended_by FROM discount WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};
const db::Sql<OfCustomer> delete_of_customer{
    "discounts.delete_of_customer",
    "DELETE FROM discount WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

const db::Sql<OnDay, PromotionRow> select_promotions{
    "discounts.promotions_on",
    "SELECT " + db::columns<PromotionRow>() +
        " FROM promotion WHERE first_day <= :day AND end_day > :day ORDER BY promotion_id"};
const db::Sql<PromotionRow> insert_promotion{"discounts.insert_promotion",
                                             db::insert_into<PromotionRow>("promotion")};
const db::Sql<PromotionEnd> end_promotion{
    "discounts.end_promotion",
    "UPDATE promotion SET end_day = :end_day WHERE promotion_id = :promotion_id AND end_day > :end_day"};

const db::Sql<db::None, CeilingRow> select_ceilings{
    "discounts.ceilings_all", "SELECT " + db::columns<CeilingRow>() + " FROM discount_ceiling"};
const db::Sql<NewCeiling> upsert_ceiling{
    "discounts.put_ceiling",
    db::insert_into<NewCeiling>("discount_ceiling") +
        " ON CONFLICT (service_type_code, product_id) DO UPDATE SET lowest_ratio = excluded.lowest_ratio, "
        "entered_by = excluded.entered_by, entered_at = excluded.entered_at"};
const db::Sql<CeilingKey> delete_ceiling{
    "discounts.delete_ceiling",
    "DELETE FROM discount_ceiling WHERE service_type_code = :service_type_code AND product_id = :product_id"};

}  // namespace pc::discounts::store
