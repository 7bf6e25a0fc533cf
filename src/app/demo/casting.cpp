#include "casting.hpp"

#include <algorithm>

#include "api/demo/bill.hpp"
#include "market/customers/customers.hpp"
#include "market/joining/associate.hpp"
#include "money/catalogue/exchange.hpp"
#include "names.hpp"
#include "organisation.hpp"
#include "people/credentials/credentials.hpp"
#include "people/persons/persons.hpp"

namespace pc::app {
namespace {

using demo::Player;

constexpr std::size_t k_left_waiting = 5;

partners::PartnerKind kind_of(Player::Kind kind) {
  switch (kind) {
    case Player::Kind::provider: return partners::PartnerKind::solution_provider;
    case Player::Kind::distributor: return partners::PartnerKind::distributor;
    case Player::Kind::reseller: return partners::PartnerKind::reseller;
  }
  return partners::PartnerKind::solution_provider;
}

class Casting {
 public:
  Casting(Application& application, demo::Stage& stage, std::vector<Credential>& credentials)
      : application_(application), stage_(stage), credentials_(credentials) {}

  void make() {
    make_vendor();
    for (const auto& part : k_partners) make_partner(part);
    for (const auto& part : k_members) make_member(part);
    for (const auto& player : stage_.players) make_organisation(player);
    for (std::size_t i = 0; i < k_partners.size(); ++i)
      make_customers(stage_.players[i], k_partners[i].customers);
    give_cloud_accounts();
  }

  void let_in(const demo::Customer& customer, std::string_view persona) {
    write(customer.tenant, [&](db::Transaction& tx) {
      const auto found = customers::find(tx, customer.tenant, customers::CustomerId(customer.id));
      make_customer_person(tx, *found, persona);
    });
  }

 private:
  void write(TenantId tenant, const std::function<void(db::Transaction&)>& work) {
    const auto finished = application_.database->write(tenant, [&](db::Transaction& tx) {
      work(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error("demo market: " + finished.error);
  }

  persons::NewPerson person(std::string_view account, std::string_view user, std::string_view name,
                            std::string_view role) {
    persons::NewPerson p;
    p.account_name = account;
    p.user_name = user;
    p.display_name = name;
    p.password = Secret(std::string(demo::k_password));
    p.email = std::string(user.empty() ? account : user) + "@" + std::string(account) + ".example";
    p.roles = {std::string(role)};
    return p;
  }

  access::PersonId create(db::Transaction& tx, const persons::NewPerson& p, std::string_view persona,
                          std::int64_t domain) {
    const auto id = persons::create(tx, p, begin_);
    ensure(id.ok(), "demo names are free");
    credentials_.push_back({std::string(persona),
                            p.display_name,
                            p.account_name,
                            p.user_name,
                            {},
                            {},
                            domain == 0 ? std::string() : hex32_of_id(domain)});
    return *id;
  }

  void make_vendor() {
    write(TenantId(), [&](db::Transaction& tx) {
      auto desk = person(k_probe_account, "", "周航", "operator");
      desk.side = access::Side::vendor;
      create(tx, desk, "operator", 0);
      auto money = person("operator_finance", "", "吴岚", "operator_finance");
      money.side = access::Side::vendor;
      create(tx, money, "operator_finance", 0);
      for (int month = -30; month <= 0; ++month) {
        // A plausible course of the dollar, the same in every demo.
        const auto day = BillCycle::of(stage_.today).plus(month).first_day();
        catalogue::set_rate(tx, "USD", {Decimal(71'000 + (month * month * 37) % 1'500, 4), day}, "周航",
                            begin_);
      }
    });
  }

  void make_partner(const PartnerPart& part) {
    const auto id = application_.ids.next_as<partners::PartnerId>(founded_);
    partners::NewPartner wanted;
    wanted.kind = kind_of(part.kind);
    wanted.name = part.name;
    wanted.account_name = part.account;
    if (part.kind == Player::Kind::reseller) wanted.distributor = distributor_;
    const TenantId tenant = wanted.distributor ? wanted.distributor->tenant : TenantId(id.value);
    Player player;
    player.kind = part.kind;
    player.persona = part.persona;
    player.account = part.account;
    player.topup_yuan = part.topup_yuan;
    player.credit_yuan = part.credit_yuan;
    write(tenant, [&](db::Transaction& tx) {
      const auto made = partners::create(tx, id, wanted, founded_);
      const bool distributor = part.kind == Player::Kind::distributor;
      if (distributor) distributor_ = made;
      auto p = person(part.account, "", part.name, distributor ? "distributor_admin" : "partner_admin");
      p.tenant = tenant;
      p.side = access::Side::partner;
      p.partner = id.value;
      p.distributor = distributor;
      const auto who = create(tx, p, part.persona, id.value);
      const auto key = credentials::create_access_key(tx, tenant, who, begin_);
      credentials_.back().access_key = key.id;
      credentials_.back().secret_key = key.secret.reveal();
      player.who.person = who;
      player.who.side = access::Side::partner;
      player.who.name = part.name;
      player.who.account_name = part.account;
      player.who.tenant = tenant;
      player.who.partner = id.value;
      player.who.distributor = distributor;
    });
    stage_.players.push_back(std::move(player));
  }

  Player& player_of(std::string_view account) {
    const auto found = std::ranges::find(stage_.players, account, &Player::account);
    ensure(found != stage_.players.end(), "a member's partner is in the cast");
    return *found;
  }

  void make_member(const MemberPart& part) {
    Player& player = player_of(part.account);
    write(player.who.tenant, [&](db::Transaction& tx) {
      auto p = person(part.account, part.user, part.name, part.role);
      p.tenant = player.who.tenant;
      p.side = access::Side::partner;
      p.partner = player.who.partner;
      p.distributor = player.who.distributor;
      const auto id = create(tx, p, part.persona, p.partner);
      if (part.role == "account_manager") player.managers.push_back(id);
    });
  }

  void make_organisation(const Player& player) {
    const std::int64_t partner = player.who.partner;
    for (auto& seat : organise(application_, player.who.tenant, partner, player.account, begin_))
      credentials_.push_back({seat.persona, seat.name, seat.account, seat.user, seat.access_key,
                              seat.secret_key, hex32_of_id(partner)});
  }

  void make_customers(Player& player, int many) {
    write(player.who.tenant, [&](db::Transaction& tx) {
      player.customers.clear();
      for (int i = 0; i < many; ++i) {
        const auto made = next_customer(player);
        player.customers.push_back({made.tenant, made.id.value, made.partner.value, made.name,
                                    made.account_name, made.associated_at});
        joining::store_new(tx, made, founded_);
        if (i == 0) make_customer_person(tx, made, "customer_of_" + player.persona);
      }
    });
  }

  customers::Customer next_customer(const Player& player) {
    const int n = customers_made_++;
    const auto head = k_company_heads[static_cast<std::size_t>(n) % k_company_heads.size()];
    const auto tail =
        k_company_tails[static_cast<std::size_t>(n) / k_company_heads.size() % k_company_tails.size()];
    customers::Customer c;
    c.tenant = player.who.tenant;
    c.id = application_.ids.next_as<customers::CustomerId>(founded_);
    c.partner = partners::PartnerId(player.who.partner);
    c.name = std::string(head) + std::string(tail);
    c.account_name = "cust_" + std::to_string(1001 + n);
    // Every fourth customer pays the cloud itself.
    c.association = n % 4 == 3 ? customers::Association::referral : customers::Association::resale;
    c.associated_at = founded_.plus_seconds(86'400LL * (3 + n * 3));
    c.level = "V" + std::to_string(n % 6);
    c.customer_type = n % 9 == 8 ? "person" : "company";
    c.verified_status = n % 7 == 6 ? "reviewing" : "verified";
    c.mobile = "138" + std::to_string(10'000'000 + n * 137'911 % 89'999'999);
    c.email = "it" + std::to_string(n + 1) + "@customer" + std::to_string(n + 1) + ".example";
    if (n % 3 == 0) c.tags.emplace_back(k_tags[static_cast<std::size_t>(n) / 3 % k_tags.size()]);
    return c;
  }

  void make_customer_person(db::Transaction& tx, const customers::Customer& c, std::string_view persona) {
    auto p = person(c.account_name, "", c.name, "customer");
    p.tenant = c.tenant;
    p.side = access::Side::customer;
    p.partner = c.partner.value;
    p.customer = c.id.value;
    p.email = c.email;
    create(tx, p, persona, c.id.value);
  }

  /// Those of the bill are spread over the customers; a few are left to wait for a mapping.
  void give_cloud_accounts() {
    const auto bill = demo::bill_file();
    if (bill.empty()) return;
    std::vector<std::int64_t> customers;
    for (const auto& player : stage_.players)
      for (const auto& customer : player.customers) customers.push_back(customer.id);
    stage_.cloud_accounts = demo::accounts_of(demo::BillTable::read(bill));
    for (std::size_t i = 0; i + k_left_waiting < stage_.cloud_accounts.size(); ++i)
      stage_.cloud_accounts[i].customer = customers[i % customers.size()];
  }

  Application& application_;
  demo::Stage& stage_;
  const Instant begin_ = BillCycle::of(stage_.today).plus(-demo::k_months).period().from;
  /// Customers of the real bill must have been there when it was consumed.
  const Instant founded_{1'704'067'200'000'000};  // 2024-01-01
  std::optional<partners::Partner> distributor_;  // the only one
  std::vector<Credential>& credentials_;
  int customers_made_ = 0;
};

}  // namespace

void make_cast(Application& application, demo::Stage& stage, std::vector<Credential>& credentials) {
  const auto casting = std::make_shared<Casting>(application, stage, credentials);
  casting->make();
  stage.let_in = [casting, first = stage.players.front().account](
                     const Player& player, const demo::Customer& customer, std::string_view persona) {
    if (player.account == first) casting->let_in(customer, persona);
  };
}

}  // namespace pc::app
