#include "persons.hpp"

#include "people/passwords/passwords.hpp"
#include "person.hpp"
#include "store.hpp"
#include "words.hpp"

namespace pc::persons {

const Role* preset_role(const Services& services, std::string_view id) {
  for (const auto& role : services.get<PresetRoles>().all)
    if (role.id == id) return &role;
  return nullptr;
}

Result<access::PersonId> create(db::Transaction& tx, const NewPerson& p, Instant now) {
  const auto id = use<IdSource>(tx).next_as<access::PersonId>(now);
  if (tx.change(store::claim_name, {comparable(p.account_name), comparable(p.user_name), p.tenant, id}) == 0)
    return refuse(errors::name_taken, "account_name");
  const std::string hash =
      p.password_hash.empty() ? use<passwords::Passwords>(tx).hashed(p.password) : p.password_hash;
  tx.change(store::insert_person, {p.tenant, id, std::string(side_text(p.side)), p.partner, p.customer,
                                   p.distributor, p.account_name, p.user_name, p.display_name, hash,
                                   joined(p.roles), std::string(language_text(p.language)), now, p.mobile,
                                   p.email, p.must_change_password, p.made_by});
  return id;
}

std::optional<access::Principal> principal(db::Reader& reader, TenantId tenant, access::PersonId id) {
  return admitted(reader, find(reader, tenant, id));
}

bool account_exists(db::Reader& reader, const std::string& account_name) {
  return reader.maybe(store::select_name, {comparable(account_name), std::string()}).has_value();
}

std::optional<access::Principal> owner_of(db::Reader& reader, const std::string& account_name) {
  const auto person = find_by_name(reader, account_name, {});
  if (!person) return std::nullopt;
  return person->principal;
}

bool made_by(db::Reader& reader, const access::Principal& person, const std::string& submit) {
  const auto row = reader.maybe(store::select_name_maker, {person.tenant, person.person});
  return row && !submit.empty() && row->made_by == submit;
}

std::vector<access::PersonId> people_who_may(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                             const access::Permission& permission) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(store::select_partners_people, {tenant, partner})) {
    const auto who = principal(reader, tenant, row.person_id);
    if (who && who->may(permission)) all.push_back(row.person_id);
  }
  return all;
}

}  // namespace pc::persons
