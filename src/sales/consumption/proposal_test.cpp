#include "proposal.hpp"

#include <gtest/gtest.h>

namespace pc::consumption {
namespace {

focus::Line line(const std::string& price, const std::string& sku_price = "p-1") {
  focus::Line line;
  line.currency = "CNY";
  line.category = focus::ChargeCategory::usage;
  line.service_name = "Elastic Cloud Server";
  line.service_category = "Compute";
  line.sku_id = "s6.large";
  line.sku_price_id = sku_price;
  line.region_id = "cn-north-4";
  line.pricing_unit = "Hours";
  line.list_unit_price = Decimal::parse(price);
  return line;
}
std::string second_line(const CatalogueProposal& proposal) {
  const auto csv = proposal.csv();
  const auto begin = csv.find('\n') + 1;
  return csv.substr(begin, csv.find('\n', begin) - begin);
}

TEST(CatalogueProposal, is_a_line_of_the_catalogues_import) {
  CatalogueProposal proposal;
  EXPECT_TRUE(proposal.take(line("0.52")));
  EXPECT_TRUE(proposal.take(line("0.520")));
  EXPECT_EQ(proposal.prices(), 1u);
  EXPECT_NE(
      second_line(proposal).find("elastic.cloud.server,Elastic Cloud Server,Elastic Cloud Server,,compute,"),
      std::string::npos);
  EXPECT_NE(second_line(proposal).find(",s6.large,,,cn-north-4,on_demand,hours,Hours,Hours,4,,0.52,"),
            std::string::npos);
}

TEST(CatalogueProposal, offers_another_price_of_a_sku_under_its_own_number) {
  CatalogueProposal proposal;
  EXPECT_TRUE(proposal.take(line("0.52")));
  EXPECT_TRUE(proposal.take(line("0.40", "p-2")));
  EXPECT_EQ(proposal.prices(), 2u);
  EXPECT_NE(proposal.csv().find(",p-2,"), std::string::npos);
}

TEST(CatalogueProposal, takes_use_with_a_price_only) {
  CatalogueProposal proposal;
  auto tax = line("1");
  tax.category = focus::ChargeCategory::tax;
  auto unpriced = line("1");
  unpriced.list_unit_price.reset();
  auto nameless = line("1");
  nameless.sku_id.clear();
  for (const auto& each : {tax, unpriced, nameless}) EXPECT_TRUE(proposal.take(each));
  EXPECT_EQ(proposal.prices(), 0u);
}

TEST(CatalogueProposal, asks_for_the_rate_of_a_foreign_bill) {
  auto foreign = line("0.00000042");
  foreign.currency = "USD";
  CatalogueProposal without;
  const auto refused = without.take(foreign);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal().code->id, "catalogue.proposal_rate");
  EXPECT_EQ(refused.refusal().allowed, "USD");
  CatalogueProposal proposal(Decimal::parse("7.1"));
  EXPECT_TRUE(proposal.take(foreign));
  EXPECT_NE(proposal.csv().find(",0.00000298,"), std::string::npos) << proposal.csv();
}

}  // namespace
}  // namespace pc::consumption
