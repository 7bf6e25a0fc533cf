// 批量设置标签: each customer by itself.
#include <gmock/gmock.h>

#include "market/customers/edit_tags.hpp"
#include "market/customers/tag_many.hpp"
#include "team.hpp"

namespace pc::rooms {
namespace {

using ::testing::ElementsAre;
using customers::Customer;

class Tags : public Team {
 protected:
  customers::CustomerResults results;
  Said tag(const std::vector<customers::CustomerId>& ids, const std::vector<std::string>& add,
           const std::vector<std::string>& remove, std::optional<access::Principal> who = {}) {
    return act(ours.tenant, who.value_or(administrator(ours)), [&](work::Work& work) {
      customers::TagMany input;
      input.customer_ids.items = ids;
      for (const auto& each : add) input.add = with(input.add, each);
      for (const auto& each : remove) input.remove = with(input.remove, each);
      auto done = customers::tag_many(work, input);
      if (done) results = *done;
      return done;
    });
  }
  std::vector<std::string> tags_of(const Customer& customer) {
    return see(administrator(ours), [&](const work::View& view) {
      return customers::find(view.reader, customer.tenant, customer.id)->tags;
    });
  }

 private:
  using List = std::optional<wire::List<Text<1, 32>, 10>>;
  static List with(List list, const std::string& tag) {
    if (!list) list.emplace();
    list->items.push_back(Text<1, 32>{tag});
    return list;
  }
};
PC_ON_BOTH_ENGINES(Tags)

TEST_P(Tags, are_added_and_taken_and_the_others_stay) {
  const auto one = customer(ours), two = customer(ours);
  ASSERT_EQ(tag({one.id}, {"old", "kept"}, {}), "");
  ASSERT_EQ(tag({one.id, two.id}, {"new", "kept"}, {"old"}), "");
  EXPECT_EQ(results.succeeded, 2);
  EXPECT_THAT(tags_of(one), ElementsAre("kept", "new"));
  EXPECT_THAT(tags_of(two), ElementsAre("new", "kept"));
}

TEST_P(Tags, that_would_be_too_many_or_of_somebody_else_fail_alone) {
  const auto full = customer(ours), free = customer(ours), foreign = customer(others);
  std::vector<std::string> ten;
  for (int i = 0; i < 10; ++i) ten.push_back("tag " + std::to_string(i));
  ASSERT_EQ(tag({full.id}, ten, {}), "");
  ASSERT_EQ(tag({full.id, foreign.id, free.id}, {"one more"}, {}), "");
  EXPECT_EQ(results.succeeded, 1);
  EXPECT_EQ(results.failed, 2);
  EXPECT_EQ(results.results[0].error_code, "customers.bad_tag");
  EXPECT_EQ(results.results[1].error_code, "customers.unknown");
  EXPECT_EQ(tags_of(full).size(), 10u);
  EXPECT_THAT(tags_of(free), ElementsAre("one more"));
  EXPECT_EQ(tag({free.id}, {}, {}), "invalid_value add, remove");
}

TEST_P(Tags, of_a_managers_customers_only) {
  const auto his = customer(ours), other = customer(ours);
  ASSERT_EQ(assign(his, anna), "");
  ASSERT_EQ(tag({his.id, other.id}, {"mine"}, {}, as_manager(anna)), "");
  EXPECT_EQ(results.succeeded, 1);
  EXPECT_TRUE(tags_of(other).empty());
}

TEST_P(Tags, of_a_resellers_customers_are_the_resellers) {
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  const auto theirs = customer(reseller);
  const auto edits = [&](const partners::Partner& who) {
    return act(distributor.tenant, administrator(who), [&](work::Work& work) {
      customers::EditTags input;
      input.customer_id = theirs.id;
      input.tags.items.push_back(Text<1, 32>{"ours"});
      return customers::edit_tags(work, input);
    });
  };
  EXPECT_EQ(edits(distributor), "customers.unknown");
  ASSERT_EQ(tag({theirs.id}, {"ours"}, {}, administrator(distributor)), "");
  EXPECT_EQ(results.results.at(0).error_code, "customers.unknown");
  EXPECT_TRUE(tags_of(theirs).empty());
  EXPECT_EQ(edits(reseller), "");
  EXPECT_THAT(tags_of(theirs), ElementsAre("ours"));
}

}  // namespace
}  // namespace pc::rooms
