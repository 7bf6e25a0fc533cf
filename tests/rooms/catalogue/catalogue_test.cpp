// Products and prices: how they are kept, found, and asked for.
#include <fstream>
#include <map>

#include "market.hpp"
#include "money/catalogue/dictionary.hpp"
#include "money/catalogue/import.hpp"
#include "money/catalogue/inquiry.hpp"
#include "money/catalogue/product_list.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::rooms {
namespace {

using catalogue::Charging;
using catalogue::ProductId;

const access::Principal k_operator = access::system_principal("operator");
constexpr const char* k_head =
    "service_type_code,service_zh,service_en,service_short,resource_type_code,resource_zh,resource_en,spec,"
    "region,"
    "charging,unit,measure_id,size_measure_id,price,valid_from,sellable\n";
const std::string k_server =
    "ecs,弹性云服务器,Elastic Cloud Server,ECS,vm,云主机,Server,s6.large,cn-north-4,";
const std::string k_disk = "evs,云硬盘,Elastic Volume,EVS,volume,硬盘,Volume,SSD,cn-north-4,";
const std::string k_lines =
    k_server + "period,month,,,249.50,2026-01-01,\n" + k_server + "period,year,,,2495,2026-01-01,\n" +
    k_server + "on_demand,duration,4,,0.52,2026-01-01,\n" + k_disk + "period,month,,17,0.7,2026-01-01,\n";

class Catalogue : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    now = clock_.now();
  }
  imports::Report import_text(const std::string& lines) {
    const std::string path = files_.path() + "/" + std::to_string(++files_made_) + ".csv";
    std::ofstream(path) << k_head << lines;
    return imports::import_file(database(), catalogue::k_import, path, "products.csv", k_operator);
  }
  template <class Body>
  auto see(Body body, Language language = Language::zh_CN) {
    auto who = k_operator;
    who.language = language;
    decltype(body(std::declval<const work::View&>())) seen{};
    database().read([&](db::Reader& reader) { seen = body(work::View{reader, who, now}); });
    return seen;
  }
  std::vector<catalogue::ProductRow> products(const catalogue::ProductQuery& query = {},
                                              Language language = Language::zh_CN) {
    return see([&](const work::View& view) { return catalogue::list_products(view, query)->items; },
               language);
  }
  /// Specifications of what is found.
  std::vector<std::string> specs(const catalogue::ProductQuery& query) {
    std::vector<std::string> all;
    for (const auto& row : products(query)) all.push_back(row.spec);
    return all;
  }
  ProductId server() { return products().front().id; }
  Said enter(ProductId product, const std::string& price, Day from, const std::string& unit = "month") {
    return act(TenantId(), k_operator, [&](work::Work& work) {
      return catalogue::set_price(work, product, {Charging::period, unit, 0, *Decimal::parse(price), from});
    });
  }
  /// "" and the price, or the refusal, of `periods` units of the server.
  std::string asks(catalogue::WantedPeriod wanted, Instant at) {
    std::string told;
    database().read([&](db::Reader& reader) {
      const auto asked = catalogue::inquire(reader, wanted, at);
      told = asked ? asked->official.text(2)
                   : std::string(asked.refusal().code->id) + " " + asked.refusal().field;
    });
    return told;
  }
  std::string asks(const std::string& factor, const std::string& amount, int measure) {
    std::string told;
    database().read([&](db::Reader& reader) {
      const auto asked = catalogue::inquire(
          reader, catalogue::WantedUsage{k_wanted, factor, *Decimal::parse(amount), measure}, now, 6);
      told = asked ? asked->official.text(2)
                   : std::string(asked.refusal().code->id) + " " + asked.refusal().field;
    });
    return told;
  }
  Day today() const { return Day::of(now); }
  Day in(int days) const { return Day{today().number + days}; }

  const catalogue::Wanted k_wanted{"ecs", "vm", "s6.large", "cn-north-4"};

 private:
  support::ScratchFolder files_{"catalogue"};
  int files_made_ = 0;
};
PC_ON_BOTH_ENGINES(Catalogue)

using Specs = std::vector<std::string>;

TEST_P(Catalogue, bad_lines_are_named_and_the_others_land) {
  const auto report =
      import_text(k_lines + k_server + "period,hour,,,1,,\n" + k_server + "on_demand,duration,1,,1,,\n" +
                  k_disk + "period,month,,18,0.7,,\n" + k_server + "period,month,,,300,2026-01-01,\n");
  EXPECT_EQ(report.error, "");
  EXPECT_EQ(report.progress.lines_read, 8);
  EXPECT_EQ(report.progress.lines_landed, 4);
  std::map<std::int64_t, std::string> faults;
  for (const auto& fault : report.faults) faults[fault.line] = fault.column + " " + fault.reason_code;
  EXPECT_EQ(faults, (std::map<std::int64_t, std::string>{{6, "unit invalid_value"},
                                                         {7, "measure_id invalid_value"},
                                                         {8, "size_measure_id catalogue.other_size"},
                                                         {9, "valid_from catalogue.price_in_force"}}));
  EXPECT_EQ(specs({}), (Specs{"s6.large", "SSD"}));
}

TEST_P(Catalogue, the_same_file_again_changes_nothing) {
  import_text(k_lines);
  const auto again = import_text(k_lines);
  EXPECT_EQ(again.progress.lines_landed, 0);
  EXPECT_EQ(again.progress.lines_duplicate, 4);
  const auto renamed = import_text(
      "ecs,云服务器,Cloud Server,ECS,vm,云主机,Server,s6.large,cn-north-4,period,month,,,"
      "249.5,,\n");
  EXPECT_EQ(renamed.progress.lines_landed, 1) << "another name is news, the price is not";
  EXPECT_EQ(products().front().service_type, "云服务器");
}

TEST_P(Catalogue, rows_show_the_prices_of_today_in_the_language_of_who_looks) {
  import_text(k_lines);
  EXPECT_EQ(enter(server(), "199", in(3)), "");
  const auto row = products().front();
  EXPECT_EQ(row.service_type, "弹性云服务器");
  ASSERT_EQ(row.prices.size(), 3u);
  EXPECT_EQ(row.prices[0].unit, "duration");
  EXPECT_EQ(row.prices[0].measure_id, 4);
  EXPECT_EQ(row.prices[1].price.text(2), "249.50") << "what begins later is no price of today";
  const auto english = products({}, Language::en).front();
  EXPECT_EQ(english.service_type, "Elastic Cloud Server");
  EXPECT_EQ(english.resource_type, "Server");
  const auto id = server();
  const auto detail =
      see([&](const work::View& view) { return catalogue::show_product(view, {id})->prices; });
  ASSERT_EQ(detail.size(), 4u);
  EXPECT_EQ(detail[1].price.text(), "199") << "the newest first";
}

TEST_P(Catalogue, products_are_found_by_name_code_mode_and_sale) {
  import_text(k_lines +
              "evs,云硬盘,Elastic Volume,EVS,volume,硬盘,Volume,SAS,cn-south-1,period,month,,17,0.3,,no\n");
  catalogue::ProductQuery by_service, by_mode, by_sale, by_region, by_spec;
  by_service.service_type = Text<0, 64>{"volume"};
  EXPECT_EQ(specs(by_service), (Specs{"SAS", "SSD"}));
  by_service.service_type = Text<0, 64>{"弹性"};
  EXPECT_EQ(specs(by_service), (Specs{"s6.large"}));
  by_mode.charging = Charging::on_demand;
  EXPECT_EQ(specs(by_mode), (Specs{"s6.large"}));
  by_sale.sale = catalogue::Sale::withdrawn;
  EXPECT_EQ(specs(by_sale), (Specs{"SAS"}));
  by_region.region = Text<0, 64>{"cn-south-1"};
  EXPECT_EQ(specs(by_region), (Specs{"SAS"}));
  by_spec.spec = Text<0, 64>{"LARGE"};
  EXPECT_EQ(specs(by_spec), (Specs{"s6.large"}));
}

TEST_P(Catalogue, a_price_in_force_stays_and_the_next_one_follows) {
  import_text(k_lines);
  const auto id = server();
  EXPECT_EQ(enter(id, "199", in(-1)), "catalogue.price_in_past ≥ " + today().text());
  EXPECT_EQ(enter(id, "199", in(10)), "");
  EXPECT_EQ(enter(id, "189", in(10)), "") << "what has not begun may be said anew";
  EXPECT_EQ(enter(id, "1.123456789", in(11)), "catalogue.bad_price 0 - 999999999.99999999");
  EXPECT_EQ(enter(id, "5", in(1), "hour"), "invalid_value day, month, year");
  EXPECT_EQ(enter(ProductId(7), "5", in(1)), "catalogue.unknown_product");
  const catalogue::WantedPeriod three_months{k_wanted, "month", 3};
  EXPECT_EQ(asks(three_months, now), "748.50");
  EXPECT_EQ(asks(three_months, in(10).begin()), "567.00");
  EXPECT_EQ(asks(three_months, in(10).begin().plus_seconds(-1)), "748.50");
}

TEST_P(Catalogue, what_is_not_offered_is_told_by_the_field_at_fault) {
  import_text(k_lines + k_server + "period,day,,,9,,\n");
  EXPECT_EQ(asks({k_wanted, "year", 2}, now), "4990.00");
  auto other = k_wanted;
  other.region = "cn-east-3";
  EXPECT_EQ(asks({other, "month", 1}, now), "catalogue.not_offered resource_spec");
  EXPECT_EQ(asks({k_wanted, "week", 1}, now), "catalogue.not_offered period_type");
  auto sized = k_wanted;
  sized.size = 40;
  EXPECT_EQ(asks({sized, "month", 1}, now), "invalid_value resource_size");
  catalogue::Wanted disk{"evs", "volume", "SSD", "cn-north-4"};
  EXPECT_EQ(asks({disk, "month", 1}, now), "missing_value resource_size");
  disk.size = 40;
  EXPECT_EQ(asks({disk, "month", 1}, now), "catalogue.wrong_measure size_measure_id");
  disk.size_measure_id = 17;
  EXPECT_EQ(asks({disk, "month", 3}, now), "84.00");
  disk.number = INT32_MAX;
  disk.size = INT32_MAX;
  EXPECT_EQ(asks({disk, "month", INT32_MAX}, now), "catalogue.too_large subscription_num");
  EXPECT_EQ(asks("duration", "90", 5), "0.78");
  EXPECT_EQ(asks("traffic", "1", 10), "catalogue.unknown_factor usage_factor");
  EXPECT_EQ(asks("duration", "1", 10), "catalogue.wrong_measure usage_measure_id");
}

TEST_P(Catalogue, what_is_withdrawn_cannot_be_asked_for) {
  import_text(k_lines);
  const auto id = server();
  EXPECT_EQ(act(TenantId(), k_operator,
                [&](work::Work& work) {
                  return catalogue::change(work, id, {"大型", "large", false, true, true});
                }),
            "");
  EXPECT_EQ(asks({k_wanted, "month", 1}, now), "catalogue.not_offered resource_spec");
  const auto row = products().front();
  EXPECT_EQ(row.spec_name, "大型");
  EXPECT_TRUE(!row.sellable && row.rarely_renewed);
  EXPECT_EQ(act(TenantId(), k_operator,
                [&](work::Work& work) {
                  return catalogue::change(work, ProductId(7), {"", ""});
                }),
            "catalogue.unknown_product");
}

TEST_P(Catalogue, programs_look_codes_up) {
  import_text(k_lines + k_server + "on_demand,traffic,10,,0.8,,\n");
  const auto known = see([](const work::View& view) {
    return catalogue::service_types(view.reader, "", {1, 10});
  });
  EXPECT_EQ(known.total, 2);
  ASSERT_EQ(known.rows.size(), 1u);
  EXPECT_EQ(known.rows[0].abbreviation, "EVS");
  const auto named = see([](const work::View& view) {
    return catalogue::service_types(view.reader, "弹性", {0, 10});
  });
  EXPECT_EQ(named.total, 1);
  const auto types = see([](const work::View& view) {
    return catalogue::resource_types(view.reader, "evs", {0, 10});
  });
  ASSERT_EQ(types.rows.size(), 1u);
  EXPECT_EQ(types.rows[0].name_zh, "硬盘");
  const auto usage = see([](const work::View& view) {
    return catalogue::usage_types(view.reader, "", {0, 10});
  });
  ASSERT_EQ(usage.rows.size(), 2u);
  EXPECT_EQ(usage.rows[1].usage_factor, "traffic");
  EXPECT_EQ(usage.rows[1].service_en, "Elastic Cloud Server");
  catalogue::SpecFilter filter{"ecs", "vm", "cn-north-4", Charging::on_demand, "large", "", "", 10};
  EXPECT_EQ(see([&](const work::View& view) { return catalogue::specs(view.reader, filter); }).size(), 1u);
  filter.after = "s6.large";
  EXPECT_TRUE(see([&](const work::View& view) { return catalogue::specs(view.reader, filter); }).empty());
  filter.after.clear();
  filter.charging = Charging::reserved;
  EXPECT_TRUE(see([&](const work::View& view) { return catalogue::specs(view.reader, filter); }).empty());
}

}  // namespace
}  // namespace pc::rooms
