#include "resource_file.hpp"

#include <algorithm>

namespace pc::resources {
namespace {

constexpr std::size_t k_id = 200, k_text = 128, k_description = 500, k_code = 64;
/// Clocks differ.
constexpr std::int64_t k_clock_seconds = 300;

enum class Column {
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
constexpr ColumnRule k_rules[] = {{"customer_id", k_code, true, "7318349394477056"},
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

/// Reads one line; only the first fault counts.
class LineReader {
 public:
  LineReader(const Columns& columns, std::span<const std::string_view> fields)
      : columns_(columns), fields_(fields) {}

  std::variant<Resource, Fault> read(Instant now) {
    if (fields_.size() != columns_.count()) {
      fault_ =
          Fault{{&errors::field_count, {}, std::to_string(columns_.count())}, std::to_string(fields_.size())};
    } else {
      read_texts();
      read_state();
      read_times(now);
    }
    if (fault_) return std::move(*fault_);
    return std::move(resource_);
  }

 private:
  void read_texts() {
    resource_.customer = customer();
    resource_.resource_id = text(Column::resource_id);
    resource_.name = text(Column::name);
    resource_.service_type_code = text(Column::service_type_code);
    resource_.service_type = text(Column::service_type);
    resource_.resource_type_code = text(Column::resource_type_code);
    resource_.resource_type = text(Column::resource_type);
    resource_.region = text(Column::region);
    resource_.availability_zone = text(Column::availability_zone);
    resource_.spec = text(Column::spec);
    resource_.spec_desc = text(Column::spec_desc);
    resource_.main_resource_id = text(Column::main_resource_id);
    resource_.order_id = text(Column::order_id);
    resource_.product_id = text(Column::product_id);
    resource_.project_id = text(Column::project_id);
    // Bars part ids where a list is asked for several.
    if (resource_.resource_id.find('|') != std::string::npos) fail(Column::resource_id, "≠ |");
    if (!fault_ && resource_.main_resource_id == resource_.resource_id)
      fail(Column::main_resource_id, "≠ resource_id");
  }

  void read_state() {
    resource_.charging = choice(Column::charging, k_chargings).value_or(Charging::on_demand);
    resource_.status = choice(Column::status, k_statuses).value_or(Status::in_use);
    resource_.expire_policy = choice(Column::expire_policy, k_policies);
    const auto allowed = statuses_of(resource_.charging);
    if (!fault_ && std::ranges::find(allowed, resource_.status) == allowed.end())
      fail(Column::status, listed(allowed));
  }

  void read_times(Instant now) {
    resource_.effective_at = moment(Column::effective_at).value_or(Instant{});
    resource_.expires_at = moment(Column::expires_at).value_or(k_end_of_time);
    resource_.reported_at = moment(Column::reported_at).value_or(Instant{});
    if (fault_) return;
    if (resource_.charging != Charging::on_demand && !resource_.expires())
      fault_ = Fault{{&pc::errors::missing_value, std::string(rule(Column::expires_at).name), {}}, {}};
    else if (resource_.expires_at <= resource_.effective_at)
      fail(Column::expires_at, "> effective_at");
    else if (resource_.reported_at > now.plus_seconds(k_clock_seconds))
      fail(Column::reported_at, "≤ " + now.text());
  }

  static const ColumnRule& rule(Column column) { return k_rules[static_cast<std::size_t>(column)]; }

  std::string_view value(Column column) const {
    const auto place = columns_.place(static_cast<std::size_t>(column));
    return place ? trimmed(fields_[*place]) : std::string_view();
  }

  std::string text(Column column) {
    const auto said = value(column);
    if (fault_) return {};
    if (said.empty() && rule(column).mandatory)
      fault_ = Fault{{&pc::errors::missing_value, std::string(rule(column).name), {}}, {}};
    else if (utf8_length(said) > rule(column).characters_max)
      fail(column, "≤ " + std::to_string(rule(column).characters_max));
    else if (const auto harmful = harmful_character(said))
      fault_ = Fault{
          {&pc::errors::harmful_character, std::string(rule(column).name), code_point_name(*harmful)}, {}};
    return std::string(said);
  }

  /// As this console shows it, or as the Open API does.
  customers::CustomerId customer() {
    const auto said = text(Column::customer_id);
    if (fault_) return {};
    const auto id = said.size() == 32 ? id_of_hex32(said) : parse_id(said);
    if (!id) fail(Column::customer_id, std::string(rule(Column::customer_id).example));
    return customers::CustomerId(id.value_or(0));
  }

  template <class E, std::size_t N>
  std::optional<E> choice(Column column, const Word<E> (&words)[N]) {
    const auto said = text(column);
    if (said.empty()) return std::nullopt;
    const auto known = value_of(words, said);
    if (!known) fail(column, listed(words));
    return known;
  }

  std::optional<Instant> moment(Column column) {
    const auto said = text(column);
    if (said.empty()) return std::nullopt;
    const auto at = Instant::parse(said);
    if (!at || at->micros <= 0) fail(column, std::string(rule(column).example));
    return at;
  }

  void fail(Column column, std::string allowed) {
    if (fault_) return;
    fault_ = Fault{{&pc::errors::invalid_value, std::string(rule(column).name), std::move(allowed)},
                   std::string(value(column))};
  }

  const Columns& columns_;
  std::span<const std::string_view> fields_;
  Resource resource_;
  std::optional<Fault> fault_;
};

}  // namespace

std::span<const ColumnRule> column_rules() { return k_rules; }

Result<Columns> Columns::of(std::span<const std::string_view> header) {
  Columns columns;
  columns.count_ = header.size();
  std::string missing;
  for (const auto& rule : k_rules) {
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!equal_ignoring_case(trimmed(header[i]), rule.name)) continue;
      if (place) return refuse(errors::repeated_column, std::string(rule.name), std::string(rule.name));
      place = i;
    }
    columns.places_.push_back(place);
    if (rule.mandatory && !place) missing += (missing.empty() ? "" : ", ") + std::string(rule.name);
  }
  if (!missing.empty()) return refuse(errors::missing_columns, "", missing);
  return columns;
}

std::variant<Resource, Fault> parse_line(const Columns& columns, std::span<const std::string_view> fields,
                                         Instant now) {
  return LineReader(columns, fields).read(now);
}

std::vector<std::vector<std::string_view>> template_lines() {
  std::vector<std::vector<std::string_view>> lines(2);
  for (const auto& rule : k_rules) {
    lines[0].push_back(rule.name);
    lines[1].push_back(rule.example);
  }
  return lines;
}

}  // namespace pc::resources
