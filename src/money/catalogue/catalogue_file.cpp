#include "catalogue_file.hpp"

#include <array>
#include <charconv>

namespace pc::catalogue {
namespace {

constexpr std::size_t k_code = 64, k_text = 128, k_number = 32;

enum Column : std::size_t {
  service_type_code,
  service_zh,
  service_en,
  service_short,
  resource_type_code,
  resource_zh,
  resource_en,
  spec,
  spec_zh,
  spec_en,
  region,
  charging,
  unit,
  usage_zh,
  usage_en,
  measure_id,
  size_measure_id,
  price,
  valid_from,
  sellable,
  refundable,
  rarely_renewed
};
constexpr imports::FieldRule k_rules[] = {{"service_type_code", k_code, true, "hws.service.type.ec2"},
                                          {"service_zh", k_text, true, "弹性云服务器"},
                                          {"service_en", k_text, false, "Elastic Cloud Server"},
                                          {"service_short", k_number, false, "ECS"},
                                          {"resource_type_code", k_code, true, "hws.resource.type.vm"},
                                          {"resource_zh", k_text, true, "云主机"},
                                          {"resource_en", k_text, false, "Cloud server"},
                                          {"spec", k_text, true, "s6.large.2.linux"},
                                          {"spec_zh", k_text, false, "通用计算型 2核4GB"},
                                          {"spec_en", k_text, false, "General computing, 2 vCPUs, 4 GiB"},
                                          {"region", k_code, true, "cn-north-4"},
                                          {"charging", k_code, true, "on_demand"},
                                          {"unit", k_code, true, "duration"},
                                          {"usage_zh", k_text, false, "时长"},
                                          {"usage_en", k_text, false, "Duration"},
                                          {"measure_id", k_number, false, "4"},
                                          {"size_measure_id", k_number, false, ""},
                                          {"price", k_number, true, "0.52"},
                                          {"valid_from", k_number, false, "2026-01-01"},
                                          {"sellable", k_number, false, "yes"},
                                          {"refundable", k_number, false, "yes"},
                                          {"rarely_renewed", k_number, false, "no"}};

class LineReader {
 public:
  LineReader(const imports::FieldPlaces& places, std::span<const std::string_view> fields)
      : line_(k_rules, places, fields) {}

  std::variant<Offer, imports::LineFault> read() {
    read_texts();
    read_price();
    offer_.sellable = flag(sellable, true);
    offer_.refundable = flag(refundable, true);
    offer_.rarely_renewed = flag(rarely_renewed, false);
    if (!line_.fault()) check_offer();
    if (line_.fault()) return *line_.fault();
    return std::move(offer_);
  }

 private:
  void read_texts() {
    offer_.service_type_code = line_.text(service_type_code);
    offer_.service_zh = line_.text(service_zh);
    offer_.service_en = line_.text(service_en);
    offer_.service_short = line_.text(service_short);
    offer_.resource_type_code = line_.text(resource_type_code);
    offer_.resource_zh = line_.text(resource_zh);
    offer_.resource_en = line_.text(resource_en);
    offer_.spec = line_.text(spec);
    offer_.spec_zh = line_.text(spec_zh);
    offer_.spec_en = line_.text(spec_en);
    offer_.region = line_.text(region);
    offer_.usage_zh = line_.text(usage_zh);
    offer_.usage_en = line_.text(usage_en);
  }

  void read_price() {
    const auto mode = charging_of(line_.text(charging));
    if (!mode) line_.fail(charging, "period, on_demand, reserved, once");
    offer_.charging = mode.value_or(Charging::period);
    offer_.unit = line_.text(unit);
    offer_.measure_id = number(measure_id);
    offer_.size_measure_id = number(size_measure_id);
    const auto amount = Decimal::parse(line_.text(price));
    if (!amount) line_.fail(price, std::string(k_rules[price].example));
    offer_.price = amount.value_or(Decimal()).without_trailing_zeros();
    const auto day = line_.text(valid_from);
    offer_.valid_from = Day::parse(day);
    if (!day.empty() && !offer_.valid_from) line_.fail(valid_from, std::string(k_rules[valid_from].example));
  }

  /// The rule names a field; its column is told.
  void check_offer() {
    const auto checked = check(offer_);
    if (checked) return;
    for (std::size_t column = 0; column < std::size(k_rules); ++column)
      if (k_rules[column].name == checked.refusal().field) line_.fail(column, checked.refusal());
  }

  int number(Column column) {
    const auto said = line_.text(column);
    int value = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
    const bool whole = error == std::errc() && end == said.data() + said.size() && value > 0;
    if (!said.empty() && !whole) line_.fail(column, "4, 10, 14, 17 …");
    return whole ? value : 0;
  }

  bool flag(Column column, bool absent) {
    const auto said = line_.text(column);
    if (said.empty()) return absent;
    if (said != "yes" && said != "no") line_.fail(column, "yes, no");
    return said == "yes";
  }

  imports::LineFields line_;
  Offer offer_;
};

}  // namespace

imports::FieldRules field_rules() { return k_rules; }

std::variant<Offer, imports::LineFault> parse_line(const imports::FieldPlaces& places,
                                                   std::span<const std::string_view> fields) {
  return LineReader(places, fields).read();
}

}  // namespace pc::catalogue
