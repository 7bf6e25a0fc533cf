#include "market.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "approvals.hpp"
#include "audit_log.hpp"
#include "bills.hpp"
#include "cast.hpp"
#include "entry.hpp"
#include "freezing.hpp"
#include "managers.hpp"
#include "market/joining/associate.hpp"
#include "money/catalogue/demo.hpp"
#include "money/catalogue/exchange.hpp"
#include "money/funds/allocate.hpp"
#include "money/funds/credit.hpp"
#include "money/funds/resellers.hpp"
#include "money/funds/top_up.hpp"
#include "organisation.hpp"
#include "people/credentials/credentials.hpp"
#include "people/persons/persons.hpp"
#include "relation.hpp"
#include "resources.hpp"

namespace pc::app::demo {
namespace {

constexpr int k_months = 12;
constexpr std::string_view k_probe_account = "operator";

struct Player {
  partners::Partner partner;
  access::Principal who;
  const PartnerPart* part = nullptr;
  std::vector<customers::Customer> customers;
  std::vector<access::PersonId> managers;  // its account managers
};

struct Credential {
  std::string persona, name, account, user, access_key, secret_key, domain_id;
};

class Market {
 public:
  explicit Market(Application& application) : application_(application), today_(application.clock.now()) {}

  std::vector<Credential> make() {
    begin_ = BillCycle::of(today_).plus(-k_months).period().from;
    // Customers of the real bill must have been there when it was consumed.
    founded_ = Instant{1'704'067'200'000'000};  // 2024-01-01
    make_vendor();
    catalogue::play(*application_.database, today_);
    for (const auto& part : k_partners) make_partner(part);
    for (const auto& part : k_members) make_member(part);
    for (const auto& player : players_) make_organisation(player);
    for (auto& player : players_) make_customers(player);
    for (const auto& player : players_)
      assign_managers(application_, {player.who, player.managers, player.customers}, today_);
    for (int month = 0; month <= k_months; ++month) {
      live(month);
      relate(month);
    }
    for (const auto& player : players_) leave_entries(application_, player.who, player.customers, today_);
    for (auto& player : players_)
      play_freezing({application_, player.who, player.customers, today_, letting_in(player)});
    give_quota(application_, player_of("zhonglian").who, player_of("lingnan").who,
               player_of("lingnan").customers, today_);
    restrict_partner(application_, player_of("shudao").partner, today_.plus_seconds(-5 * 86'400));
    import_what_they_used();
    play_entry(application_, today_,
               {player_of("yunfan").who, player_of("haiyue").who, customer_of(player_of("haiyue"))});
    const auto& distributor = player_of("zhonglian");
    add_approvals(application_, distributor.who, distributor.customers.front().id, today_);
    return credentials_;
  }

  const std::vector<Player>& players() const { return players_; }

 private:
  void write(TenantId tenant, const std::function<void(db::Transaction&)>& work) {
    const auto finished = application_.database->write(tenant, [&](db::Transaction& tx) {
      work(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error("demo market: " + finished.error);
  }

  template <class Act>
  void act(TenantId tenant, const access::Principal& who, Instant now, Act act_) {
    write(tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      const auto done = act_(work);
      if (!done) throw std::runtime_error(done.refusal().message(Language::en));
    });
  }

  persons::NewPerson person(std::string_view account, std::string_view user, std::string_view name,
                            std::string_view role) {
    persons::NewPerson p;
    p.account_name = account;
    p.user_name = user;
    p.display_name = name;
    p.password = Secret(std::string(k_password));
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
        const auto day = BillCycle::of(today_).plus(month).first_day();
        catalogue::set_rate(tx, "USD", {Decimal(71'000 + (month * month * 37) % 1'500, 4), day}, "周航",
                            begin_);
      }
    });
  }

  void make_partner(const PartnerPart& part) {
    const auto id = application_.ids.next_as<partners::PartnerId>(founded_);
    partners::NewPartner wanted;
    wanted.kind = part.kind == PartnerPart::Kind::provider      ? partners::PartnerKind::solution_provider
                  : part.kind == PartnerPart::Kind::distributor ? partners::PartnerKind::distributor
                                                                : partners::PartnerKind::reseller;
    wanted.name = part.name;
    wanted.account_name = part.account;
    if (part.kind == PartnerPart::Kind::reseller) wanted.distributor = player_of("zhonglian").partner;
    const TenantId tenant = wanted.distributor ? wanted.distributor->tenant : TenantId(id.value);
    Player player;
    player.part = &part;
    write(tenant, [&](db::Transaction& tx) {
      player.partner = partners::create(tx, id, wanted, founded_);
      const bool distributor = part.kind == PartnerPart::Kind::distributor;
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
    players_.push_back(std::move(player));
  }

  Player& player_of(std::string_view account) {
    for (auto& player : players_)
      if (player.part->account == account) return player;
    ensure(false, "a member's partner is in the cast");
    return players_.front();
  }

  /// Somebody of the partner's first customer.
  static access::Principal customer_of(const Player& player) {
    const auto& c = player.customers.front();
    access::Principal who;
    who.side = access::Side::customer;
    who.name = c.name;
    who.account_name = c.account_name;
    who.tenant = c.tenant;
    who.partner = c.partner.value;
    who.customer = c.id.value;
    return who;
  }

  void make_member(const MemberPart& part) {
    Player& player = player_of(part.account);
    write(player.partner.tenant, [&](db::Transaction& tx) {
      auto p = person(part.account, part.user, part.name, part.role);
      p.tenant = player.partner.tenant;
      p.side = access::Side::partner;
      p.partner = player.partner.id.value;
      p.distributor = player.who.distributor;
      const auto id = create(tx, p, part.persona, p.partner);
      if (part.role == "account_manager") player.managers.push_back(id);
    });
  }

  void make_organisation(const Player& player) {
    const std::int64_t partner = player.partner.id.value;
    for (auto& seat : organise(application_, player.partner.tenant, partner,
                               std::string(player.part->account), std::string(k_password), begin_))
      credentials_.push_back({seat.persona, seat.name, seat.account, seat.user, seat.access_key, seat.secret_key,
                              hex32_of_id(partner)});
  }

  void make_customers(Player& player) {
    write(player.partner.tenant, [&](db::Transaction& tx) {
      player.customers.clear();
      for (int i = 0; i < player.part->customers; ++i) {
        player.customers.push_back(next_customer(player));
        joining::store_new(tx, player.customers.back(), founded_);
        if (i == 0)
          make_customer_person(tx, player.customers.back(),
                               "customer_of_" + std::string(player.part->persona));
      }
    });
  }

  customers::Customer next_customer(const Player& player) {
    const int n = customers_made_++;
    const auto head = k_company_heads[static_cast<std::size_t>(n) % k_company_heads.size()];
    const auto tail =
        k_company_tails[static_cast<std::size_t>(n) / k_company_heads.size() % k_company_tails.size()];
    customers::Customer c;
    c.tenant = player.partner.tenant;
    c.id = application_.ids.next_as<customers::CustomerId>(founded_);
    c.partner = player.partner.id;
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

  /// One month: the vendor books top-ups, partners fund resellers and customers.
  void live(int month) {
    const Instant start = BillCycle::of(today_).plus(month - k_months).period().from;
    const auto at = [&](int day, int hour) {
      const Instant moment = start.plus_seconds(day * 86'400LL + hour * 3'600LL);
      return std::min(moment, today_);
    };
    auto vendor = access::system_principal("吴岚");
    for (auto& player : players_) {
      const auto& part = *player.part;
      if (month == 0 && part.credit_yuan > 0)
        act(player.partner.tenant, vendor, at(0, 9), [&](work::Work& work) {
          return funds::set_credit(work,
                                   {player.partner.id, Money::fen(part.credit_yuan * 100), std::nullopt});
        });
      if (part.topup_yuan > 0)
        act(player.partner.tenant, vendor, at(1, 10), [&](work::Work& work) {
          funds::TopUp input;
          input.partner_id = player.partner.id;
          input.amount = Money::fen(part.topup_yuan * 100 / (month == 0 ? 2 : 2 * k_months));
          input.reference.value = "BANK" + std::to_string(2025000 + month) + "-" + std::string(part.account);
          input.remark.value = "月度充值";
          return funds::top_up(work, input);
        });
      if (part.kind == PartnerPart::Kind::reseller) fund_reseller(player, at(2, 11));
    }
    for (const auto& player : players_) fund_customers(player, month, at(3 + month % 9, 14));
  }

  std::function<void(const customers::Customer&, std::string_view)> letting_in(const Player& player) {
    return [this, &player](const customers::Customer& customer, std::string_view persona) {
      if (player.part->persona != "partner") return;
      write(customer.tenant, [&](db::Transaction& tx) { make_customer_person(tx, customer, persona); });
    };
  }

  void relate(int month) {
    for (auto& player : players_) {
      play_relations({application_, player.who, player.customers, today_, letting_in(player)}, month,
                     BillCycle::of(today_).plus(month - k_months).period().from);
    }
  }

  void fund_reseller(const Player& reseller, Instant when) {
    const auto& distributor = player_of("zhonglian");
    act(distributor.partner.tenant, distributor.who, when, [&](work::Work& work) {
      return funds::allocate_to_reseller(work, {reseller.partner.id, 20'000_yuan, "月度额度", "console"});
    });
  }

  void fund_customers(const Player& player, int month, Instant when) {
    int n = 0;
    for (const auto& customer : player.customers) {
      ++n;
      if (customer.association != customers::Association::resale || (n + month) % 3 != 0) continue;
      const bool credit = player.part->credit_yuan > 0 && n % 5 == 0;
      const Money amount = Money::fen(100 * (200 + static_cast<std::int64_t>(random_() % 1'800)));
      act(player.partner.tenant, player.who, when.plus_seconds(60LL * n - 3'600), [&](work::Work& work) {
        return funds::carry_out(
            work, funds::AllocationInstruction{player.partner.tenant, player.partner.id, customer.id,
                                               credit ? funds::Source::credit : funds::Source::topup, amount,
                                               "月度拨款", "console"});
      });
    }
  }

  void import_what_they_used() {
    std::vector<customers::CustomerId> all;
    for (const auto& player : players_)
      for (const auto& customer : player.customers) all.push_back(customer.id);
    report_resources(application_, today_, import_bills(application_, today_, all));
  }

  Application& application_;
  Instant today_, begin_, founded_;
  std::vector<Player> players_;
  std::vector<Credential> credentials_;
  std::mt19937 random_{20'261'124};
  int customers_made_ = 0;
};

std::string credentials_path(const Config& config) {
  return (std::filesystem::path(config.data) / "credentials.json").string();
}

void write_persona(wire::Out& out, const Credential& c) {
  const auto text = [&](std::string_view key, const std::string& value) {
    out.key(key);
    out.string(value);
  };
  out.key(c.persona);
  out.begin_object();
  text("name", c.name);
  text("account", c.account);
  text("user", c.user);
  text("password", std::string(k_password));
  text("ak", c.access_key);
  text("sk", c.secret_key);
  text("domain_id", c.domain_id);
  out.end_object();
}

void write_credentials(const Config& config, const std::string& address, const Market& market,
                       const std::vector<Credential>& credentials) {
  std::string text;
  wire::Out out(text);
  out.begin_object();
  out.key("base_url");
  out.string(address);
  out.key("iam_url");
  out.string(address);
  out.key("personas");
  out.begin_object();
  for (const auto& credential : credentials) write_persona(out, credential);
  out.end_object();
  out.key("customers");
  out.begin_array();
  for (const auto& player : market.players())
    for (const auto& c : player.customers) {
      out.begin_object();
      out.key("partner");
      out.string(player.part->persona);
      out.key("id");
      out.string(c.id.text());
      out.key("customer_id");
      out.string(hex32_of_id(c.id.value));
      out.key("name");
      out.string(c.name);
      out.key("association_type");
      out.string(customers::association_text(c.association));
      out.end_object();
    }
  out.end_array();
  out.end_object();
  const std::string path = credentials_path(config);
  std::ofstream(path) << text << "\n";
  std::filesystem::permissions(path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace

void load(Application& application, const Config& config, const std::string& address) {
  bool there = false;
  application.database->read(
      [&](db::Reader& reader) { there = persons::account_exists(reader, std::string(k_probe_account)); });
  if (there) return;
  Market market(application);
  const auto credentials = market.make();
  write_credentials(config, address, market, credentials);
}

void print(std::ostream& out, const Config& config, const std::string& address) {
  out << "\nPartner Center demo market at " << address << "\n\n  password of everyone: " << k_password
      << "\n\n  operators             operator, operator_finance\n";
  for (const auto& part : k_partners)
    out << "  " << part.persona << std::string(22 - part.persona.size(), ' ') << part.account << "  "
        << part.name << "\n";
  for (const auto& part : k_members)
    out << "  " << part.persona << std::string(22 - part.persona.size(), ' ') << part.account << " / "
        << part.user << "  (IAM user)  " << part.name << "\n";
  out << "  customers             cust_1001 and others, one a partner\n\n  access keys, ids: "
      << credentials_path(config) << "\n\n"
      << std::flush;
}

}  // namespace pc::app::demo
