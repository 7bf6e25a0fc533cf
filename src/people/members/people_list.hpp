// 人员管理: the list of people, one person, the full text of masked data.
#pragma once
#include "api/lists/list.hpp"
#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "people/members/shape.hpp"
#include "people/persons/member.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::members {

struct RoleRef {
  std::string id, name;
  PC_MEMBER_SHAPE(RoleRef, wire::field<&RoleRef::id>("id", "The role."),
                    wire::field<&RoleRef::name>("name", "Its name in the caller's language."))
};
struct PersonRef {
  access::PersonId id;
  std::string name;
  PC_MEMBER_SHAPE(PersonRef, wire::field<&PersonRef::id>("id", "The person."),
                    wire::field<&PersonRef::name>("name", "Name shown."))
};
struct PersonRow {
  access::PersonId id;
  std::string name, account_name, user_name;
  bool main_account = false;
  std::string mobile, email, full_mobile, full_email, held_roles;
  std::vector<RoleRef> roles;
  std::optional<PersonRef> supervisor;
  std::string status;
  std::optional<Instant> last_sign_in_at;
  Instant created_at;
  bool must_change_password = false;
  static constexpr const char* shape_name = "PersonRow";
  static wire::Fields fields();
};
struct PersonRows {
  std::int64_t total = 0;
  std::vector<PersonRow> items;
  PC_MEMBER_SHAPE(PersonRows, wire::field<&PersonRows::total>("total", "People that match."),
                    wire::field<&PersonRows::items>("items", "The page."))
};

struct PeopleQuery {
  std::optional<Text<0, 64>> name, user_name;
  std::optional<Text<0, 64>> role, status;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static constexpr const char* shape_name = "PeopleQuery";
  static wire::Fields fields();
};
using persons::OnePerson;

Result<PersonRows> list_people(const work::View& view, const PeopleQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& person_cells();
Result<Done> export_people(const work::View& view, const PeopleQuery& query,
                           const std::function<void(std::string_view)>& write);
Result<PersonRow> show_person(const work::View& view, const OnePerson& query);

struct RevealPeople {
  wire::List<access::PersonId, 100> ids;
  std::optional<Text<0, 200>> reason;
  PC_MEMBER_SHAPE(RevealPeople, wire::field<&RevealPeople::ids>("ids", "People of a page."),
                    wire::field<&RevealPeople::reason>("reason", "Why; the partner may require it."))
};
struct FullPerson {
  access::PersonId id;
  std::string mobile, email;
  PC_MEMBER_SHAPE(FullPerson, wire::field<&FullPerson::id>("id", "The person."),
                    wire::field<&FullPerson::mobile>("mobile", "In full."),
                    wire::field<&FullPerson::email>("email", "In full."))
};
struct FullPeople {
  std::vector<FullPerson> items;
  PC_MEMBER_SHAPE(FullPeople, wire::field<&FullPeople::items>("items", "In the order asked for."))
};
/// Refuses identity.unknown_person, audit.too_many_reveals, audit.reason_required.
Result<FullPeople> reveal_people(work::Work& work, const RevealPeople& input);
audit::Note note_of_reveal(const RevealPeople& input, const FullPeople* people);

}  // namespace pc::members
