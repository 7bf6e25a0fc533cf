// Customers are found by any part of their name, among few and among more than are counted.
#include "market.hpp"
#include "market/customers/names.hpp"
#include "views/directory/customer_list.hpp"
#include "views/directory/name_search.hpp"
#include "views/directory/search.hpp"

namespace pc::rooms {
namespace {

constexpr db::ColumnType k_integer = db::ColumnType::integer, k_text = db::ColumnType::text;
/// As an older version left it: without the parts of its name.
const db::Append insert_customer{"test.insert_customer",
                                 "customer",
                                 {{"tenant_id", k_integer}, {"customer_id", k_integer}, {"partner_id", k_integer},
                                  {"name", k_text}, {"account_name", k_text}, {"association_type", k_text},
                                  {"associated_at", k_integer}, {"level", k_text}, {"customer_type", k_text},
                                  {"verified_status", k_text}, {"country_code", k_text}, {"mobile", k_text},
                                  {"email", k_text}, {"tags", k_text}, {"frozen", k_integer},
                                  {"created_at", k_integer}}};

class CustomerSearch : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    ours = partner();
  }

  void add(const std::vector<std::string>& names) {
    database().write(ours.tenant, [&](db::Transaction& tx) {
      for (const auto& name : names) {
        const std::int64_t id = ++made;
        tx.append(insert_customer, {ours.tenant.value, id, ours.id.value, name, "account", "resale",
                                    now.micros + id, "V0", "company", "verified", "0086", "", "", "",
                                    std::int64_t{0}, now.micros});
      }
      return true;
    });
    customers::index_names(database());
  }
  directory::CustomerRows find(const std::string& name, std::int64_t offset = 0) {
    directory::CustomerRows rows;
    database().read([&](db::Reader& reader) {
      directory::CustomerQuery query;
      query.name = Text<0, 64>{name};
      query.limit.value = 100;
      query.offset.value = offset;
      rows = *directory::list_customers({reader, administrator(ours), now}, query);
    });
    return rows;
  }
  std::vector<std::string> names(const std::string& name) {
    std::vector<std::string> all;
    for (const auto& row : find(name).items) all.push_back(row.name);
    return all;
  }

  partners::Partner ours;
  std::int64_t made = 0;
};
PC_ON_BOTH_ENGINES(CustomerSearch)

TEST_P(CustomerSearch, finds_what_contains_the_text_newest_first) {
  const std::vector<std::string> all{"云帆科技有限公司", "海岳科技", "云上软件有限公司", "Acme 000123", "100%_real!"};
  add(all);
  for (const std::string text : {"云", "科技", "有限公司", "云帆科技有限公司", "0001", "Acme", "%", "_", "!", "无"}) {
    std::vector<std::string> expected;
    for (auto name = all.rbegin(); name != all.rend(); ++name)
      if (name->find(text) != std::string::npos) expected.push_back(*name);
    EXPECT_EQ(names(text), expected) << text;
    EXPECT_EQ(find(text).total, static_cast<std::int64_t>(expected.size())) << text;
  }
  EXPECT_EQ(find("").total, static_cast<std::int64_t>(all.size()));
}

TEST_P(CustomerSearch, knows_a_new_customer_at_once) {
  const auto made_now = customer(ours);
  EXPECT_EQ(names(made_now.name), std::vector{made_now.name});
}

TEST_P(CustomerSearch, of_a_room_tells_on_a_short_page_how_many_there_are) {
  add({"Acme 1", "Beta 2", "Acme 3"});
  database().read([&](db::Reader& reader) {
    directory::Filter filter{customers::k_all_rows};
    filter.tenant = ours.tenant;
    filter.partner = ours.id;
    filter.name_pattern = "Acme";
    filter.limit = 1;
    const auto found = directory::search(reader, filter);
    EXPECT_EQ(found.total, 2);
    ASSERT_EQ(found.customers.size(), 1u);
    EXPECT_EQ(found.customers.front().name, "Acme 3");
  });
}

TEST_P(CustomerSearch, finds_nothing_of_somebody_else) {
  const auto foreign = customer(partner());
  EXPECT_EQ(names(foreign.name), std::vector<std::string>{});
}

TEST_P(CustomerSearch, counts_up_to_ten_thousand_and_still_finds_each) {
  std::vector<std::string> many;
  for (int n = 0; n < 10'050; ++n)
    many.push_back("Common " + std::to_string(100'000 + n) + (n % 100 == 7 ? " rare" : ""));
  add(many);
  const auto common = find("Common 1");
  EXPECT_EQ(common.total, 10'000);
  EXPECT_TRUE(common.total_more);
  EXPECT_EQ(common.items.front().name, many.back());
  const auto all = find("");
  EXPECT_EQ(all.total, 10'000);
  EXPECT_TRUE(all.total_more);
  const auto rare = find("rare");
  EXPECT_EQ(rare.total, 101);
  EXPECT_FALSE(rare.total_more);
  EXPECT_EQ(find("rare", 100).items.size(), 1u);
  EXPECT_EQ(names("Common 100042"), std::vector<std::string>{"Common 100042"});
  EXPECT_EQ(find("Common 99").total, 0);
}

}  // namespace
}  // namespace pc::rooms
