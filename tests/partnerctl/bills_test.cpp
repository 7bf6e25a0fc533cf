// Bills as clouds really deliver them, taken in from a shell. Nobody is mapped, so that lines wait, and are listed.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "shell.hpp"
#include "support/engine.hpp"

namespace pc {
namespace {

using ctl_test::Said;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* k_header =
    "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,"
    "ChargePeriodStart,"
    "ChargePeriodEnd,ProviderName,EffectiveCost,PublisherName,InvoiceIssuerName,ServiceCategory,ServiceName,"
    "ListCost,"
    "SubAccountId,ResourceId,Tags";

struct Line {
  std::string cost = "1.00", from = "2026-11-07T00:00:00Z", to = "2026-11-07T01:00:00Z", provider = "Example",
              issuer = "Example", publisher = "Example", category = "Compute", service = "VM",
              effective = "1.00", list = "1.00", resource = "r-1", tags = {};
};

std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
  return all + '"';
}

std::string row(const Line& l) {
  return l.cost + ",1234567890123,CNY,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,Usage," + l.from + "," +
         l.to + "," + l.provider + "," + l.effective + "," + l.publisher + "," + l.issuer + "," + l.category +
         "," + l.service + "," + l.list + ",21473187560," + l.resource + "," + quoted(l.tags) + "\n";
}

std::string csv(const std::vector<Line>& lines) {
  std::string text = std::string(k_header) + "\n";
  for (const auto& line : lines) text += row(line);
  return text;
}

class Bills : public support::Engine {
 protected:
  Said run(const std::string& words) {
    return ctl_test::run_partnerctl(
        "--data " + folder_.file("data") + " --database '" + storage().url() + "' " + words,
        folder_.file("stderr"));
  }
  std::string file(const std::string& name, const std::string& content) {
    std::filesystem::create_directories(std::filesystem::path(folder_.file(name)).parent_path());
    std::ofstream(folder_.file(name), std::ios::binary) << content;
    return folder_.file(name);
  }
  Said import(const std::string& content, const std::string& flags = "") {
    return run("import focus " + file("bill.csv", content) + " " + flags);
  }
  /// "1 lines, 10.00 CNY", with what they wait for.
  std::string waiting() { return run("waiting list").out; }
  /// "read 2, …" with what is not 0, as the last line of an import.
  static std::string counts(const Said& said) {
    const auto all = said.out.substr(said.out.find("read "));
    std::string text;
    for (const auto part : split(all, ',')) {
      const auto one = trimmed(part.substr(0, part.find('\n')));
      if (!one.ends_with(" 0")) text += (text.empty() ? "" : ", ") + std::string(one);
    }
    return text;
  }

  support::ScratchFolder folder_{"partnerctl-bills"};
};
PC_ON_BOTH_ENGINES(Bills)

TEST_P(Bills, that_say_the_same_in_other_words_count_once) {
  const Line line{.cost = "10.00",
                  .effective = "10.00",
                  .list = "10.00",
                  .resource = "re-1",
                  .tags = R"({"env":"test"})"};
  EXPECT_EQ(counts(import(csv({line}))), "read 1, waiting 1");
  EXPECT_EQ(counts(import(csv({line}))), "read 1, known 1");
  auto blanks = line;
  blanks.tags = R"({ "env" : "test" })";
  EXPECT_EQ(counts(import(csv({blanks}))), "read 1, known 1");
  auto numbered = std::string(k_header) + ",InvoiceId\n" + row(line);
  numbered.insert(numbered.size() - 1, ",INV-2026-11");
  EXPECT_EQ(counts(import(numbered)), "read 1, known 1");
  EXPECT_THAT(waiting(), HasSubstr("1 lines, 10.00 CNY"));
}

TEST_P(Bills, with_another_amount_ask_what_is_meant) {
  import(csv({{.cost = "10.00"}, {.resource = "gone"}}));
  const auto asked = import(csv({{.cost = "10.01"}}));
  EXPECT_EQ(asked.status, 3);
  EXPECT_THAT(asked.out,
              AllOf(HasSubstr("waits for a decision; nothing was booked"),
                    HasSubstr("0 lines are booked as they are, 1 with another amount, 1 booked lines are not "
                              "among them, 0 are new"),
                    HasSubstr("a snapshot would charge -0.99 CNY")));
  EXPECT_THAT(waiting(), HasSubstr("2 lines, 11.00 CNY"));
  const auto at = asked.out.find("import decide ") + 14;
  const auto id = asked.out.substr(at, asked.out.find(' ', at) - at);
  EXPECT_NE(run("import decide " + id + " perhaps").status, 0);
  const auto decided = run("import decide " + id + " snapshot");
  EXPECT_EQ(decided.status, 0) << decided.all;
  EXPECT_EQ(run("import decide " + id + " snapshot").status, 1) << "it is decided";
  EXPECT_THAT(waiting(), HasSubstr("1 lines, 10.01 CNY"));
  EXPECT_EQ(import(csv({{.cost = "10.01"}, {}}), "--increment").status, 0);
  EXPECT_THAT(waiting(), HasSubstr("2 lines, 11.01 CNY"));
  EXPECT_EQ(import(csv({{.cost = "10.01"}}), "--snapshot").status, 0);
  EXPECT_THAT(waiting(), HasSubstr("1 lines, 10.01 CNY"));
  EXPECT_NE(import(csv({{}}), "--snapshot --increment").status, 0);
}

TEST_P(Bills, in_parts_are_one_delivery_as_files_a_folder_or_a_manifest) {
  const auto first = file("november/part-00001.csv", csv({{}})),
             second = file("november/part-00002.csv", csv({{}}));
  EXPECT_EQ(counts(run("import focus " + first + " " + second)), "read 2, waiting 2");
  EXPECT_EQ(counts(run("import focus " + folder_.file("november"))), "read 2, known 2");
  const auto manifest = file(
      "manifest.json", R"({"dataFiles":["s3://bucket/november/part-00001.csv","november/part-00002.csv"]})");
  EXPECT_EQ(counts(run("import focus " + manifest)), "read 2, known 2");
  EXPECT_EQ(run("import focus " + first + " " + first).status, 1) << "one file twice";
  EXPECT_EQ(run("import focus " + file("none.json", R"({"dataFiles":["gone.csv"]})")).status, 1);
}

TEST_P(Bills, given_twice_under_two_names_or_packings_book_nothing) {
  const auto text = csv({{.resource = "r-1"}, {.resource = "r-2"}});
  file("twice/a.csv", text);
  file("twice/b/a (1).csv", text);
  file("twice/.a.csv", "kept beside it by a file system");
  const auto said = run("import focus " + folder_.file("twice"));
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.all, HasSubstr("a (1).csv: It has the same content as a.csv."));
  EXPECT_EQ(waiting(), "");
  std::filesystem::remove_all(folder_.file("twice/b"));
  EXPECT_EQ(counts(run("import focus " + folder_.file("twice"))), "read 2, waiting 2");
}

TEST_P(Bills, that_cannot_be_read_to_their_end_fail_and_book_nothing) {
  std::string torn = csv({{.resource = "q-1"}, {.resource = "17\" rack"}, {.resource = "q-3"}});
  for (int more = 0; more < 3000; ++more) torn += row({.resource = "q-x" + std::to_string(more)});
  const auto said = import(torn);
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.all,
              AllOf(HasSubstr("ine 3"), HasSubstr("othing after it was read"), HasSubstr("refused 1\n")));
  EXPECT_EQ(waiting(), "");
  EXPECT_EQ(counts(import(csv({{.resource = "q-1"}, {.resource = "rack"}, {.resource = "q-3"}}))),
            "read 3, waiting 3");
}

TEST_P(Bills, with_the_times_gaps_and_digits_of_providers_are_read) {
  EXPECT_EQ(counts(import(csv({{.from = "2026-11-08T00:00Z", .to = "2026-11-09T00:00Z"},
                               {.from = "2026-11-08T00:00:00.0000000Z", .to = "2026-11-09T00:00:00.0000000Z"},
                               {.from = "2026-11-08 00:00", .to = "2026-11-09T00:00:00+0000"},
                               {.from = "2026-11-08T00:00:00+00", .to = "2026-11-09T00:00:00.000000000Z"}}))),
            "read 4, waiting 4");
  EXPECT_EQ(counts(import(csv({{.publisher = "", .effective = "", .resource = "g-1"},
                               {.issuer = "", .category = "", .service = "", .resource = "g-2"},
                               {.provider = "", .list = "", .resource = "g-3"}}))),
            "read 3, waiting 3");
  EXPECT_EQ(counts(import(csv({{.cost = "4.0000000000000003E-10", .resource = "d-1"},
                               {.cost = "1.1102230246251565E-16", .resource = "d-2"},
                               {.effective = "1.2345678901234567E-10", .resource = "d-3"}}))),
            "read 3, waiting 3");
}

TEST_P(Bills, dated_far_ahead_wait_for_a_word) {
  import(csv({{.from = "2031-02-01T00:00:00Z", .to = "2031-02-02T00:00:00Z"}}));
  EXPECT_THAT(waiting(), HasSubstr("for agreement, dated far ahead"));
  EXPECT_THAT(run("waiting agree 1234567890123").out, HasSubstr("landed 0"));
  EXPECT_THAT(waiting(), HasSubstr("for a mapping"));
  import(csv({{.from = "2031-02-01T00:00:00Z", .to = "2031-02-02T00:00:00Z", .resource = "r-2"}}));
  EXPECT_EQ(run("waiting drop 1234567890123 --currency CNY").out, "dropped 1\n");
  EXPECT_THAT(waiting(), AllOf(HasSubstr("1 lines"), Not(HasSubstr("far ahead"))));
}

TEST_P(Bills, that_are_no_csv_in_utf8_say_what_they_are) {
  const auto with = [](char separator) {
    std::string text = csv({{}});
    std::ranges::replace(text, ',', separator);
    return text;
  };
  std::string wide = "\xff\xfe";
  for (const char c : csv({{}})) wide += std::string{c, '\0'};
  const auto refused = [&](const std::string& content) {
    const auto said = import(content);
    EXPECT_EQ(said.status, 1);
    EXPECT_THAT(said.all, Not(HasSubstr("lacks these columns")));
    return said.all;
  };
  EXPECT_THAT(refused(with(';')), HasSubstr("separated by “;”"));
  EXPECT_THAT(refused(with('\t')), HasSubstr("separated by TAB"));
  EXPECT_THAT(refused(wide), HasSubstr("UTF-16"));
  EXPECT_THAT(refused(std::string("PK\x03\x04 and more")), HasSubstr("zip, xlsx"));
  const std::string gbk = "\xd4\xc6\xb7\xfe\xce\xf1";  // 云服务
  EXPECT_THAT(refused(csv({{.service = gbk}, {.service = gbk, .resource = "r-2"}})),
              AllOf(HasSubstr("line 3: The line is not valid UTF-8 text"),
                    HasSubstr("not one line of it could be used")));
  EXPECT_EQ(waiting(), "");
  EXPECT_EQ(import(csv({{.service = gbk}, {.resource = "r-3"}})).status, 0) << "what can be read counts";
}

TEST_P(Bills, propose_products_that_can_be_imported) {
  const auto bill =
      file("sku.csv",
           "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
           "ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ServiceName,SkuId,SkuPriceId,RegionId,"
           "PricingUnit,ListUnitPrice\n"
           "1,1,USD,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,Usage,2026-11-07T00:00:00Z,"
           "2026-11-07T01:00:00Z,Servers,s6,p-1,cn-north-4,Hours,0.52\n");
  const auto proposed = folder_.file("products.csv");
  EXPECT_THAT(run("catalogue from-bill " + bill).all, HasSubstr("The bill is in USD"));
  EXPECT_EQ(run("catalogue from-bill " + bill + " --rate 7 --out " + proposed).status, 0);
  EXPECT_THAT(run("import catalogue " + proposed).out, HasSubstr("landed 1"));
  EXPECT_THAT(run("import catalogue " + proposed).out, AllOf(HasSubstr("landed 0"), HasSubstr("known 1")));
}

}  // namespace
}  // namespace pc
