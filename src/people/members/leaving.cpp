#include "leaving.hpp"

namespace pc::members {

wire::Fields RolesEnd::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RolesEnd::person_id>("person_id", "The person."),
      wire::field<&RolesEnd::roles>("roles", "Roles that end."),
      wire::field<&RolesEnd::take_back>("take_back", "Whether what they look after is taken from them."),
      wire::field<&RolesEnd::by>("by", "Who ended them.")};
  return all;
}

RolesEnd roles_end_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto ends = wire::decode<RolesEnd>(*json);
  ensure(ends.ok(), "an announcement of this application has its shape");
  return *ends;
}

}  // namespace pc::members
