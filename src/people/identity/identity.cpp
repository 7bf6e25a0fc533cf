#include "identity.hpp"

#include "platform/base/hash.hpp"
#include "iam_errors.hpp"
#include "open_api.hpp"
#include "people/identity/organisation/store.hpp"
#include "parts.hpp"
#include "people.hpp"
#include "portal.hpp"
#include "people/identity/verification/codes.hpp"
#include "people/identity/verification/verification.hpp"

namespace pc::identity {

std::optional<access::Principal> Shared::admitted(db::Reader& reader,
                                                  const std::optional<store::Person>& person) const {
  if (!person || person->status != "active") return std::nullopt;
  access::Principal who = person->principal;
  who.roles = person->roles;
  who.rows = rows_of(who.side, who.roles);
  const auto grant = [&](std::string_view permission) {
    if (std::ranges::find(who.permissions, permission) == who.permissions.end())
      who.permissions.emplace_back(permission);
  };
  for (const auto& name : person->roles) {
    if (const auto* role = preset(name))
      for (const auto* permission : role->grants) grant(permission->id);
    const auto custom = custom_role_number(name);
    if (!custom) continue;
    if (const auto row = reader.maybe(store::select_role_permissions, {who.tenant, *custom}))
      for (const auto permission : split(row->permissions, ',')) grant(permission);
  }
  return who;
}

std::optional<Session> Shared::load_session(db::Reader& reader, const std::string& token_hash) const {
  const auto row = reader.maybe(store::select_session, {token_hash});
  if (!row) return std::nullopt;
  const auto person = store::person(reader, row->tenant_id, row->person_id);
  auto who = admitted(reader, person);
  if (!who) return std::nullopt;
  const SecondStep needed = second_step_of(reader, *who);
  Session session{*who,
                  person->roles,
                  row->csrf_token,
                  {row->rotated_at, row->seen_at, row->ends_at},
                  person->must_change_password,
                  row->began_at,
                  row->acting_id,
                  {},
                  needed.asks_codes,
                  needed.must_enrol};
  if (session.acting_id != 0 && acting.still) session.acting = acting.still(reader, *who, session.acting_id);
  return session;
}

void Shared::note(const access::Principal& who, std::string_view act, std::string_view outcome,
                  const std::string& remote) {
  database.write(who.tenant, [&](db::Transaction& tx) {
    trail.write(
        tx, who.tenant, who,
        {act, "account:" + who.account_name, std::string(outcome), "{\"remote\":\"" + remote + "\"}", {}},
        clock.now());
    return true;
  });
}

std::string session_token_of(std::string_view cookie_header, bool secure) {
  const auto name = session_cookie(secure);
  for (const auto part : split(cookie_header, ';')) {
    const auto cookie = trimmed(part);
    if (cookie.starts_with(name) && cookie.size() > name.size() && cookie[name.size()] == '=')
      return std::string(cookie.substr(name.size() + 1));
  }
  return {};
}

std::string session_token_of(const edge::Exchange& exchange) {
  return session_token_of(exchange.header("cookie"), exchange.secure);
}

Result<Language> language_named(std::string_view text) {
  const auto language = store::language_of_text(text);
  if (!language) return refuse(pc::errors::invalid_value, "language", "zh-CN, en");
  return *language;
}

void keep_language(Shared& shared, db::Transaction& tx, const access::Principal& who, Language language) {
  tx.change(store::update_language, {who.tenant, who.person, std::string(store::language_text(language))});
  shared.leaving(tx).person(who.person);
}

std::vector<std::string> names_around(const Shared& shared, db::Reader& reader, const store::Person& person) {
  std::vector<std::string> names{person.principal.account_name, person.user_name, person.principal.name};
  if (shared.affiliation) {
    const auto of = shared.affiliation(reader, person.principal);
    names.insert(names.end(), {of.partner_name, of.customer_name});
  }
  return names;
}

Shared& shared_of(const Services& services) { return services.get<Service>().shared(); }

void Leaving::committed() {
  for (const auto id : persons_) {
    shared_.sessions.drop(id);
    shared_.keys.drop(id);
    shared_.tokens.drop(id);
  }
  if (everybody_) {
    shared_.sessions.drop_all();
    shared_.keys.drop_all();
    shared_.tokens.drop_all();
  }
  rolled_back();
}

void Leaving::rolled_back() {
  persons_.clear();
  everybody_ = false;
}

const Role* Shared::preset(std::string_view id) const {
  for (const auto& role : roles)
    if (role.id == id) return &role;
  return nullptr;
}

struct Service::Parts {
  Parts(db::Database& database, const Clock& clock, IdSource& ids, const audit::Trail& trail,
        std::vector<Role> roles, const Settings& settings)
      : shared(database, clock, ids, trail, std::move(roles), settings),
        portal(shared),
        open_api(shared),
        step_up(shared) {}
  Shared shared;
  PortalAuthenticator portal;
  OpenApiAuthenticator open_api;
  IamErrors iam_errors;
  StepUpCodes step_up;
};

Service::Service(db::Database& database, const Clock& clock, IdSource& ids, const audit::Trail& trail,
                 std::vector<Role> roles, const Settings& settings)
    : parts_(std::make_unique<Parts>(database, clock, ids, trail, std::move(roles), settings)) {}

Service::~Service() = default;

Shared& Service::shared() { return parts_->shared; }

Result<access::PersonId> insert_person(Shared& shared, db::Transaction& tx, const NewPerson& p, Instant now) {
  const auto id = shared.ids.next_as<access::PersonId>(now);
  if (tx.change(store::claim_name, {comparable(p.account_name), comparable(p.user_name), p.tenant, id}) == 0)
    return refuse(errors::name_taken, "account_name");
  const std::string hash =
      p.password_hash.empty() ? hash_password(p.password, shared.strength) : p.password_hash;
  tx.change(store::insert_person, {p.tenant, id, std::string(store::side_text(p.side)), p.partner, p.customer,
                                   p.distributor, p.account_name, p.user_name, p.display_name, hash,
                                   store::joined(p.roles), std::string(store::language_text(p.language)), now,
                                   p.mobile, p.email, p.must_change_password, p.made_by});
  return id;
}

Service::AccessKey insert_key(Shared& shared, db::Transaction& tx, TenantId tenant, access::PersonId person,
                              const NewKey& wanted, Instant now) {
  Service::AccessKey key{"PC" + random_hex(9), Secret(random_hex(20))};
  for (char& c : key.id)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  tx.change(store::insert_key,
            {key.id, tenant, person, shared.seal.close(key.secret), now, wanted.read_only ? "read" : "all",
             wanted.expires_at, wanted.remark, wanted.made_by});
  return key;
}

Result<access::PersonId> Service::create_person(db::Transaction& tx, const NewPerson& p, Instant now) {
  return insert_person(parts_->shared, tx, p, now);
}

Service::AccessKey Service::create_access_key(db::Transaction& tx, TenantId tenant, access::PersonId person,
                                              Instant now) {
  return insert_key(parts_->shared, tx, tenant, person, {}, now);
}

void Service::set_supervisor(db::Transaction& tx, TenantId tenant, access::PersonId manager,
                             access::PersonId supervisor) {
  tx.change(store::upsert_supervisor, {tenant, manager, supervisor});
  parts_->shared.leaving(tx).person(manager);
}

std::string Service::create_role(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                                 const std::string& name,
                                 const std::vector<const access::Permission*>& grants, Instant now) {
  std::vector<std::string> permissions;
  for (const auto* each : grants) permissions.emplace_back(each->id);
  const auto id = parts_->shared.ids.next(now);
  tx.change(store::insert_custom_role, {tenant, partner, id, name, {}, store::joined(permissions), now});
  return custom_role_text(id);
}

void Service::set_contacts(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                           const std::vector<Contact>& contacts) {
  tx.change(store::delete_contacts, {tenant, partner});
  for (std::size_t i = 0; i < contacts.size(); ++i)
    tx.change(store::insert_contact, {tenant, partner, static_cast<std::int64_t>(i), contacts[i].name,
                                      contacts[i].duty, contacts[i].mobile, contacts[i].email});
}

Outcome Shared::check_password(const Secret& password, std::span<const std::string> names,
                               std::string_view field) const {
  PC_CHECK(identity::check_password(password, names, field));
  if (leaked.holds(Secret(normalized(password.reveal()))))
    return refuse(errors::common_password, std::string(field));
  return Done{};
}

Outcome Service::check_password(const Secret& password, std::span<const std::string> names,
                                std::string_view field) const {
  return parts_->shared.check_password(password, names, field);
}

std::string Service::hashed(const Secret& password) const {
  return hash_password(password, parts_->shared.strength);
}

std::string Service::first_password(const std::string& occasion) const {
  return parts_->shared.seal.first_password(occasion);
}

std::string Service::derived(std::string_view purpose, std::string_view from,
                             std::string_view key_name) const {
  return parts_->shared.seal.derived(purpose, from, key_name);
}

std::string Service::key_name() const { return parts_->shared.seal.key_name(); }

void Service::move_customer_people(db::Transaction& tx, TenantId from, std::int64_t customer, TenantId to,
                                   std::int64_t partner) {
  identity::move_customer_people(parts_->shared, tx, from, customer, to, partner);
}

std::optional<access::Principal> Service::person(db::Reader& reader, TenantId tenant,
                                                 access::PersonId id) const {
  return parts_->shared.admitted(reader, store::person(reader, tenant, id));
}

bool Service::account_exists(db::Reader& reader, const std::string& account_name) const {
  return reader.maybe(store::select_name, {comparable(account_name), std::string()}).has_value();
}

std::optional<access::Principal> Service::owner_of(db::Reader& reader, const std::string& account_name) const {
  const auto person = store::person_by_name(reader, account_name, {});
  if (!person) return std::nullopt;
  return person->principal;
}

void Service::set_catalogue(Catalogue catalogue) { parts_->shared.catalogue = std::move(catalogue); }

void Service::set_acting(ActingHooks hooks) { parts_->shared.acting = std::move(hooks); }

void Service::set_affiliation(std::function<Affiliation(db::Reader&, const access::Principal&)> look_up) {
  parts_->shared.affiliation = std::move(look_up);
}

std::vector<access::PersonId> Service::people_who_may(db::Reader& reader, TenantId tenant,
                                                      std::int64_t partner,
                                                      const access::Permission& permission) const {
  return identity::people_who_may(parts_->shared, reader, tenant, partner, permission);
}

void Service::add_routes(edge::Routes& routes) {
  add_session_routes(routes, parts_->shared);
  add_person_routes(routes, parts_->shared);
  add_recovery_routes(routes, parts_->shared);
  add_iam_routes(routes, parts_->shared);
  add_organisation_routes(routes, parts_->shared);
  add_acting_routes(routes, parts_->shared);
  add_verification_routes(routes, parts_->shared);
}

edge::Authenticator& Service::portal() { return parts_->portal; }
edge::StepUpCheck& Service::step_up() { return parts_->step_up; }
edge::Authenticator& Service::open_api() { return parts_->open_api; }
const edge::ErrorWriter& Service::iam_errors() { return parts_->iam_errors; }

}  // namespace pc::identity
