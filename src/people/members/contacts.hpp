// 客户联系人: whom a partner's customers may turn to, up to five, in the order they see them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "people/members/members.hpp"
#include "people/members/shape.hpp"

namespace pc::members {

struct ContactView {
  std::string name, duty, mobile, email;
  PC_MEMBER_SHAPE(ContactView, wire::field<&ContactView::name>("name", "Name."),
                    wire::field<&ContactView::duty>("duty", "What to turn to this person for."),
                    wire::field<&ContactView::mobile>("mobile", "Telephone."),
                    wire::field<&ContactView::email>("email", "Mail address."))
};
struct ContactViews {
  std::vector<ContactView> items;
  bool administrator = false;
  PC_MEMBER_SHAPE(ContactViews, wire::field<&ContactViews::items>("items", "As customers see them."),
                    wire::field<&ContactViews::administrator>(
                        "administrator", "Nobody is named, so customers see the administrator."))
};
Result<ContactViews> list_contacts(const work::View& view, const edge::Nothing&);

struct ContactInput {
  Text<1, 64> name;
  std::optional<Text<0, 64>> duty;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  PC_MEMBER_SHAPE(ContactInput, wire::field<&ContactInput::name>("name", "Name."),
                    wire::field<&ContactInput::duty>("duty", "What to turn to this person for."),
                    wire::field<&ContactInput::mobile>("mobile", "Telephone."),
                    wire::field<&ContactInput::email>("email", "Mail address."))
};
struct SetContacts {
  wire::List<ContactInput, k_contacts_max> contacts;
  PC_MEMBER_SHAPE(SetContacts,
                    wire::field<&SetContacts::contacts>("contacts", "All of them, in order; at most 5."))
};
Result<edge::Nothing> set_contacts(work::Work& work, const SetContacts& input);

}  // namespace pc::members
