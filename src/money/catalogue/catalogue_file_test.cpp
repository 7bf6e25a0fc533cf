#include "catalogue_file.hpp"

#include <gtest/gtest.h>

#include <map>

namespace pc::catalogue {
namespace {

using imports::FieldPlaces;
using imports::LineFault;
using Said = std::map<std::string, std::string>;

/// A line that is right, with what `but` says instead.
std::variant<Offer, LineFault> parsed(const Said& but = {}) {
  const auto lines = imports::example_of(field_rules());
  std::vector<std::string> values(lines[1].begin(), lines[1].end());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const auto other = but.find(std::string(lines[0][i])); other != but.end()) values[i] = other->second;
  const std::vector<std::string_view> fields(values.begin(), values.end());
  return parse_line(*FieldPlaces::of(field_rules(), lines[0]), fields);
}

/// "" or column and code.
std::string fault(const Said& but) {
  const auto line = parsed(but);
  const auto* fault = std::get_if<LineFault>(&line);
  return fault == nullptr ? "" : fault->why.field + " " + std::string(fault->why.code->id);
}

TEST(CatalogueFile, template_is_a_line_that_is_right) {
  const auto line = parsed();
  ASSERT_TRUE(std::holds_alternative<Offer>(line));
  const auto& offer = std::get<Offer>(line);
  EXPECT_EQ(offer.service_short, "ECS");
  EXPECT_EQ(offer.charging, Charging::on_demand);
  EXPECT_EQ(offer.unit, "duration");
  EXPECT_EQ(offer.measure_id, 4);
  EXPECT_EQ(offer.size_measure_id, 0);
  EXPECT_EQ(offer.price.text(), "0.52");
  EXPECT_EQ(offer.valid_from->text(), "2026-01-01");
  EXPECT_TRUE(offer.sellable && offer.refundable && !offer.rarely_renewed);
}

TEST(CatalogueFile, what_is_not_said_is_the_usual) {
  const auto line =
      parsed({{"valid_from", ""}, {"sellable", ""}, {"refundable", ""}, {"rarely_renewed", ""}});
  ASSERT_TRUE(std::holds_alternative<Offer>(line));
  const auto& offer = std::get<Offer>(line);
  EXPECT_EQ(offer.valid_from, std::nullopt);
  EXPECT_TRUE(offer.sellable && offer.refundable && !offer.rarely_renewed);
}

TEST(CatalogueFile, faults_name_their_column) {
  EXPECT_EQ(fault({{"charging", "monthly"}}), "charging invalid_value");
  EXPECT_EQ(fault({{"charging", ""}}), "charging missing_value");
  EXPECT_EQ(fault({{"charging", "period"}}), "unit invalid_value") << "a usage factor is no period";
  EXPECT_EQ(fault({{"charging", "period"}, {"unit", "month"}}), "measure_id invalid_value");
  EXPECT_EQ(fault({{"charging", "period"}, {"unit", "month"}, {"measure_id", ""}}), "");
  EXPECT_EQ(fault({{"measure_id", "x"}}), "measure_id invalid_value");
  EXPECT_EQ(fault({{"measure_id", "99999999999"}}), "measure_id invalid_value");
  EXPECT_EQ(fault({{"size_measure_id", "1"}}), "size_measure_id invalid_value");
  EXPECT_EQ(fault({{"price", "1,5"}}), "price invalid_value");
  EXPECT_EQ(fault({{"price", "-1"}}), "price catalogue.bad_price");
  EXPECT_EQ(fault({{"price", "0.123456789"}}), "price catalogue.bad_price");
  EXPECT_EQ(fault({{"valid_from", "2026-13-01"}}), "valid_from invalid_value");
  EXPECT_EQ(fault({{"sellable", "maybe"}}), "sellable invalid_value");
  EXPECT_EQ(fault({{"service_zh", ""}}), "service_zh missing_value");
}

}  // namespace
}  // namespace pc::catalogue
