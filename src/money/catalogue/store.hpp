// Statements of products and their prices. They are of no tenant.
#pragma once
#include "platform/db/sql.hpp"
#include "product_list.hpp"

namespace pc::catalogue::store {

struct OfService {
  std::string service_type_code;
};
struct OfResource {
  std::string service_type_code, resource_type_code;
};
struct OfUsage {
  std::string service_type_code, resource_type_code, usage_factor;
};
struct Names {
  std::string name_zh, name_en;
  bool operator==(const Names&) const = default;
};
struct ServiceNames {
  std::string name_zh, name_en, abbreviation;
  bool operator==(const ServiceNames&) const = default;
};
extern const db::Sql<OfService, ServiceNames> select_service;
extern const db::Sql<OfResource, Names> select_resource;
extern const db::Sql<OfUsage, Names> select_usage;

struct Service {
  std::string service_type_code, name_zh, name_en, abbreviation;
};
extern const db::Sql<Service> upsert_service;
struct Resource {
  std::string service_type_code, resource_type_code, name_zh, name_en;
};
extern const db::Sql<Resource> upsert_resource;
struct UsageType {
  std::string service_type_code, resource_type_code, usage_factor, name_zh, name_en;
};
extern const db::Sql<UsageType> upsert_usage;

struct Key {
  std::string service_type_code, resource_type_code, spec, region;
};
struct ById {
  ProductId product_id;
};
struct Product {
  ProductId product_id;
  std::string service_type_code, resource_type_code, spec, region, spec_zh, spec_en;
  int size_measure_id = 0;
  bool sellable = true, refundable = true, rarely_renewed = false;
};
extern const db::Sql<Key, Product> select_by_key;
extern const db::Sql<ById, Product> select_product;

struct NewProduct {
  ProductId product_id;
  std::string service_type_code, resource_type_code, spec, region, spec_zh, spec_en;
  int size_measure_id = 0;
  bool sellable = true, refundable = true, rarely_renewed = false;
  std::string changed_by;
  Instant changed_at;
};
extern const db::Sql<NewProduct> insert_product;
struct ChangedProduct {
  ProductId product_id;
  std::string spec_zh, spec_en;
  bool sellable = true, refundable = true, rarely_renewed = false;
  std::string changed_by;
  Instant changed_at;
};
extern const db::Sql<ChangedProduct> update_product;

struct PriceRow {
  Charging charging = Charging::period;
  std::string unit;
  int measure_id = 0;
  Decimal price;
  Day valid_from;
};
extern const db::Sql<ById, PriceRow> select_prices;

struct NamedPriceRow {
  Charging charging = Charging::period;
  std::string unit;
  int measure_id = 0;
  Decimal price;
  Day valid_from;
  std::string entered_by;
  Instant entered_at;
  std::string usage_zh, usage_en;
};
/// Newest first of each charging and unit.
extern const db::Sql<ById, NamedPriceRow> select_named_prices;

struct NewPrice {
  ProductId product_id;
  Charging charging = Charging::period;
  std::string unit;
  Day valid_from;
  int measure_id = 0;
  Decimal price;
  std::string entered_by;
  Instant entered_at;
};
extern const db::Sql<NewPrice> insert_price;
/// Of one that has not begun.
extern const db::Sql<NewPrice> update_price;

}  // namespace pc::catalogue::store
