#include "person.hpp"

#include <algorithm>

#include "callers.hpp"
#include "core/audit/audit.hpp"
#include "custom_roles.hpp"
#include "persons.hpp"
#include "role.hpp"
#include "store.hpp"
#include "words.hpp"

namespace pc::persons {
namespace {

Person person_of(const store::PersonRow& row) {
  Person p;
  p.principal.tenant = row.tenant_id;
  p.principal.person = row.person_id;
  p.principal.side = side_of_text(row.side);
  p.principal.partner = row.partner_id;
  p.principal.customer = row.customer_id;
  p.principal.distributor = row.distributor;
  p.principal.account_name = row.account_name;
  p.user_name = row.user_name;
  p.principal.name = row.display_name;
  p.password_hash = row.password_hash;
  for (const auto role : split(row.roles, ',')) p.roles.emplace_back(role);
  p.principal.language = language_of_text(row.language).value_or(Language::zh_CN);
  p.status = row.status;
  p.must_change_password = row.must_change_password;
  return p;
}

}  // namespace

std::optional<Person> find(db::Reader& reader, TenantId tenant, access::PersonId id) {
  const auto row = reader.maybe(store::select_person, {tenant, id});
  if (!row) return std::nullopt;
  return person_of(*row);
}

std::optional<Person> find_by_name(db::Reader& reader, const std::string& account, const std::string& user) {
  auto row = reader.maybe(store::select_name, {account, user});
  if (!row) row = reader.maybe(store::select_name, {comparable(account), comparable(user)});
  if (!row) return std::nullopt;
  return find(reader, row->tenant_id, row->person_id);
}

std::optional<access::Principal> admitted(db::Reader& reader, const std::optional<Person>& person) {
  if (!person || person->status != "active") return std::nullopt;
  access::Principal who = person->principal;
  who.roles = person->roles;
  who.rows = rows_of(who.side, who.roles);
  const auto grant = [&](std::string_view permission) {
    if (std::ranges::find(who.permissions, permission) == who.permissions.end())
      who.permissions.emplace_back(permission);
  };
  for (const auto& name : person->roles) {
    if (const auto* role = preset_role(reader.services(), name))
      for (const auto* permission : role->grants) grant(permission->id);
    if (const auto custom = custom_role_number(name))
      for (const auto& permission : permissions_of_role(reader, who.tenant, *custom)) grant(permission);
  }
  return who;
}

void set_password(db::Transaction& tx, TenantId tenant, access::PersonId id, const std::string& hash,
                  bool must_change) {
  tx.change(store::update_password, {tenant, id, hash, must_change});
  forget(tx, id);
}

bool recover_password(db::Transaction& tx, TenantId tenant, access::PersonId id, const std::string& was,
                      const std::string& hash) {
  if (tx.change(store::recover_password, {tenant, id, was, hash}) == 0) return false;
  forget(tx, id);
  return true;
}

bool hold_not_entered(db::Transaction& tx, TenantId tenant, access::PersonId id) {
  return tx.change(store::hold_not_entered, {tenant, id}) == 1;
}

void note_sign_in(db::Transaction& tx, TenantId tenant, access::PersonId id, Instant now) {
  tx.change(store::update_signed_in, {tenant, id, now});
}

void set_language(db::Transaction& tx, TenantId tenant, access::PersonId id, Language language) {
  tx.change(store::update_language, {tenant, id, std::string(language_text(language))});
  forget(tx, id);
}

void set_data(db::Transaction& tx, TenantId tenant, access::PersonId id, const Data& data) {
  tx.change(store::update_person, {tenant, id, data.name, data.mobile, data.email});
  forget(tx, id);
}

void set_roles(db::Transaction& tx, TenantId tenant, access::PersonId id,
               const std::vector<std::string>& roles) {
  tx.change(store::update_roles, {tenant, id, joined(roles)});
  forget(tx, id);
}

void set_active(db::Transaction& tx, TenantId tenant, access::PersonId id, bool active) {
  tx.change(store::update_status, {tenant, id, active ? "active" : "disabled"});
  forget(tx, id);
}

void place_below(db::Transaction& tx, TenantId tenant, access::PersonId manager,
                 const std::optional<access::PersonId>& supervisor) {
  if (supervisor)
    tx.change(store::upsert_supervisor, {tenant, manager, *supervisor});
  else
    tx.change(store::delete_supervisor, {tenant, manager});
  forget(tx, manager);
}

void note(db::Database& database, const access::Principal& who, std::string_view act,
          std::string_view outcome, const std::string& remote) {
  database.write(who.tenant, [&](db::Transaction& tx) {
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {act, "account:" + who.account_name, std::string(outcome), "{\"remote\":\"" + remote + "\"}", {}},
        use<Clock>(tx).now());
    return true;
  });
}

}  // namespace pc::persons
