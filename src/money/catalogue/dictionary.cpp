#include "dictionary.hpp"

#include "api/lists/lists.hpp"
#include "platform/db/sql.hpp"
#include "product_list.hpp"
#include "store.hpp"

namespace pc::catalogue {
namespace {

struct Count {
  std::int64_t total = 0;
};

struct Named {
  std::string like;
};
struct NamedPage {
  std::string like;
  std::int64_t limit = 0, offset = 0;
};
const std::string k_named =
    " FROM service_type WHERE name_zh LIKE :like ESCAPE '!' OR name_en LIKE :like ESCAPE '!'";
const db::Sql<NamedPage, ServiceType> select_services{
    "catalogue.services", "SELECT " + db::columns<ServiceType>() + k_named +
                              " ORDER BY service_type_code LIMIT :limit OFFSET :offset"};
const db::Sql<Named, Count> count_services{"catalogue.count_services", "SELECT COUNT(*) AS total" + k_named};

struct Of {
  std::string code;
};
struct OfPage {
  std::string code;
  std::int64_t limit = 0, offset = 0;
};
const std::string k_of_service = " FROM resource_type WHERE (:code = '' OR service_type_code = :code)";
const db::Sql<OfPage, ResourceType> select_resource_types{
    "catalogue.resource_types",
    "SELECT " + db::columns<ResourceType>() + k_of_service +
        " ORDER BY resource_type_code, service_type_code LIMIT :limit OFFSET :offset"};
const db::Sql<Of, Count> count_resource_types{"catalogue.count_resource_types",
                                              "SELECT COUNT(*) AS total" + k_of_service};

const std::string k_of_resource = " WHERE (:code = '' OR u.resource_type_code = :code)";
const db::Sql<OfPage, UsageType> select_usage_types{
    "catalogue.usage_types",
    "SELECT u.service_type_code, u.resource_type_code, u.usage_factor, u.name_zh, u.name_en, s.name_zh AS "
    "service_zh, "
    "s.name_en AS service_en, r.name_zh AS resource_zh, r.name_en AS resource_en FROM usage_type u "
    "JOIN service_type s ON s.service_type_code = u.service_type_code "
    "JOIN resource_type r ON r.service_type_code = u.service_type_code AND r.resource_type_code = "
    "u.resource_type_code" +
        k_of_resource +
        " ORDER BY u.usage_factor, u.resource_type_code, u.service_type_code LIMIT :limit OFFSET :offset"};
const db::Sql<Of, Count> count_usage_types{"catalogue.count_usage_types",
                                           "SELECT COUNT(*) AS total FROM usage_type u" + k_of_resource};

struct SpecPage {
  std::string service_type_code, resource_type_code, region;
  Charging charging = Charging::period;
  std::string spec, name, after;
  std::int64_t limit = 0;
};
const db::Sql<SpecPage, Spec> select_specs{
    "catalogue.specs",
    "SELECT p.spec, p.spec_zh, p.spec_en, s.name_zh AS service_zh, s.name_en AS service_en, r.name_zh AS "
    "resource_zh, "
    "r.name_en AS resource_en FROM product p JOIN service_type s ON s.service_type_code = "
    "p.service_type_code "
    "JOIN resource_type r ON r.service_type_code = p.service_type_code AND r.resource_type_code = "
    "p.resource_type_code WHERE p.service_type_code = :service_type_code AND p.resource_type_code = "
    ":resource_type_code AND p.region = :region AND p.sellable = 1 AND p.spec > :after AND p.spec LIKE :spec "
    "ESCAPE "
    "'!' AND (p.spec_zh LIKE :name ESCAPE '!' OR p.spec_en LIKE :name ESCAPE '!') AND EXISTS (SELECT 1 FROM "
    "product_price x WHERE x.product_id = p.product_id AND x.charging = :charging) ORDER BY p.spec LIMIT "
    ":limit"};

/// Of anything, where nothing is asked.
std::string part_of(const std::string& text) {
  const auto pattern = lists::contains_pattern(Text<0, 64>{text});
  return pattern.empty() ? "%" : pattern;
}

}  // namespace

Part<ServiceType> service_types(db::Reader& reader, const std::string& name, const Range& range) {
  const auto like = part_of(name);
  return {reader.one(count_services, {like}).total,
          reader.rows(select_services, {like, range.limit, range.offset})};
}

bool knows_service(db::Reader& reader, const std::string& service_type_code) {
  return reader.maybe(store::select_service, {service_type_code}).has_value();
}

std::optional<std::string> service_of(db::Reader& reader, ProductId product) {
  const auto found = reader.maybe(store::select_product, {product});
  if (!found) return std::nullopt;
  return found->service_type_code;
}

Part<ResourceType> resource_types(db::Reader& reader, const std::string& service_type_code,
                                  const Range& range) {
  return {reader.one(count_resource_types, {service_type_code}).total,
          reader.rows(select_resource_types, {service_type_code, range.limit, range.offset})};
}

Part<UsageType> usage_types(db::Reader& reader, const std::string& resource_type_code, const Range& range) {
  return {reader.one(count_usage_types, {resource_type_code}).total,
          reader.rows(select_usage_types, {resource_type_code, range.limit, range.offset})};
}

std::vector<Spec> specs(db::Reader& reader, const SpecFilter& f) {
  return reader.rows(select_specs, {f.service_type_code, f.resource_type_code, f.region, f.charging,
                                    part_of(f.spec), part_of(f.name), f.after, f.limit});
}

}  // namespace pc::catalogue
