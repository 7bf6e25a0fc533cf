#include "resource_file.hpp"

#include <algorithm>

namespace pc::resources {
namespace {

constexpr std::size_t k_id = 200, k_text = 128, k_description = 500, k_code = 64;
/// Clocks differ.
constexpr std::int64_t k_clock_seconds = 300;

enum Column : std::size_t {
  customer_id,
  resource_id,
  name,
  charging,
  service_type_code,
  service_type,
  resource_type_code,
  resource_type,
  region,
  availability_zone,
  spec,
  spec_desc,
  status,
  effective_at,
  expires_at,
  expire_policy,
  main_resource_id,
  order_id,
  product_id,
  project_id,
  reported_at
};
constexpr imports::FieldRule k_rules[] = {{"customer_id", k_code, true, "7318349394477056"},
                                          {"resource_id", k_id, true, "9f1c5e1e-7a3b-4a1d-8b62-2f2b6f0d1c11"},
                                          {"name", k_id, false, "web-01"},
                                          {"charging", k_code, true, "period"},
                                          {"service_type_code", k_text, true, "hws.service.type.ec2"},
                                          {"service_type", k_id, false, "弹性云服务器 ECS"},
                                          {"resource_type_code", k_text, true, "hws.resource.type.vm"},
                                          {"resource_type", k_id, false, "云主机"},
                                          {"region", k_code, false, "cn-north-4"},
                                          {"availability_zone", k_code, false, "cn-north-4a"},
                                          {"spec", k_text, false, "s6.large.2.linux"},
                                          {"spec_desc", k_description, false, "2 vCPUs | 4 GiB"},
                                          {"status", k_code, true, "in_use"},
                                          {"effective_at", k_code, true, "2026-01-15T02:00:00Z"},
                                          {"expires_at", k_code, false, "2027-01-15T15:59:59Z"},
                                          {"expire_policy", k_code, false, "renew"},
                                          {"main_resource_id", k_id},
                                          {"order_id", k_code, false, "CS2601150001"},
                                          {"product_id", k_text},
                                          {"project_id", k_text},
                                          {"reported_at", k_code, true, "2026-11-24T00:00:00Z"}};

template <class E, std::size_t N>
std::string listed(const Word<E> (&words)[N]) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + std::string(word.text);
  return text;
}

std::string listed(std::span<const Status> statuses) {
  std::string text;
  for (const auto status : statuses) text += (text.empty() ? "" : ", ") + text_of(k_statuses, status);
  return text;
}

class LineReader {
 public:
  LineReader(const imports::FieldPlaces& places, std::span<const std::string_view> fields)
      : line_(k_rules, places, fields) {}

  std::variant<Resource, imports::LineFault> read(Instant now) {
    read_texts();
    read_state();
    read_times(now);
    if (line_.fault()) return *line_.fault();
    return std::move(resource_);
  }

 private:
  void read_texts() {
    resource_.customer = customer();
    resource_.resource_id = text(resource_id);
    resource_.name = text(name);
    resource_.service_type_code = text(service_type_code);
    resource_.service_type = text(service_type);
    resource_.resource_type_code = text(resource_type_code);
    resource_.resource_type = text(resource_type);
    resource_.region = text(region);
    resource_.availability_zone = text(availability_zone);
    resource_.spec = text(spec);
    resource_.spec_desc = text(spec_desc);
    resource_.main_resource_id = text(main_resource_id);
    resource_.order_id = text(order_id);
    resource_.product_id = text(product_id);
    resource_.project_id = text(project_id);
    // Bars part ids where a list is asked for several.
    if (resource_.resource_id.find('|') != std::string::npos) line_.fail(resource_id, "≠ |");
    if (resource_.main_resource_id == resource_.resource_id) line_.fail(main_resource_id, "≠ resource_id");
  }

  void read_state() {
    resource_.charging = choice(charging, k_chargings).value_or(Charging::on_demand);
    resource_.status = choice(status, k_statuses).value_or(Status::in_use);
    resource_.expire_policy = choice(expire_policy, k_policies);
    const auto allowed = statuses_of(resource_.charging);
    if (std::ranges::find(allowed, resource_.status) == allowed.end()) line_.fail(status, listed(allowed));
  }

  void read_times(Instant now) {
    resource_.effective_at = moment(effective_at).value_or(Instant{});
    resource_.expires_at = moment(expires_at).value_or(k_end_of_time);
    resource_.reported_at = moment(reported_at).value_or(Instant{});
    if (resource_.charging != Charging::on_demand && !resource_.expires())
      line_.fail(expires_at, refuse(pc::errors::missing_value));
    else if (resource_.expires_at <= resource_.effective_at)
      line_.fail(expires_at, "> effective_at");
    else if (resource_.reported_at > now.plus_seconds(k_clock_seconds))
      line_.fail(reported_at, "≤ " + now.text());
  }

  std::string text(Column column) { return line_.text(column); }

  /// As this console shows it, or as the Open API does.
  customers::CustomerId customer() {
    const auto said = text(customer_id);
    const auto id = said.size() == 32 ? id_of_hex32(said) : parse_id(said);
    if (!id) line_.fail(customer_id, std::string(k_rules[customer_id].example));
    return customers::CustomerId(id.value_or(0));
  }

  template <class E, std::size_t N>
  std::optional<E> choice(Column column, const Word<E> (&words)[N]) {
    const auto said = text(column);
    if (said.empty()) return std::nullopt;
    const auto known = value_of(words, said);
    if (!known) line_.fail(column, listed(words));
    return known;
  }

  std::optional<Instant> moment(Column column) {
    const auto said = text(column);
    if (said.empty()) return std::nullopt;
    const auto at = Instant::parse(said);
    if (!at || at->micros <= 0) line_.fail(column, std::string(k_rules[column].example));
    return at;
  }

  imports::LineFields line_;
  Resource resource_;
};

}  // namespace

imports::FieldRules field_rules() { return k_rules; }

std::variant<Resource, imports::LineFault> parse_line(const imports::FieldPlaces& places,
                                                      std::span<const std::string_view> fields, Instant now) {
  return LineReader(places, fields).read(now);
}

}  // namespace pc::resources
