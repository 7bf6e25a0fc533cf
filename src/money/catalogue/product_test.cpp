#include "product.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace pc::catalogue {
namespace {

constexpr Day k_today{20'787};  // 2026-11-30

Decimal yuan(std::string_view text) { return *Decimal::parse(text); }
Price monthly(std::string_view price, Day from) { return {Charging::period, "month", 0, yuan(price), from}; }
Day in(int days) { return Day{k_today.number + days}; }
std::string_view code(const Result<PriceChange>& change) { return change ? "" : change.refusal().code->id; }

TEST(Product, price_holds_from_its_day_until_the_next_one) {
  const std::vector<Price> prices{monthly("100", in(-30)), monthly("90", in(5)), monthly("110", in(-90))};
  EXPECT_EQ(price_on(prices, Charging::period, "month", in(-91)), nullptr);
  EXPECT_EQ(price_on(prices, Charging::period, "month", in(-31))->price, yuan("110"));
  EXPECT_EQ(price_on(prices, Charging::period, "month", k_today)->price, yuan("100"));
  EXPECT_EQ(price_on(prices, Charging::period, "month", in(5))->price, yuan("90"));
  EXPECT_EQ(price_on(prices, Charging::period, "year", k_today), nullptr);
  EXPECT_EQ(price_on(prices, Charging::reserved, "month", k_today), nullptr);
}

TEST(Product, price_that_has_begun_is_not_changed) {
  const std::vector<Price> prices{monthly("100", k_today), monthly("90", in(5))};
  EXPECT_EQ(code(change_of(prices, monthly("99", k_today), k_today)), "catalogue.price_in_force");
  EXPECT_EQ(code(change_of(prices, monthly("99", in(-1)), k_today)), "catalogue.price_in_past");
  EXPECT_EQ(*change_of(prices, monthly("80", in(5)), k_today), PriceChange::replaced);
  EXPECT_EQ(*change_of(prices, monthly("80", in(1)), k_today), PriceChange::added);
}

TEST(Product, price_that_holds_already_is_no_news) {
  const std::vector<Price> prices{monthly("100", in(-3))};
  EXPECT_EQ(*change_of(prices, monthly("100", in(-3)), k_today), PriceChange::none);
  EXPECT_EQ(*change_of(prices, monthly("100.00", k_today), k_today), PriceChange::none);
  EXPECT_EQ(*change_of(prices, monthly("100", in(9)), k_today), PriceChange::none);
  auto by_hour = prices.front();
  by_hour.measure_id = 4;
  EXPECT_EQ(*change_of(prices, {by_hour.charging, by_hour.unit, 4, by_hour.price, k_today}, k_today),
            PriceChange::added);
}

TEST(Product, first_price_may_begin_in_the_past) {
  EXPECT_EQ(*change_of({}, monthly("100", in(-400)), k_today), PriceChange::added);
  const std::vector<Price> others{{Charging::period, "year", 0, yuan("1000"), k_today}};
  EXPECT_EQ(*change_of(others, monthly("100", in(-400)), k_today), PriceChange::added);
}

std::string field_of(const Outcome& outcome) { return outcome ? "" : outcome.refusal().field; }

TEST(Product, units_belong_to_modes) {
  for (const auto unit : {"day", "month", "year"}) EXPECT_TRUE(check_unit(Charging::period, unit, 0));
  EXPECT_EQ(field_of(check_unit(Charging::period, "hour", 0)), "unit");
  EXPECT_EQ(field_of(check_unit(Charging::period, "month", 4)), "measure_id");
  EXPECT_EQ(field_of(check_unit(Charging::reserved, "month", 0)), "unit");
  EXPECT_TRUE(check_unit(Charging::reserved, "year", 0));
  EXPECT_TRUE(check_unit(Charging::once, "once", 0));
  EXPECT_EQ(field_of(check_unit(Charging::once, "day", 0)), "unit");
  EXPECT_TRUE(check_unit(Charging::on_demand, "duration", 4));
  EXPECT_EQ(field_of(check_unit(Charging::on_demand, "", 4)), "unit");
  EXPECT_EQ(field_of(check_unit(Charging::on_demand, "a b", 4)), "unit");
  EXPECT_EQ(field_of(check_unit(Charging::on_demand, "duration", 0)), "measure_id");
  EXPECT_EQ(field_of(check_unit(Charging::on_demand, "duration", 1)), "measure_id")
      << "money measures no use";
}

TEST(Product, prices_have_eight_decimals_and_an_end) {
  for (const auto* good : {"0", "0.00000001", "999999999.99999999", "1.10"})
    EXPECT_TRUE(check_price(yuan(good))) << good;
  for (const auto* bad : {"-0.01", "0.000000001", "1000000000"})
    EXPECT_EQ(field_of(check_price(yuan(bad))), "price") << bad;
}

TEST(Product, modes_are_read_back_as_they_are_written) {
  for (const auto mode : {Charging::period, Charging::on_demand, Charging::reserved, Charging::once})
    EXPECT_EQ(std::ranges::count(k_charging_names, mode, &ChargingName::charging), 1);
  for (const auto& name : k_charging_names) EXPECT_EQ(charging_of(name.text), name.charging);
  EXPECT_EQ(charging_of("monthly"), std::nullopt);
}

}  // namespace
}  // namespace pc::catalogue
