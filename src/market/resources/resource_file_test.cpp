#include "resource_file.hpp"

#include <gtest/gtest.h>

#include <map>

namespace pc::resources {
namespace {

constexpr Instant k_now{1'795'492'800'000'000};  // 2026-11-24T04:00:00Z

using imports::FieldPlaces;
using imports::LineFault;
using Said = std::map<std::string, std::string>;

/// A line that is right, with what `but` says instead.
std::variant<Resource, LineFault> parsed(const Said& but = {}) {
  const auto lines = imports::example_of(field_rules());
  std::vector<std::string> values(lines[1].begin(), lines[1].end());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const auto other = but.find(std::string(lines[0][i])); other != but.end()) values[i] = other->second;
  const std::vector<std::string_view> fields(values.begin(), values.end());
  return parse_line(*FieldPlaces::of(field_rules(), lines[0]), fields, k_now);
}

/// "" or column and code.
std::string fault(const Said& but) {
  const auto line = parsed(but);
  const auto* fault = std::get_if<LineFault>(&line);
  return fault == nullptr ? "" : fault->why.field + " " + std::string(fault->why.code->id);
}

TEST(ResourceFile, template_is_a_line_that_is_right) {
  const auto line = parsed();
  ASSERT_TRUE(std::holds_alternative<Resource>(line));
  const auto& resource = std::get<Resource>(line);
  EXPECT_EQ(resource.customer.value, 7'318'349'394'477'056);
  EXPECT_EQ(resource.charging, Charging::period);
  EXPECT_EQ(resource.status, Status::in_use);
  EXPECT_EQ(resource.expire_policy, ExpirePolicy::renew);
  EXPECT_EQ(resource.expires_at.text(), "2027-01-15T15:59:59Z");
  EXPECT_EQ(resource.spec_desc, "2 vCPUs | 4 GiB");
  EXPECT_TRUE(resource.main());
}

TEST(ResourceFile, customers_are_known_by_their_id_here_and_in_the_open_api) {
  const auto line = parsed({{"customer_id", hex32_of_id(42)}});
  ASSERT_TRUE(std::holds_alternative<Resource>(line));
  EXPECT_EQ(std::get<Resource>(line).customer.value, 42);
  EXPECT_EQ(fault({{"customer_id", "Acme"}}), "customer_id invalid_value");
  EXPECT_EQ(fault({{"customer_id", ""}}), "customer_id missing_value");
}

TEST(ResourceFile, kinds_of_charging_have_statuses_of_their_own) {
  EXPECT_EQ(fault({{"status", "grace"}}), "status invalid_value");
  EXPECT_EQ(fault({{"charging", "on_demand"}, {"status", "grace"}}), "");
  EXPECT_EQ(fault({{"charging", "on_demand"}, {"status", "expired"}}), "status invalid_value");
  EXPECT_EQ(fault({{"charging", "reserved"}, {"status", "expired"}}), "");
  EXPECT_EQ(fault({{"status", "lost"}}), "status invalid_value");
  EXPECT_EQ(fault({{"charging", "monthly"}}), "charging invalid_value");
}

TEST(ResourceFile, only_what_runs_on_demand_has_no_end) {
  EXPECT_EQ(fault({{"expires_at", ""}}), "expires_at missing_value");
  EXPECT_EQ(fault({{"charging", "reserved"}, {"expires_at", ""}}), "expires_at missing_value");
  const auto line = parsed({{"charging", "on_demand"}, {"expires_at", ""}, {"expire_policy", ""}});
  ASSERT_TRUE(std::holds_alternative<Resource>(line));
  EXPECT_FALSE(std::get<Resource>(line).expires());
  EXPECT_EQ(std::get<Resource>(line).expire_policy, std::nullopt);
}

TEST(ResourceFile, times_are_in_utc_and_in_order) {
  EXPECT_EQ(fault({{"effective_at", "2026-01-15 02:00:00"}}), "effective_at invalid_value");
  EXPECT_EQ(fault({{"expires_at", "2026-01-15T02:00:00Z"}}), "expires_at invalid_value");
  EXPECT_EQ(fault({{"reported_at", "2026-11-24T04:05:00Z"}}), "") << "clocks differ";
  EXPECT_EQ(fault({{"reported_at", "2026-11-24T04:05:01Z"}}), "reported_at invalid_value");
}

TEST(ResourceFile, texts_have_bounds_and_no_control_characters) {
  EXPECT_EQ(fault({{"name", std::string(200, 'x')}}), "");
  EXPECT_EQ(fault({{"name", std::string(201, 'x')}}), "name invalid_value");
  EXPECT_EQ(fault({{"name", "two\nlines"}}), "name harmful_character");
  EXPECT_EQ(fault({{"name", "\u202egnp.exe"}}), "name harmful_character");
  EXPECT_EQ(fault({{"region", "\u3000\u00a0"}}), fault({{"region", ""}})) << "blank is nothing";
  EXPECT_EQ(fault({{"resource_id", "a|b"}}), "resource_id invalid_value") << "bars part ids in a filter";
  EXPECT_EQ(fault({{"resource_id", "same"}, {"main_resource_id", "same"}}), "main_resource_id invalid_value");
}

TEST(ResourceFile, columns_may_stand_in_any_order_beside_others) {
  const auto columns = FieldPlaces::of(
      field_rules(),
      std::vector<std::string_view>{"reported_at", "Status", "note", "charging", "effective_at",
                                    "resource_id", "customer_id", "service_type_code", "resource_type_code"});
  ASSERT_TRUE(columns.ok());
  const std::vector<std::string_view> fields{
      "2026-11-24T00:00:00Z", "in_use", "?", "on_demand", "2026-01-15T02:00:00Z", "r-1", "7", "ecs", "vm"};
  const auto line = parse_line(*columns, fields, k_now);
  ASSERT_TRUE(std::holds_alternative<Resource>(line));
  EXPECT_EQ(std::get<Resource>(line).resource_id, "r-1");
  EXPECT_EQ(std::get<LineFault>(parse_line(*columns, std::span(fields).first(8), k_now)).why.code,
            &imports::errors::field_count);
}

TEST(ResourceFile, that_lacks_or_repeats_columns_is_refused_whole) {
  const auto few =
      FieldPlaces::of(field_rules(), std::vector<std::string_view>{"customer_id", "resource_id", "name"});
  ASSERT_FALSE(few.ok());
  EXPECT_EQ(few.refusal().code, &imports::errors::missing_columns);
  EXPECT_EQ(few.refusal().allowed,
            "charging, service_type_code, resource_type_code, status, effective_at, reported_at");
  const auto twice = FieldPlaces::of(field_rules(), std::vector<std::string_view>{"name", "NAME"});
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.refusal().code, &imports::errors::repeated_column);
}

}  // namespace
}  // namespace pc::resources
