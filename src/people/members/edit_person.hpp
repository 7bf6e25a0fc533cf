// A person's data, roles and state.
#pragma once
#include "people_list.hpp"

namespace pc::members {

struct EditPerson {
  access::PersonId person_id;
  Text<1, 64> name;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  std::optional<TypedPassword> password;
  PC_MEMBER_SHAPE(EditPerson, wire::field<&EditPerson::person_id>("person_id", "The person."),
                    wire::field<&EditPerson::name>("name", "Name shown."),
                    wire::field<&EditPerson::mobile>("mobile", "Null: as it is; empty: none."),
                    wire::field<&EditPerson::email>("email", "Null: as it is; empty: none."),
                    wire::field<&EditPerson::password>(
                        "password", "One's own password, when the mail address becomes another."))
};
/// Another mail address needs the password of who changes it, and the old address is told: codes and links for a
/// forgotten password go there. Outside a lane, because looking at a password takes its time.
Result<edge::Nothing> edit_person(const access::Principal& who, edge::Exchange& exchange,
                                  const EditPerson& input);

struct SuccessorInput {
  access::PersonId manager_id;
  std::optional<access::PersonId> supervisor_id;
  PC_MEMBER_SHAPE(SuccessorInput,
                    wire::field<&SuccessorInput::manager_id>("manager_id", "The account manager."),
                    wire::field<&SuccessorInput::supervisor_id>("supervisor_id",
                                                                "The new supervisor; null: none."))
};
using SuccessorInputs = wire::List<SuccessorInput, 1000>;

struct SetRoles {
  access::PersonId person_id;
  wire::List<Text<1, 40>, 10> roles;
  std::optional<access::PersonId> supervisor_id;
  std::optional<SuccessorInputs> successors;
  bool take_back = false;
  PC_MEMBER_SHAPE(SetRoles, wire::field<&SetRoles::person_id>("person_id", "The person."),
                    wire::field<&SetRoles::roles>("roles", "1 to 3 roles, from now on."),
                    wire::field<&SetRoles::supervisor_id>("supervisor_id",
                                                          "Of an account manager; null: none."),
                    wire::field<&SetRoles::successors>(
                        "successors",
                        "When the supervisor's role goes: who follows, for each of their managers."),
                    wire::defaulted<&SetRoles::take_back>(
                        "take_back", "When the account manager's role goes: take their customers back."))
};
Result<edge::Nothing> set_roles(work::Work& work, const SetRoles& input);

struct DisablePerson {
  access::PersonId person_id;
  std::optional<SuccessorInputs> successors;
  bool take_back = false;
  PC_MEMBER_SHAPE(DisablePerson, wire::field<&DisablePerson::person_id>("person_id", "The person."),
                    wire::field<&DisablePerson::successors>(
                        "successors", "Of a supervisor: who follows, for each of their managers."),
                    wire::defaulted<&DisablePerson::take_back>(
                        "take_back", "Of an account manager: take their customers back."))
};
/// 停用: the person's sessions, tokens and access keys no longer open anything.
Result<edge::Nothing> disable_person(work::Work& work, const DisablePerson& input);
Result<edge::Nothing> enable_person(work::Work& work, const OnePerson& input);

/// The account managers below a supervisor.
struct Managers {
  std::vector<PersonRef> items;
  PC_MEMBER_SHAPE(Managers, wire::field<&Managers::items>("items", "Account managers below this person."))
};
Result<Managers> list_managers(const work::View& view, const OnePerson& query);

}  // namespace pc::members
