#include "delivery_desk.hpp"

#include "sales/consumption/day_sums.hpp"

namespace pc::rooms {
namespace {

const access::Principal k_operator = access::system_principal("operator");

std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
  return all + '"';
}

}  // namespace

void DeliveryDesk::SetUp() {
  Relations::SetUp();
  ours = partner();
  now = Day::parse("2026-10-01")->begin();  // a relation that began before what is consumed
  theirs = customer(ours);
  now = Day::parse("2026-11-24")->begin().plus_seconds(43'200);
}

std::string DeliveryDesk::csv(const std::vector<BillLine>& lines) {
  std::string text =
      "BilledCost,ListCost,BillingAccountId,SubAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
      "ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,ProviderName,ServiceCategory,ServiceName,"
      "ResourceId,SkuId,Id,InvoiceId,Tags\n";
  for (const auto& l : lines) {
    for (const auto* value :
         {&l.cost, l.list.empty() ? &l.cost : &l.list, &l.account, &l.sub, &l.currency, &l.period, &l.period_end,
          &l.category, &l.klass, &l.from, &l.to, &l.provider})
      text += quoted(*value) + ",";
    text += "Compute,";
    for (const auto* value : {&l.service, &l.resource, &l.sku, &l.id, &l.invoice}) text += quoted(*value) + ",";
    text += quoted(l.tags) + "\n";
  }
  return text;
}

std::string DeliveryDesk::file(const std::string& content, const std::string& name) {
  const std::string path =
      files_.path() + "/" + (name.empty() ? "bill" + std::to_string(++files_made_) + ".csv" : name);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

imports::Report DeliveryDesk::deliver(const std::vector<std::vector<BillLine>>& files, const std::string& mode) {
  std::vector<imports::File> all;
  for (const auto& lines : files) {
    const auto path = file(csv(lines));
    all.push_back({path, path.substr(path.rfind('/') + 1)});
  }
  return imports::import_files(database(), consumption::k_bills, all, mode, k_operator);
}

imports::Report DeliveryDesk::deliver_text(const std::string& content, const std::string& mode) {
  return imports::import_files(database(), consumption::k_bills, {{file(content), "bill.csv"}}, mode,
                               k_operator);
}

std::string DeliveryDesk::said(const imports::Report& report) {
  if (!report.error.empty()) return report.error;
  if (!report.question.empty()) return "asks";
  std::string text;
  const auto tell = [&](const char* name, std::int64_t count) {
    if (count != 0) text += (text.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(count);
  };
  const auto& p = report.progress;
  tell("landed", p.lines_landed);
  tell("waiting", p.lines_waiting);
  tell("known", p.lines_duplicate);
  tell("changed", p.lines_changed);
  tell("gone", p.lines_gone);
  tell("refused", p.lines_refused);
  return text;
}

imports::Report DeliveryDesk::decide(const imports::Report& asked, const std::string& answer) {
  const auto decided = imports::decide(database(), consumption::k_bills, asked.import_id, answer, k_operator);
  EXPECT_TRUE(decided.ok()) << (decided ? "" : decided.refusal().message(Language::en));
  if (answer == "drop") return {};
  return imports::go_on(database(), consumption::k_bills, asked.import_id, k_operator);
}

consumption::Question DeliveryDesk::question(const imports::Report& report) {
  return consumption::read_question(report.question).value_or(consumption::Question{});
}

void DeliveryDesk::go_to(const char* day) {
  now = Day::parse(day)->begin().plus_seconds(43'200);
  clock_.stop_at(now);
}

void DeliveryDesk::set_rate(const std::string& currency, const Decimal& yuan, Day day) {
  database().write(TenantId(), [&](db::Transaction& tx) {
    catalogue::set_rate(tx, currency, {yuan, day}, "operator", now);
    return true;
  });
}

void DeliveryDesk::map(const std::string& account, const customers::Customer& customer, const std::string& sub) {
  const auto mapped = consumption::map_account(database(), k_operator, {account, sub, customer.id.value});
  EXPECT_TRUE(mapped.ok());
}

std::vector<consumption::LineRow> DeliveryDesk::lines(consumption::LineQuery query) {
  std::vector<consumption::LineRow> all;
  query.limit.value = 100;
  if (!query.cycle && !query.charge_id) query.from = Day{0};
  database().read([&](db::Reader& reader) {
    all = consumption::list_lines({reader, administrator(ours), now}, query)->items;
  });
  return all;
}

std::int64_t DeliveryDesk::charged_for(const std::string& resource) {
  std::int64_t fen = 0;
  for (const auto& row : lines())
    if (row.resource_id == resource) fen += row.payable.in_fen();
  return fen;
}

imports::ImportRow DeliveryDesk::run_of(const imports::Report& report) {
  imports::ImportRow found;
  database().read([&](db::Reader& reader) {
    found = *imports::run(consumption::k_bills, {reader, k_operator, now},
                          {imports::ImportId(report.import_id), {}, {}});
  });
  return found;
}

Money DeliveryDesk::day_sum(const char* from, const char* to) {
  Money sum;
  database().read([&](db::Reader& reader) {
    sum = consumption::day_sums(reader, {ours.tenant.value, 0, 0, theirs.id.value, *Day::parse(from), *Day::parse(to)})
              .charged;
  });
  return sum;
}

}  // namespace pc::rooms
