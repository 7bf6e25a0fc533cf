#include "market.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/compose.hpp"
#include "casting.hpp"
#include "market/customers/customers.hpp"
#include "names.hpp"
#include "people/persons/persons.hpp"

namespace pc::app {
namespace {

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
  text("password", std::string(demo::k_password));
  text("ak", c.access_key);
  text("sk", c.secret_key);
  text("domain_id", c.domain_id);
  out.end_object();
}

/// As the market leaves it.
customers::Association association_of(const Application& application, const demo::Customer& one) {
  std::optional<customers::Customer> found;
  application.database->read([&](db::Reader& reader) {
    found = customers::find(reader, one.tenant, customers::CustomerId(one.id));
  });
  ensure(found.has_value(), "whoever is in the cast stays");
  return found->association;
}

void write_credentials(const Application& application, const Config& config, const std::string& address,
                       const demo::Stage& stage, const std::vector<Credential>& credentials) {
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
  for (const auto& player : stage.players)
    for (const auto& c : player.customers) {
      out.begin_object();
      out.key("partner");
      out.string(player.persona);
      out.key("id");
      out.string(customers::CustomerId(c.id).text());
      out.key("customer_id");
      out.string(hex32_of_id(c.id));
      out.key("name");
      out.string(c.name);
      out.key("association_type");
      out.string(customers::association_text(association_of(application, c)));
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

void load_demo(Application& application, const Config& config, const std::string& address) {
  bool there = false;
  application.database->read(
      [&](db::Reader& reader) { there = persons::account_exists(reader, std::string(k_probe_account)); });
  if (there) return;
  demo::Stage stage(application.services);
  std::vector<Credential> credentials;
  make_cast(application, stage, credentials);
  for (const auto& module : modules())
    if (module.demo != nullptr) module.demo(stage);
  stage.play();
  write_credentials(application, config, address, stage, credentials);
}

void print_demo(std::ostream& out, const Config& config, const std::string& address) {
  out << "\nPartner Center demo market at " << address << "\n\n  password of everyone: " << demo::k_password
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

}  // namespace pc::app
