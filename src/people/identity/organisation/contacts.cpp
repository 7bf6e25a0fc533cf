#include "contacts.hpp"

#include "platform/base/mask.hpp"
#include "people/identity/organisation/store.hpp"
#include "people/identity/permissions.hpp"

namespace pc::identity {

Result<ContactViews> list_contacts(const work::View& view, const edge::Nothing&) {
  const Scope scope = scope_of(view.who);
  ContactViews all;
  all.administrator = view.reader.rows(store::select_contacts, {scope.tenant, scope.partner}).empty();
  const bool full = view.who.may(permissions::manage_contacts);
  for (const auto& each : contacts(view.reader, scope.tenant, scope.partner))
    all.items.push_back({each.name, each.duty, full ? each.mobile : masked_mobile(each.mobile),
                         full ? each.email : masked_email(each.email)});
  return all;
}

Result<edge::Nothing> set_contacts(work::Work& work, const SetContacts& input) {
  const Scope scope = scope_of(work.who);
  PC_CHECK(check_not_acting(work.who));
  const auto& given = input.contacts.items;
  const auto text = [](const auto& optional) { return optional ? optional->value : std::string(); };
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string at = "contacts[" + std::to_string(i) + "].";
    if (!acceptable_mobile(text(given[i].mobile))) return refuse(errors::mobile, at + "mobile");
    if (!acceptable_email(text(given[i].email))) return refuse(errors::email, at + "email");
  }
  work.tx.change(store::delete_contacts, {scope.tenant, scope.partner});
  for (std::size_t i = 0; i < given.size(); ++i)
    work.tx.change(store::insert_contact,
                   {scope.tenant, scope.partner, static_cast<std::int64_t>(i), given[i].name.value,
                    text(given[i].duty), text(given[i].mobile), text(given[i].email)});
  return edge::Nothing{};
}

}  // namespace pc::identity
