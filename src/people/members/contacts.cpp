#include "contacts.hpp"

#include "people/persons/member.hpp"
#include "people/persons/permissions.hpp"
#include "people/persons/role.hpp"
#include "platform/base/mask.hpp"
#include "store.hpp"

namespace pc::members {

std::vector<Contact> contacts(db::Reader& reader, TenantId tenant, std::int64_t partner) {
  auto all = reader.rows(store::select_contacts, {tenant, partner});
  if (!all.empty()) return all;
  const auto row = reader.maybe(store::select_administrators, {tenant, partner});
  if (row) all.push_back({row->display_name, "", row->mobile, row->email});
  return all;
}

void set_contacts(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                  const std::vector<Contact>& contacts) {
  tx.change(store::delete_contacts, {tenant, partner});
  for (std::size_t i = 0; i < contacts.size(); ++i)
    tx.change(store::insert_contact, {tenant, partner, static_cast<std::int64_t>(i), contacts[i].name,
                                      contacts[i].duty, contacts[i].mobile, contacts[i].email});
}

Result<ContactViews> list_contacts(const work::View& view, const edge::Nothing&) {
  const auto scope = persons::scope_of(view.who);
  ContactViews all;
  all.administrator = view.reader.rows(store::select_contacts, {scope.tenant, scope.partner}).empty();
  const bool full = view.who.may(persons::permissions::manage_contacts);
  for (const auto& each : contacts(view.reader, scope.tenant, scope.partner))
    all.items.push_back({each.name, each.duty, full ? each.mobile : masked_mobile(each.mobile),
                         full ? each.email : masked_email(each.email)});
  return all;
}

Result<edge::Nothing> set_contacts(work::Work& work, const SetContacts& input) {
  const auto scope = persons::scope_of(work.who);
  PC_CHECK(persons::check_not_acting(work.who));
  const auto& given = input.contacts.items;
  const auto text = [](const auto& optional) { return optional ? optional->value : std::string(); };
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string at = "contacts[" + std::to_string(i) + "].";
    if (!persons::acceptable_mobile(text(given[i].mobile)))
      return refuse(persons::errors::mobile, at + "mobile");
    if (!persons::acceptable_email(text(given[i].email))) return refuse(persons::errors::email, at + "email");
  }
  std::vector<Contact> named;
  for (const auto& one : given)
    named.push_back({one.name.value, text(one.duty), text(one.mobile), text(one.email)});
  set_contacts(work.tx, scope.tenant, scope.partner, named);
  return edge::Nothing{};
}

}  // namespace pc::members
