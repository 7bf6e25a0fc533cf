// Public: who works for a partner and who supervises whom.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "people/persons/role.hpp"

namespace pc::persons {

/// A person of a partner, as other rooms may show it. Mobile and mail are personal data: mask them.
struct Colleague {
  access::PersonId id;
  std::string name, account_name, user_name;
  bool active = true;
  std::string mobile, email;
  std::vector<std::string> roles;
};

/// The partner's people who hold `role`, in the order they were created; also disabled ones.
std::vector<Colleague> people_with_role(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::string_view role);
/// A person of the partner; nobody when it works for another.
std::optional<Colleague> colleague(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                   access::PersonId id);

/// Nobody changes the person's roles or state until the transaction ends, in other processes neither; to be asked for
/// before `colleague` where something is given to them that hangs on a role.
void hold(db::Transaction& tx, TenantId tenant, access::PersonId id);

/// The active people of a partner's customer.
std::vector<access::PersonId> people_of_customer(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                                 std::int64_t customer);

/// The supervisor (客户经理主管) of an account manager, if they have one.
std::optional<access::PersonId> supervisor_of(db::Reader& reader, TenantId tenant, access::PersonId manager);
/// The account managers below a supervisor.
std::vector<access::PersonId> managers_of(db::Reader& reader, TenantId tenant, access::PersonId supervisor);

/// Where an active person's mail goes; `customer` when it belongs to one.
struct MailOfPerson {
  std::string email;
  Language language = Language::zh_CN;
  std::int64_t customer = 0;
};
std::optional<MailOfPerson> mail_of(db::Reader& reader, TenantId tenant, access::PersonId person);

}  // namespace pc::persons
