#include <gtest/gtest.h>

#include "parse.hpp"

namespace pc::consumption::focus {
namespace {

TEST(FocusHeader, missing_columns_are_all_named) {
  const std::vector<std::string_view> header{"BilledCost", "Tags"};
  const auto columns = Columns::of(header);
  ASSERT_FALSE(columns.ok());
  EXPECT_EQ(columns.refusal().code->id, "consumption.focus_missing_columns");
  EXPECT_EQ(columns.refusal().allowed,
            "BillingAccountId, BillingCurrency, BillingPeriodEnd, BillingPeriodStart, ChargePeriodEnd, "
            "ChargePeriodStart");
  EXPECT_FALSE(Columns::of({}).ok());
}

TEST(FocusHeader, a_column_twice_is_refused) {
  std::vector<std::string_view> header{"BilledCost", "billedcost"};
  EXPECT_EQ(Columns::of(header).refusal().code->id, "consumption.focus_repeated_column");
}

}  // namespace
}  // namespace pc::consumption::focus
