// Public: a partner's people as its administrators keep them, and whom its customers may turn to.
#pragma once
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::members {

inline constexpr std::size_t k_contacts_max = 5;

/// Whom a partner's customers may turn to (客户联系人), in the partner's order; its administrator when it named
/// nobody.
struct Contact {
  std::string name, duty, mobile, email;
};
std::vector<Contact> contacts(db::Reader& reader, TenantId tenant, std::int64_t partner);
void set_contacts(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                  const std::vector<Contact>& contacts);

/// The people of a customer come to another tenant and partner. Their sessions and tokens end: they sign in again.
void move_customer_people(db::Transaction& tx, TenantId from, std::int64_t customer, TenantId to,
                          std::int64_t partner);

}  // namespace pc::members
