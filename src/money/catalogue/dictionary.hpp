// Public: what the catalogue knows by code: services, types of resources, usage types, specifications. For programs
// that look them up.
#pragma once
#include <string>
#include <vector>

#include "core/work/work.hpp"
#include "product.hpp"

namespace pc::catalogue {

template <class Row>
struct Part {
  std::int64_t total = 0;
  std::vector<Row> rows;
};
struct Range {
  std::int64_t offset = 0, limit = 0;
};

struct ServiceType {
  std::string service_type_code, name_zh, name_en, abbreviation;
};
/// By code; whose name in either language contains `name`, if that is not empty.
Part<ServiceType> service_types(db::Reader& reader, const std::string& name, const Range& range);

bool knows_service(db::Reader& reader, const std::string& service_type_code);
/// Of a product; nothing when there is no such product.
std::optional<std::string> service_of(db::Reader& reader, ProductId product);

struct ResourceType {
  std::string service_type_code, resource_type_code, name_zh, name_en;
};
/// By code; of one service, if that is not empty.
Part<ResourceType> resource_types(db::Reader& reader, const std::string& service_type_code,
                                  const Range& range);

struct UsageType {
  std::string service_type_code, resource_type_code, usage_factor, name_zh, name_en;
  std::string service_zh, service_en, resource_zh, resource_en;
};
/// By code; of one type of resource, if that is not empty.
Part<UsageType> usage_types(db::Reader& reader, const std::string& resource_type_code, const Range& range);

struct SpecFilter {
  std::string service_type_code, resource_type_code, region;
  Charging charging = Charging::period;
  std::string spec, name;  // parts of them; empty: any
  std::string after;       // the last one of the page before
  std::int64_t limit = 0;
};
struct Spec {
  std::string spec, spec_zh, spec_en;
  std::string service_zh, service_en, resource_zh, resource_en;
};
/// Of what is sold, by specification.
std::vector<Spec> specs(db::Reader& reader, const SpecFilter& filter);

}  // namespace pc::catalogue
