#include "house.hpp"

#include <filesystem>

#include "acting.hpp"
#include "bss/bss.hpp"
#include "compose.hpp"
#include "market/acquisition/acquisition.hpp"
#include "market/budgets/budgets.hpp"
#include "market/customers/customers.hpp"
#include "market/partners/partners.hpp"
#include "market/relations/act_for.hpp"
#include "people/approvals/approvals.hpp"
#include "people/identity/people.hpp"
#include "people/identity/seal.hpp"
#include "people/identity/sealing/check_sealed.hpp"
#include "people/messages/post.hpp"
#include "platform/base/disk.hpp"
#include "sales/consumption/day_sums.hpp"
#include "stored.hpp"
#include "transfer/imports/imports.hpp"

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

/// A customer's main account has the customer's own address until somebody gives it another.
std::optional<messages::Address> address_book(db::Reader& reader, const messages::Recipient& who) {
  auto mail = identity::mail_of(reader, who.tenant, who.person);
  if (!mail) return std::nullopt;
  if (mail->email.empty() && mail->customer != 0)
    if (const auto customer = customers::find(reader, who.tenant, customers::CustomerId(mail->customer)))
      mail->email = customer->email;
  return messages::Address{mail->email, mail->language};
}

messages::Settings mail_settings(const Config& config) {
  const auto seal = std::make_shared<identity::Seal>(config.data + "/secret.key");
  messages::Settings settings;
  settings.address_book = &address_book;
  settings.seal = [seal](const std::string& text) { return seal->close(Secret(text)); };
  settings.unseal = [seal](const std::string& sealed) -> std::optional<std::string> {
    const auto opened = seal->open(sealed);
    if (!opened) return std::nullopt;
    return opened->reveal();
  };
  settings.mail_server = {config.smtp_url, config.smtp_from, config.smtp_user, config.smtp_password};
  settings.capture = config.demo && config.smtp_url.empty();
  settings.public_url = config.public_url;
  return settings;
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

identity::Settings sign_in_settings(const Config& config) {
  identity::Settings settings;
  settings.key_file = config.data + "/secret.key";
  settings.leaked_passwords = config.leaked_passwords;
  settings.light_passwords = config.demo;
  settings.idle_seconds = config.session_idle_seconds;
  settings.absolute_seconds = config.session_absolute_seconds;
  settings.sign_ins_per_minute = config.sign_ins_per_minute;
  return settings;
}

exports::Settings export_settings(const Config& config, std::int64_t node) {
  exports::Settings settings;
  settings.person = [](db::Reader& reader, TenantId tenant, access::PersonId person) {
    return use<identity::Service>(reader).person(reader, tenant, person);
  };
  settings.tenant_of = [](db::Reader& reader, std::int64_t customer) {
    return customers::tenant_of(reader, customers::CustomerId(customer));
  };
  settings.folder = config.data + "/exports";
  settings.node = std::to_string(node);
  return settings;
}

/// What rooms ask of rooms on their right, and of this installation.
void lend_glue(Services& services, const Config& config, std::int64_t node) {
  const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
  services.keep(DataFolder{config.data});
  services.keep(
      acquisition::ConsoleAddress{config.public_url.empty() ? scheme + config.listen : config.public_url});
  services.keep(mail_settings(config));
  services.keep(export_settings(config, node));
  services.keep(imports::Settings{config.data});
  services.keep(budgets::Usage{&used_at_list_price});
  services.keep(approvals::Colleagues{
      [](db::Reader& reader, TenantId tenant, std::int64_t partner, const access::Permission& permission) {
        return use<identity::Service>(reader).people_who_may(reader, tenant, partner, permission);
      }});
}

}  // namespace

House::House(const Config& config, const std::function<bool()>& stopping)
    : data(config.data), chart(whole_chart()), announcer(ids) {
  std::filesystem::create_directories(config.data);
  auto options = database_options(config);
  options.services = &services;
  database = db::Database::open(options);
  database->migrate(config.migrations);
  node = std::make_unique<jobs::NodeLease>(*database, clock, ids);
  node->take_within(config.node < 0 ? std::nullopt : std::optional(config.node), jobs::k_node_wait_seconds,
                    stopping);
  node->start();
  if (config.checks_seal) identity::check_sealed(*database, config.data + "/secret.key");
  lend_own();
  identity = std::make_unique<identity::Service>(*database, clock, ids, *trail, preset_roles(),
                                                 sign_in_settings(config));
  identity->set_affiliation(&affiliation);
  identity->set_acting(acting_hooks(ids, *trail, announcer));
  services.lend(*identity);
  lend_glue(services, config, node->node());
  offer_all(modules(), services);
  react(announcer, services);
  add_routes(routes, services);
  identity->set_catalogue(catalogue_of(routes));
  open_edge(config);
  exports = std::make_unique<exports::Runner>(*database);
  jobs = std::make_unique<jobs::Schedule>(*database, clock);
  add_jobs(*jobs, *database);
  database->start();
  started(*database);
}

/// What is this application's own.
void House::lend_own() {
  ledger = std::make_unique<ledger::Ledger>(*database, chart, ids);
  trail = std::make_unique<audit::Trail>(*database);
  services.lend(*database);
  services.lend(clock);
  services.lend(ids);
  services.lend(chart);
  services.lend(*ledger);
  services.lend(*trail);
  services.lend(announcer);
  services.lend(routes);
}

void House::open_edge(const Config& config) {
  downloads = std::make_unique<edge::Downloads>(routes);
  services.lend(*downloads);
  edge = std::make_unique<edge::Edge>(
      edge::House{*database, clock, ids, *trail, announcer, routes, config.spool, &relations::still_acting_as,
                  config.public_origin(), books_disk(config)},
      edge::Limits{config.rate_per_key, config.rate_per_account, config.ready_backlog,
                   config.metrics_listen.empty()});
  edge->use(edge::Dialect::portal, {&identity->portal(), nullptr, &identity->step_up()});
  edge->use(edge::Dialect::bss, {&identity->open_api(), &bss::errors()});
  edge->use(edge::Dialect::iam, {&identity->open_api(), &identity->iam_errors()});
  if (services.get<messages::Settings>().capture)
    edge->add_page("/demo/outbox", [this] { return messages::demo_outbox_page(*database); });
}

void House::reached_at(const std::string& address) {
  services.get<acquisition::ConsoleAddress>().url = address;
}

House::~House() {
  if (exports) exports->stop();
  if (jobs) jobs->stop();
  if (database) {
    imports::stop(*database);
    database->stop();
  }
  edge.reset();
  node.reset();
}

}  // namespace pc::app
