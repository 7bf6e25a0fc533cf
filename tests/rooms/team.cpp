#include "team.hpp"

#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/mapping/mapping.hpp"

#include <fstream>

namespace pc::rooms {
namespace {

const db::Statement insert_person{
    "test.insert_person",
    "INSERT INTO person (tenant_id, person_id, side, partner_id, customer_id, distributor, account_name, "
    "user_name, "
    "display_name, password_hash, roles, language, status, failed_sign_ins, locked_until, created_at) "
    "VALUES ($1, $2, 'partner', $3, 0, 0, $4, $5, $5, '', $6, 'en', $7, 0, 0, 0)"};
const db::Statement insert_link{
    "test.insert_link",
    "INSERT INTO supervisor_link (tenant_id, manager_id, supervisor_id) VALUES ($1, $2, $3)"};

constexpr const char* k_head =
    "BillingAccountId,BillingAccountName,BillingCurrency,BilledCost,ListCost,EffectiveCost,ContractedCost,"
    "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,BillingPeriodStart,BillingPeriodEnd,"
    "ProviderName,PublisherName,InvoiceIssuerName,ServiceCategory,ServiceName,PricingQuantity,PricingUnit,"
    "SubAccountId,ResourceId\n";

/// "2026-10-05 00:00:00", in UTC.
std::string focus_time(Instant at) {
  auto text = at.text();
  text[10] = ' ';
  text.resize(19);
  return text;
}

}  // namespace

void Team::SetUp() {
  Market::SetUp();
  ours = partner();
  others = partner();
  anna = person(ours, "account_manager");
  bert = person(ours, "account_manager");
  cora = person(ours, "account_manager");
  boss = person(ours, "account_manager_supervisor");
  put_below(anna, boss);
  put_below(bert, boss);
}

access::PersonId Team::person(const partners::Partner& partner, const std::string& roles,
                              const std::string& status) {
  const access::PersonId id(1'000 + ++made_);
  const std::string name = "Person " + std::to_string(made_);
  database().write(partner.tenant, [&](db::Transaction& tx) {
    return tx.change(insert_person, {partner.tenant.value, id.value, partner.id.value, partner.account_name,
                                     name, roles, status}) == 1;
  });
  return id;
}

access::Principal Team::as(access::PersonId person, access::Rows rows) const {
  auto who = administrator(ours);
  who.person = person;
  who.rows = rows;
  return who;
}

void Team::put_below(access::PersonId manager, access::PersonId supervisor) {
  database().write(ours.tenant, [&](db::Transaction& tx) {
    return tx.change(insert_link, {ours.tenant.value, manager.value, supervisor.value}) == 1;
  });
}

Said Team::assign(const customers::Customer& customer, access::PersonId manager,
                  std::optional<access::PersonId> expected, std::optional<access::Principal> who) {
  return act(ours.tenant, who.value_or(administrator(ours)), [&](work::Work& work) {
    return account_managers::set_manager(work, {customer.id, manager, expected});
  });
}

Said Team::take_back(const customers::Customer& customer, std::optional<access::PersonId> expected) {
  return act(ours.tenant, administrator(ours), [&](work::Work& work) {
    return account_managers::take_one_back(work, {customer.id, expected});
  });
}

access::PersonId Team::manager_at(const customers::Customer& customer, Instant at) {
  access::PersonId found;
  database().read([&](db::Reader& reader) {
    found =
        account_managers::manager_at(reader, customer.tenant, customer.id, at).value_or(access::PersonId());
  });
  return found;
}

std::vector<account_managers::ManagerPeriod> Team::periods(const customers::Customer& customer) {
  std::vector<account_managers::ManagerPeriod> all;
  database().read(
      [&](db::Reader& reader) { all = account_managers::history(reader, customer.tenant, customer.id); });
  return all;
}

void Team::consume(const std::vector<Used>& lines) {
  const auto importer = access::system_principal("operator");
  const std::string path = files_.path() + "/bill" + std::to_string(++made_) + ".csv";
  std::ofstream file(path);
  file << k_head;
  for (const auto& used : lines) {
    const std::string account = "ACCOUNT-" + used.customer.id.text();
    if (!mapped_[used.customer.id.value]) {
      ASSERT_TRUE(consumption::map_account(database(), importer, {account, "", used.customer.id.value}).ok());
      mapped_[used.customer.id.value] = true;
    }
    const std::string cost = Money::fen(used.fen).text();
    file << account << ",Test,CNY," << cost << "," << cost << "," << cost << "," << cost << ",Usage,Test,"
         << focus_time(used.at) << "," << focus_time(used.at.plus_seconds(3'600))
         << ",2026-01-01 00:00:00,2028-01-01 00:00:00,Cloud,Cloud,Cloud,Compute,Servers,1,Hours,sub,r-"
         << ++made_ << "\n";
  }
  file.close();
  clock_.stop_at(now);  // else they would be dated far ahead
  const auto report = imports::import_file(database(), consumption::k_bills, path, "bill.csv", importer);
  clock_.run();
  ASSERT_EQ(report.progress.lines_landed, static_cast<std::int64_t>(lines.size())) << report.error;
}

std::pair<std::int64_t, std::int64_t> Team::lines_of(const access::Principal& who,
                                                     const consumption::LineQuery& query) {
  auto all = query;
  all.from = Day{0};
  const auto page = see(who, [&](const work::View& view) { return *consumption::list_lines(view, all); });
  EXPECT_LE(page.items.size(), static_cast<std::size_t>(page.total));
  return {page.total, page.payable_total.in_fen()};
}

}  // namespace pc::rooms
