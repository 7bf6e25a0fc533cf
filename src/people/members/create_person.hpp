// 创建人员: data, then roles, then done. The first password is made by the server and told once.
#pragma once
#include "people_list.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::members {

struct CreatePerson {
  Text<1, 64> user_name, name;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  wire::List<Text<1, 40>, 10> roles;
  std::optional<access::PersonId> supervisor_id;
  std::optional<Text<2, 5>> language;
  PC_MEMBER_SHAPE(CreatePerson,
                    wire::field<&CreatePerson::user_name>("user_name",
                                                          "To sign in with; never changed later."),
                    wire::field<&CreatePerson::name>("name", "Name shown."),
                    wire::field<&CreatePerson::mobile>("mobile", "Mobile number."),
                    wire::field<&CreatePerson::email>("email", "Mail address."),
                    wire::field<&CreatePerson::roles>("roles", "1 to 3 roles."),
                    wire::field<&CreatePerson::supervisor_id>("supervisor_id", "Of an account manager."),
                    wire::one_of<&CreatePerson::language, "zh-CN", "en">(
                        "language", "zh-CN or en, to begin with; null: that of who creates."))
};
struct CreatedPerson {
  access::PersonId id;
  std::string account_name, user_name, initial_password;
  PC_MEMBER_SHAPE(CreatedPerson, wire::field<&CreatedPerson::id>("id", "The person."),
                    wire::field<&CreatedPerson::account_name>("account_name", "Account to sign in to."),
                    wire::field<&CreatedPerson::user_name>("user_name", "User name."),
                    wire::field<&CreatedPerson::initial_password>(
                        "initial_password", "To be changed at the first sign-in; not told again."))
};
Result<CreatedPerson> create_person(const access::Principal& who, edge::Exchange& exchange,
                                    const CreatePerson& input);

/// 重置密码. A person's own password is changed with the old one instead.
struct NewPassword {
  std::string initial_password;
  PC_MEMBER_SHAPE(NewPassword,
                    wire::field<&NewPassword::initial_password>(
                        "initial_password", "To be changed at the next sign-in; not told again."))
};
Result<NewPassword> reset_password(const access::Principal& who, edge::Exchange& exchange,
                                   const OnePerson& input);

}  // namespace pc::members
