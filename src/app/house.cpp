#include "house.hpp"

#include <filesystem>

#include "acting.hpp"
#include "approvals/approvals.hpp"
#include "approvals/kinds.hpp"
#include "base/disk.hpp"
#include "bss/bss.hpp"
#include "budgets/budgets.hpp"
#include "budgets/kinds.hpp"
#include "charging/charging.hpp"
#include "consumption/bill_kind.hpp"
#include "consumption/consumption.hpp"
#include "consumption/day_sums.hpp"
#include "customers/act_for.hpp"
#include "customers/customers.hpp"
#include "customers/entry.hpp"
#include "customers/freezing.hpp"
#include "customers/import.hpp"
#include "customers/intake.hpp"
#include "customers/kinds.hpp"
#include "customers/managers.hpp"
#include "customers/name_search.hpp"
#include "customers/notices.hpp"
#include "customers/parting.hpp"
#include "funds/bank_line.hpp"
#include "funds/funds.hpp"
#include "funds/review.hpp"
#include "funds/unbind.hpp"
#include "home/home.hpp"
#include "identity/check_sealed.hpp"
#include "identity/kinds.hpp"
#include "identity/people.hpp"
#include "identity/permissions.hpp"
#include "identity/seal.hpp"
#include "identity/verification.hpp"
#include "imports/imports.hpp"
#include "jobs.hpp"
#include "logbook/logbook.hpp"
#include "messages/post.hpp"
#include "partners/company.hpp"
#include "partners/kinds.hpp"
#include "partners/partners.hpp"
#include "partners/set_state.hpp"
#include "permissions.hpp"
#include "resources/import.hpp"
#include "resources/resources.hpp"
#include "roles.hpp"
#include "routes.hpp"
#include "stored.hpp"

namespace pc::app {
namespace {

identity::Affiliation affiliation(db::Reader& reader, const access::Principal& who) {
  identity::Affiliation of;
  if (const auto partner = partners::find(reader, who.tenant, partners::PartnerId(who.partner))) {
    of.partner_name = partner->name;
    of.partner_kind = partners::kind_text(partner->kind);
  }
  if (who.side != access::Side::customer) return of;
  if (const auto customer = customers::find(reader, who.tenant, customers::CustomerId(who.customer)))
    of.customer_name = customer->name;
  return of;
}

void set_approvals(House& house) {
  const auto* identity = house.identity.get();
  approvals::set_parts({house.database.get(),
                        [identity](db::Reader& reader, TenantId tenant, std::int64_t partner,
                                   const access::Permission& permission) {
                          return identity->people_who_may(reader, tenant, partner, permission);
                        },
                        &identity::permissions::manage_security});
  funds::declare_reviews();
  approvals::declare_threshold();
  home::add_todos(
      {"approvals", "/sales/approvals?state=pending", &approvals::permissions::view,
       [](const work::View& view) { return approvals::waiting_for(view.reader, view.who, view.now); }});
  home::add_todos({"frozen_due", "/sales/customers?frozen=due", &customers::permissions::view,
                   &customers::freezing::count_due});
  home::add_todos({"budgets_nearly_used", "/sales/customers?budget_used=75", &customers::permissions::view,
                   &budgets::count_nearly_used});
}

/// What waits for an answer about customers.
void add_customer_todos() {
  namespace c = customers;
  home::add_todos({"relation_requests", "/sales/relation-events?state=waiting", &c::permissions::part,
                   &c::notices::requests_waiting});
  home::add_todos({"my_relation_requests", "/my/partner?tab=relation", &c::permissions::decide_own,
                   &c::notices::requests_waiting});
  home::add_todos({"my_authorizations", "/my/partner?tab=authorizations", &c::permissions::decide_own,
                   &c::notices::authorizations_waiting});
  home::add_todos({"registration_reviews", "/vendor/registrations?state=pending",
                   &c::permissions::review_registrations, &c::notices::registrations_waiting});
}

/// A customer's main account has the customer's own address until somebody gives it another.
std::optional<messages::Address> address_book(db::Reader& reader, const messages::Recipient& who) {
  auto mail = identity::mail_of(reader, who.tenant, who.person);
  if (!mail) return std::nullopt;
  if (mail->email.empty() && mail->customer != 0)
    if (const auto customer = customers::find(reader, who.tenant, customers::CustomerId(mail->customer)))
      mail->email = customer->email;
  return messages::Address{mail->email, mail->language};
}

void set_messages(House& house, const Config& config) {
  const auto seal = std::make_shared<identity::Seal>(config.data + "/secret.key");
  messages::Parts parts;
  parts.database = house.database.get();
  parts.clock = &house.clock;
  parts.ids = &house.ids;
  parts.address_book = &address_book;
  parts.seal = [seal](const std::string& text) { return seal->close(Secret(text)); };
  parts.unseal = [seal](const std::string& sealed) -> std::optional<std::string> {
    const auto opened = seal->open(sealed);
    if (!opened) return std::nullopt;
    return opened->reveal();
  };
  parts.mail_server = {config.smtp_url, config.smtp_from, config.smtp_user, config.smtp_password};
  parts.capture = config.demo && config.smtp_url.empty();
  parts.public_url = config.public_url;
  messages::set_parts(parts);
}

/// Budgets count what was consumed at list price.
std::vector<Money> used_at_list_price(db::Reader& reader, std::span<const budgets::Used> which) {
  std::vector<consumption::CustomerDays> asked;
  for (const auto& one : which)
    asked.push_back({one.tenant, one.customer.value, one.days.first, one.days.last});
  return consumption::list_prices(reader, asked);
}

/// Asks whether the disk of the books takes more; nothing where they are on another machine.
std::function<bool()> books_disk(const Config& config) {
  constexpr std::string_view sqlite = "sqlite:";
  const std::string url = config.database_url();
  if (!url.starts_with(sqlite)) return {};
  const std::string folder = std::filesystem::path(url.substr(sqlite.size())).parent_path().string();
  return [folder] { return disk_takes_books(folder.empty() ? "." : folder); };
}

}  // namespace

House::House(const Config& config, const std::function<bool()>& stopping)
    : data(config.data), chart(whole_chart()), announcer(ids) {
  std::filesystem::create_directories(config.data);
  database = db::Database::open(database_options(config));
  database->migrate(config.migrations);
  node = std::make_unique<jobs::NodeLease>(*database, clock, ids);
  node->take_within(config.node < 0 ? std::nullopt : std::optional(config.node), jobs::k_node_wait_seconds,
                    stopping);
  node->start();
  if (config.checks_seal) identity::check_sealed(*database, config.data + "/secret.key");
  ledger = std::make_unique<ledger::Ledger>(*database, chart, ids);
  trail = std::make_unique<audit::Trail>(*database);

  identity::Settings settings;
  settings.key_file = config.data + "/secret.key";
  settings.leaked_passwords = config.leaked_passwords;
  settings.light_passwords = config.demo;
  settings.idle_seconds = config.session_idle_seconds;
  settings.absolute_seconds = config.session_absolute_seconds;
  settings.sign_ins_per_minute = config.sign_ins_per_minute;
  identity = std::make_unique<identity::Service>(*database, clock, ids, *trail, preset_roles(), settings);
  identity->set_affiliation(&affiliation);
  identity->set_acting(acting_hooks(ids, *trail, announcer));

  set_messages(*this, config);

  const funds::Parts parts{ledger.get(), &chart, database.get(), &clock, &ids, trail.get(), &announcer};
  funds::set_parts(parts);
  charging::start();
  customers::set_parting_checks({&resources::check_parting, &funds::check_parting});
  customers::managers::react(announcer, ids, *trail);
  partners::react(announcer, *identity);
  partners::company::set_parts({identity.get(), database.get(), &clock, &ids, trail.get()});
  customers::freezing::react(announcer);
  resources::react(announcer);
  budgets::react(announcer, ids);
  budgets::tell(announcer);
  budgets::set_usage(&used_at_list_price);
  funds::react(announcer);
  consumption::react(announcer);
  customers::notices::react(announcer);
  imports::set_parts({database.get(),
                      &clock,
                      &ids,
                      trail.get(),
                      config.data,
                      {&consumption::k_bills, &resources::k_import, &customers::intake::k_import}});
  resources::set_parts({database.get(), &clock, &ids});
  consumption::set_parts({ledger.get(), database.get(), &clock, &ids, trail.get()});

  set_approvals(*this);
  add_customer_todos();
  messages::declare(identity::kinds::all);
  messages::declare(approvals::kinds::all);
  messages::declare(customers::notices::kinds::all);
  messages::declare(partners::kinds::all);
  messages::declare(customers::kinds::of_freezing);
  messages::declare(budgets::kinds::all);
  const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
  reached_at(config.public_url.empty() ? scheme + config.listen : config.public_url);
  add_routes(routes, *identity);
  identity->set_catalogue(catalogue_of(routes));
  downloads = std::make_unique<edge::Downloads>(routes);
  static constexpr logbook::Deed k_deeds[] = {{"imports.run", "Read an imported file", "读取导入文件"}};
  logbook::set_parts({&routes, k_deeds});
  exports::set_parts({database.get(), &clock, trail.get(), downloads.get(),
                      [this](db::Reader& reader, TenantId tenant, access::PersonId person) {
                        return identity->person(reader, tenant, person);
                      },
                      [](db::Reader& reader, std::int64_t customer) {
                        return customers::tenant_of(reader, customers::CustomerId(customer));
                      },
                      &ids, config.data + "/exports", std::to_string(node->node())});

  edge = std::make_unique<edge::Edge>(
      edge::House{*database, clock, ids, *trail, announcer, routes, config.spool, &customers::still_acting_as,
                  config.public_origin(), books_disk(config)},
      edge::Limits{config.rate_per_key, config.rate_per_account, config.ready_backlog,
                   config.metrics_listen.empty()});
  edge->use(edge::Dialect::portal, {&identity->portal(), nullptr, &identity->step_up()});
  edge->use(edge::Dialect::bss, {&identity->open_api(), &bss::errors()});
  edge->use(edge::Dialect::iam, {&identity->open_api(), &identity->iam_errors()});
  if (messages::parts().capture) edge->add_page("/demo/outbox", &messages::demo_outbox_page);
  jobs = std::make_unique<jobs::Schedule>(*database, clock);
  add_jobs(*this);
  database->start();
  customers::know_names(*database);
  customers::entry::key_companies(*database);
  funds::key_references(*database);
}

void House::reached_at(const std::string& address) {
  customers::set_parts({identity.get(), database.get(), address, &clock, &ids, trail.get(), &announcer});
}

House::~House() {
  exports.stop();
  jobs->stop();
  database->stop();
  edge.reset();
  node.reset();
}

}  // namespace pc::app
