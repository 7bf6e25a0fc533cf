#include "discount.hpp"

#include <gtest/gtest.h>

namespace pc::discounts {
namespace {

using catalogue::Charging;
using catalogue::ProductId;

constexpr Day k_today{20'787};
Decimal part(std::string_view text) { return *Decimal::parse(text); }
Day in(int days) { return Day{k_today.number + days}; }

Discount discount(std::int64_t id, Kind kind, Target target, std::string_view ratio = "0.9") {
  return {DiscountId(id), kind, std::move(target), part(ratio), in(-10), k_no_end, {}, {}};
}
const Target k_all{}, k_service{"ecs", {}, {}}, k_product{"ecs", ProductId(7), {}};
const Bought k_bought{"ecs", ProductId(7), Charging::period};

std::vector<std::int64_t> chosen(const std::vector<Discount>& all, Day day = k_today) {
  std::vector<std::int64_t> ids;
  for (const auto& each : choices(all, k_bought, day)) ids.push_back(each.id.value);
  return ids;
}
using Ids = std::vector<std::int64_t>;

TEST(Discount, of_the_product_goes_before_that_of_its_type) {
  EXPECT_EQ(chosen({discount(1, Kind::commercial, k_product), discount(2, Kind::commercial, k_service),
                    discount(3, Kind::commercial, k_all)}),
            Ids{1});
  EXPECT_EQ(chosen({discount(2, Kind::commercial, k_service), discount(3, Kind::commercial, k_all)}), Ids{2});
  const Target monthly{"ecs", {}, Charging::period};
  EXPECT_EQ(chosen({discount(4, Kind::commercial, k_service), discount(3, Kind::commercial, monthly)}),
            Ids{3});
}

TEST(Discount, that_is_as_exact_and_newer_replaces_the_earlier) {
  EXPECT_EQ(chosen({discount(5, Kind::granted, k_service), discount(4, Kind::granted, k_service)}), Ids{5});
}

TEST(Discount, of_each_kind_one_may_be_chosen_and_of_promotions_any) {
  EXPECT_EQ(chosen({discount(1, Kind::commercial, k_product), discount(2, Kind::granted, k_all),
                    discount(3, Kind::promotion, k_service), discount(4, Kind::promotion, k_product)}),
            (Ids{1, 2, 3, 4}));
}

TEST(Discount, holds_from_its_first_day_until_its_end) {
  auto dated = discount(1, Kind::commercial, k_all);
  dated.end = in(3);
  EXPECT_EQ(chosen({dated}, in(-11)), Ids{});
  EXPECT_EQ(chosen({dated}, in(-10)), Ids{1});
  EXPECT_EQ(chosen({dated}, in(2)), Ids{1});
  EXPECT_EQ(chosen({dated}, in(3)), Ids{});
}

TEST(Discount, is_only_for_what_it_says) {
  EXPECT_FALSE(is_for({"evs", {}, {}}, k_bought));
  EXPECT_FALSE(is_for({"ecs", ProductId(8), {}}, k_bought));
  EXPECT_FALSE(is_for({"", {}, Charging::on_demand}, k_bought));
  EXPECT_TRUE(is_for({"", {}, Charging::period}, k_bought));
}

TEST(Discount, ceiling_of_the_product_goes_before_that_of_its_service) {
  const std::vector<Ceiling> all{{"ecs", {}, part("0.9")}, {"ecs", ProductId(7), part("0.95")}};
  EXPECT_EQ(ceiling_for(all, "ecs", ProductId(7))->lowest_ratio, part("0.95"));
  EXPECT_EQ(ceiling_for(all, "ecs", ProductId(8))->lowest_ratio, part("0.9"));
  EXPECT_EQ(ceiling_for(all, "ecs", {})->lowest_ratio, part("0.9"));
  EXPECT_EQ(ceiling_for(all, "evs", ProductId(9)), nullptr);
}

TEST(Discount, leaves_something_to_be_paid) {
  for (const auto* good : {"0.01", "0.8555", "1", "1.0"}) EXPECT_TRUE(check_ratio(part(good))) << good;
  for (const auto* bad : {"0", "0.009", "0.85555", "1.0001", "-0.5"})
    EXPECT_FALSE(check_ratio(part(bad))) << bad;
}

}  // namespace
}  // namespace pc::discounts
