// Who plays in the demo market. Ids of partners and customers are bare: their rooms stand to the right of this one.
#pragma once
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"

namespace pc::demo {

/// Of everybody.
inline constexpr std::string_view k_password = "Demo-2026";

struct Customer {
  TenantId tenant;
  std::int64_t id = 0, partner = 0;
  std::string name, account_name;
  Instant associated_at;

  /// Somebody of it.
  access::Principal person() const;
};

struct Player {
  enum class Kind { provider, distributor, reseller };
  Kind kind = Kind::provider;
  std::string persona, account;
  std::int64_t topup_yuan = 0, credit_yuan = 0;  // what the vendor gives it
  access::Principal who;                         // an administrator
  std::vector<access::PersonId> managers;        // its account managers
  std::vector<Customer> customers;
};

/// An account of a cloud, and whose it is.
struct CloudAccount {
  std::string billing_account_id, sub_account_id;
  std::int64_t customer = 0;
};

}  // namespace pc::demo
