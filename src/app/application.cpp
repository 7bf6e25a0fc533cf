#include "application.hpp"

#include <filesystem>

#include "acting.hpp"
#include "bss/bss.hpp"
#include "compose.hpp"
#include "market/budgets/budgets.hpp"
#include "market/customers/customers.hpp"
#include "market/partners/partners.hpp"
#include "market/relations/act_for.hpp"
#include "people/approvals/approvals.hpp"
#include "people/credentials/credentials.hpp"
#include "people/messages/post.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"
#include "people/sealing/seal.hpp"
#include "people/sealing/sealed.hpp"
#include "people/sign_in/sign_in.hpp"
#include "people/verification/verification.hpp"
#include "people/webhooks/target.hpp"
#include "platform/base/disk.hpp"
#include "platform/db/address.hpp"
#include "sales/consumption/day_sums.hpp"
#include "sales/orders/orders.hpp"
#include "stored.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::app {
namespace {

sign_in::Affiliation affiliation(db::Reader& reader, const access::Principal& who) {
  sign_in::Affiliation of;
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
  auto mail = persons::mail_of(reader, who.tenant, who.person);
  if (!mail) return std::nullopt;
  if (mail->email.empty() && mail->customer != 0)
    if (const auto customer = customers::find(reader, who.tenant, customers::CustomerId(mail->customer)))
      mail->email = customer->email;
  return messages::Address{mail->email, mail->language};
}

messages::Settings mail_settings(const Services& services, const Config& config) {
  messages::Settings settings;
  settings.address_book = &address_book;
  settings.seal = [&services](const std::string& text) {
    return services.get<sealing::Seal>().close(Secret(text));
  };
  settings.unseal = [&services](const std::string& sealed) -> std::optional<std::string> {
    const auto opened = services.get<sealing::Seal>().open(sealed);
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
  const auto file = db::sqlite_file(config.database_url());
  if (!file) return {};
  const std::string folder = std::filesystem::path(*file).parent_path().string();
  return [folder] { return disk_takes_books(folder.empty() ? "." : folder); };
}

exports::Settings export_settings(const Config& config, std::int64_t node) {
  exports::Settings settings;
  settings.person = &persons::principal;
  settings.tenant_of = [](db::Reader& reader, std::int64_t customer) {
    return customers::tenant_of(reader, customers::CustomerId(customer));
  };
  settings.folder = config.data + "/exports";
  settings.node = std::to_string(node);
  return settings;
}

/// How people come in here.
void lend_people(Services& services, const Config& config) {
  services.make<passwords::Passwords>(password_settings(config));
  services.keep(persons::PresetRoles{preset_roles()});
  services.keep(sign_in::SessionLimits{config.session_idle_seconds, config.session_absolute_seconds});
  services.keep(sign_in::Affiliations{&affiliation});
  services.keep(acting_hooks());
}

/// What rooms ask of rooms on their right, and of this installation.
void lend_glue(Services& services, const Config& config, std::int64_t node) {
  const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
  services.keep(DataFolder{config.data});
  services.keep(ConsoleAddress{config.public_url.empty() ? scheme + config.listen : config.public_url});
  services.keep(mail_settings(services, config));
  services.keep(export_settings(config, node));
  services.keep(imports::Settings{config.data});
  services.keep(budgets::Usage{&used_at_list_price});
  services.keep(orders::Terms{config.days_to_pay, config.refund_fee_per_mille, config.demo});
  services.keep(webhooks::Settings{config.webhooks_allow_private, config.webhooks_allow_http});
  services.keep(approvals::Colleagues{&persons::people_who_may});
}

}  // namespace

Application::Application(const Config& config, const std::function<bool()>& stopping)
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
  lend_own();
  lend_people(services, config);
  lend_glue(services, config, node->node());
  offer_all(modules(), services);
  take_up_keys(config);
  react_all(modules(), announcer, services);
  add_routes(routes, services);
  services.keep(catalogue_of(routes));
  open_edge(config);
  exports = std::make_unique<exports::Runner>(*database);
  courier = std::make_unique<webhooks::Courier>(*database);
  jobs = std::make_unique<jobs::Schedule>(*database, clock);
  add_jobs(*jobs, *database);
  database->start();
  started(*database);
}

/// Whatever lies sealed can be opened, before there is a key file where there was none.
void Application::take_up_keys(const Config& config) {
  const std::string file = config.data + "/secret.key";
  if (config.checks_seal) sealing::check_sealed(*database, file);
  services.make<sealing::Seal>(file);
}

/// What is this application's own.
void Application::lend_own() {
  ledger = std::make_unique<ledger::Ledger>(*database, chart, ids);
  audit_log = std::make_unique<audit::AuditLog>(*database);
  services.lend(*database);
  services.lend(clock);
  services.lend(ids);
  services.lend(chart);
  services.lend(*ledger);
  services.lend(*audit_log);
  services.lend(announcer);
  services.lend(routes);
}

void Application::open_edge(const Config& config) {
  downloads = std::make_unique<edge::Downloads>(routes);
  services.lend(*downloads);
  edge = std::make_unique<edge::Edge>(
      edge::EdgeServices{*database, clock, ids, *audit_log, announcer, routes, config.spool,
                         &relations::still_acting_as, config.public_origin(), books_disk(config)},
      edge::Limits{config.rate_per_key, config.rate_per_account, config.ready_backlog,
                   config.metrics_listen.empty()});
  edge->use(edge::Dialect::portal, {&sign_in::portal(services), nullptr, &verification::step_up(services)});
  edge->use(edge::Dialect::bss, {&credentials::open_api(services), &bss::errors()});
  edge->use(edge::Dialect::iam, {&credentials::open_api(services), &credentials::iam_errors()});
  if (services.get<messages::Settings>().capture)
    edge->add_page("/demo/outbox", [this] { return messages::demo_outbox_page(*database); });
}

void Application::set_public_url(const std::string& address) { services.get<ConsoleAddress>().url = address; }

Application::~Application() {
  if (courier) courier->stop();
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
