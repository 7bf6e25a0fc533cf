#include "store.hpp"

namespace pc::catalogue::store {

const db::Sql<OfService, ServiceNames> select_service{
    "catalogue.service",
    "SELECT name_zh, name_en, abbreviation FROM service_type WHERE service_type_code = :service_type_code"};
const db::Sql<OfResource, Names> select_resource{
    "catalogue.resource",
    "SELECT name_zh, name_en FROM resource_type WHERE service_type_code = :service_type_code "
    "AND resource_type_code = :resource_type_code"};
const db::Sql<OfUsage, Names> select_usage{
    "catalogue.usage",
    "SELECT name_zh, name_en FROM usage_type WHERE service_type_code = :service_type_code "
    "AND resource_type_code = :resource_type_code AND usage_factor = :usage_factor"};

const db::Sql<Service> upsert_service{"catalogue.upsert_service",
                                      db::insert_into<Service>("service_type") +
                                          " ON CONFLICT (service_type_code) DO UPDATE SET name_zh = "
                                          "excluded.name_zh, name_en = excluded.name_en, "
                                          "abbreviation = excluded.abbreviation"};
const db::Sql<Resource> upsert_resource{
    "catalogue.upsert_resource", db::insert_into<Resource>("resource_type") +
                                     " ON CONFLICT (service_type_code, resource_type_code) DO UPDATE SET "
                                     "name_zh = excluded.name_zh, name_en = excluded.name_en"};
const db::Sql<UsageType> upsert_usage{
    "catalogue.upsert_usage",
    db::insert_into<UsageType>("usage_type") +
        " ON CONFLICT (service_type_code, resource_type_code, usage_factor) DO UPDATE SET "
        "name_zh = excluded.name_zh, name_en = excluded.name_en"};

const db::Sql<Key, Product> select_by_key{"catalogue.product_of",
                                          "SELECT " + db::columns<Product>() +
                                              " FROM product WHERE service_type_code = :service_type_code "
                                              "AND resource_type_code = :resource_type_code "
                                              "AND spec = :spec AND region = :region"};
const db::Sql<ById, Product> select_product{
    "catalogue.product", "SELECT " + db::columns<Product>() + " FROM product WHERE product_id = :product_id"};
const db::Sql<NewProduct> insert_product{"catalogue.insert_product",
                                         db::insert_into<NewProduct>("product") + " ON CONFLICT DO NOTHING"};
const db::Sql<ChangedProduct> update_product{
    "catalogue.update_product",
    "UPDATE product SET spec_zh = :spec_zh, spec_en = :spec_en, sellable = :sellable, refundable = "
    ":refundable, "
    "rarely_renewed = :rarely_renewed, changed_by = :changed_by, changed_at = :changed_at "
    "WHERE product_id = :product_id"};

const db::Sql<ById, PriceRow> select_prices{
    "catalogue.prices",
    "SELECT " + db::columns<PriceRow>() + " FROM product_price WHERE product_id = :product_id"};
const db::Sql<ById, NamedPriceRow> select_named_prices{
    "catalogue.named_prices",
    "SELECT x.charging, x.unit, x.measure_id, x.price, x.valid_from, x.entered_by, x.entered_at, "
    "COALESCE(u.name_zh, '') AS usage_zh, COALESCE(u.name_en, '') AS usage_en FROM product_price x "
    "JOIN product p ON p.product_id = x.product_id LEFT JOIN usage_type u ON u.service_type_code = "
    "p.service_type_code AND u.resource_type_code = p.resource_type_code AND u.usage_factor = x.unit "
    "WHERE x.product_id = :product_id ORDER BY x.charging, x.unit, x.valid_from DESC"};
const db::Sql<NewPrice> insert_price{"catalogue.insert_price",
                                     db::insert_into<NewPrice>("product_price") + " ON CONFLICT DO NOTHING"};
const db::Sql<NewPrice> update_price{
    "catalogue.update_price",
    "UPDATE product_price SET measure_id = :measure_id, price = :price, entered_by = :entered_by, "
    "entered_at = :entered_at WHERE product_id = :product_id AND charging = :charging AND unit = :unit "
    "AND valid_from = :valid_from"};

}  // namespace pc::catalogue::store
