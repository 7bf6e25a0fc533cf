// Public: somebody loses a role, because it is taken from them or because they are disabled. Rooms to the right hear of
// it in the same transaction and settle what hangs on the role, or refuse.
#pragma once
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/events/events.hpp"
#include "platform/wire/codecs.hpp"
#include "platform/wire/shape.hpp"

namespace pc::members {

namespace events {
/// Subject: the person. Payload: RolesEnd.
inline constexpr std::string_view roles_end = "identity.roles_end";
}  // namespace events

struct RolesEnd {
  static constexpr const char* shape_name = "RolesEnd";
  access::PersonId person_id;
  std::vector<std::string> roles;  // those that end
  bool take_back = false;          // what they look after is taken from them in the same act
  std::string by;
  static wire::Fields fields();
};
/// Reads the payload of `roles_end`.
RolesEnd roles_end_of(const pc::events::Event& event);

namespace errors {
inline constexpr ErrorCode has_customers{
    "identity.has_customers", Kind::precondition,
    "This person looks after {} customers. Take them back first, or have them taken back now.",
    "该人员名下有 {} 个客户，请先收回，或选择同时收回客户。"};
}  // namespace errors

}  // namespace pc::members
