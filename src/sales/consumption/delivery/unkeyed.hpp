// Lines that were booked before charges had keys are recognised by what was kept of them: provider, time, resource
// and currency, the customer, and the amount.
#pragma once
#include "charges.hpp"
#include "sales/consumption/mapping/homes.hpp"

namespace pc::consumption {

bool any_unkeyed(db::Reader& reader);

/// A line of a delivery that nothing booked equals, and whose it is.
struct Keyless {
  const Delivered* line = nullptr;
  std::optional<Home> home;
};
/// Gives keys to what these lines were, of the same amount (`equal`) or of any. Returns the charge for each line
/// that was found; a changed one waits to be paired by its key.
std::vector<std::optional<ChargePlace>> give_keys(db::Transaction& tx, std::span<const Keyless> lines, bool equal,
                                                  std::int64_t reading);

/// What waits without a key lands, or waits on: of each whether it still was there. To be asked before it lands.
bool take_unkeyed(db::Transaction& tx, const ChargePlace& place);
void unkeyed_landed(db::Transaction& tx, const UsageLine& line, std::int64_t charge_id, const Home& home);
void unkeyed_waits(db::Transaction& tx, const ChargePlace& place);

}  // namespace pc::consumption
