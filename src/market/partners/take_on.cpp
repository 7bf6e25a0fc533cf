#include "take_on.hpp"

#include "people/persons/errors.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"
#include "platform/base/letters.hpp"
#include "store.hpp"

namespace pc::partners {
namespace {

constexpr std::size_t k_name_min = 2, k_name_max = 100, k_person_max = 64;

persons::NewPerson main_person(const Partner& partner, const MainPerson& person) {
  const bool distributor = partner.kind == PartnerKind::distributor;
  persons::NewPerson p;
  p.tenant = partner.tenant;
  p.side = access::Side::partner;
  p.partner = partner.id.value;
  p.distributor = distributor;
  p.account_name = partner.account_name;
  p.display_name = person.name.empty() ? partner.name : person.name;
  p.password = person.password;
  p.password_hash = person.password_hash;
  p.roles = {
      std::string(distributor ? persons::role_ids::distributor_admin : persons::role_ids::partner_admin)};
  p.mobile = person.mobile;
  p.email = person.email;
  p.language = person.language;
  p.must_change_password = person.must_change_password;
  p.made_by = person.made_by;
  return p;
}

/// As it stands now, and until the transaction ends: a reseller begins with its distributor's state.
Result<std::optional<Partner>> distributor_of(db::Transaction& tx, const NewPartner& wanted) {
  if (!wanted.distributor) return std::optional<Partner>();
  auto found = find(tx, wanted.distributor->tenant, wanted.distributor->id);
  if (!found || found->kind != PartnerKind::distributor)
    return refuse(errors::unknown_partner, "distributor_id");
  hold_standing(tx, *found);
  return found;
}

}  // namespace

Outcome check_company_name(std::string_view name) {
  const auto length = utf8_length(name);
  if (length < k_name_min || length > k_name_max)
    return refuse(pc::errors::invalid_value, "name",
                  std::to_string(k_name_min) + " - " + std::to_string(k_name_max));
  if (const auto harmful = harmful_character(name))
    return refuse(pc::errors::harmful_character, "name", code_point_name(*harmful));
  if (!has_letter_or_digit(name)) return refuse(pc::errors::missing_value, "name");
  return Done{};
}

Outcome check_name_free(db::Reader& reader, const std::string& name, PartnerId self) {
  const auto key = comparable(name);
  bool taken = false;
  // Partners are few, and seldom made or renamed.
  reader.each(store::select_names_everywhere, {}, [&](const store::Named& row) {
    taken = row.partner_id != self && comparable(row.name) == key;
    return !taken;
  });
  if (taken) return refuse(errors::company_taken, "name");
  return Done{};
}

Outcome check_new_partner(const NewPartner& wanted, const MainPerson& person) {
  PC_CHECK(check_company_name(wanted.name));
  const bool reseller = wanted.kind == PartnerKind::reseller;
  if (reseller && !wanted.distributor) return refuse(pc::errors::missing_value, "distributor_id");
  if (!reseller && wanted.distributor) return refuse(pc::errors::invalid_value, "distributor_id", "reseller");
  if (!persons::acceptable_account_name(wanted.account_name))
    return refuse(persons::errors::account_name, "account_name");
  if (utf8_length(person.name) > k_person_max)
    return refuse(pc::errors::invalid_value, "contact_name", "0 - " + std::to_string(k_person_max));
  if (!persons::acceptable_mobile(person.mobile)) return refuse(persons::errors::mobile, "mobile");
  if (!persons::acceptable_email(person.email)) return refuse(persons::errors::email, "email");
  return Done{};
}

Result<Partner> take_on(db::Transaction& tx, PartnerId id, const NewPartner& wanted, const MainPerson& person,
                        Instant now) {
  NewPartner fresh = wanted;
  PC_TRY(distributor, distributor_of(tx, wanted));
  fresh.distributor = distributor;
  PC_CHECK(check_name_free(tx, wanted.name));
  const auto partner = create(tx, id, fresh, now);
  PC_TRY(made, persons::create(tx, main_person(partner, person), now));
  ensure(static_cast<bool>(made), "a person has an id");
  return partner;
}

}  // namespace pc::partners
