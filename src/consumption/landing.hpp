// Lines land: on their customer, charged, summed; or in the queue of those that wait for a mapping.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "consumption.hpp"
#include "customers/customers.hpp"
#include "usage_line.hpp"

namespace pc::consumption {

struct Home {
  TenantId tenant;
  customers::CustomerId customer;
};

/// Billing account and sub-account → customer; a mapping of the whole account serves sub-accounts without their own.
class Mappings {
 public:
  void load(db::Reader& reader);
  const Home* find(const std::string& billing_account, const std::string& sub_account) const;

 private:
  std::map<std::pair<std::string, std::string>, Home> homes_;
};

struct Landed {
  std::int64_t landed = 0, duplicate = 0;
  Money charged;
  std::vector<FaultLine> refused;  // lines without an exchange rate, or of a customer that is gone
};

/// In the customer's tenant, within the caller's transaction: skips known lines, rates, charges, appends, sums.
Landed land(db::Transaction& tx, TenantId tenant, const std::vector<std::pair<Home, const UsageLine*>>& lines,
            Instant now);

struct Queued {
  std::int64_t waiting = 0, duplicate = 0;
};
/// In the vendor's tenant.
Queued queue(db::Transaction& tx, const std::vector<const UsageLine*>& lines);

/// Lands the waiting lines of a mapped account, chunk by chunk; each chunk lands first and leaves the queue after, so
/// that nothing is lost or counted twice wherever it is cut off.
Landed land_waiting(const std::string& billing_account, const std::string& sub_account, const Home& home);

}  // namespace pc::consumption
