// Rows of lines that wait: what for, and what they are.
#pragma once
#include "sales/consumption/delivery/charges.hpp"
#include "sales/consumption/waiting/waiting.hpp"

namespace pc::consumption {

struct WaitingCharge {
  ChargePlace place;
  std::string reason;
  UsageLine line;
};

namespace store {

void append_waiting(db::Transaction& tx, const WaitingCharge& waiting);
std::optional<WaitingCharge> waiting_at(db::Reader& reader, std::int64_t charge_id);
/// Of each whether it still waited.
std::vector<bool> remove_waiting(db::Transaction& tx, std::span<const std::int64_t> charge_ids);
/// What it says and costs now; false: it waits no more.
bool change_waiting(db::Transaction& tx, std::int64_t charge_id, const UsageLine& line);
void set_reason(db::Transaction& tx, std::int64_t charge_id, const std::string& reason);
/// Gives its place to one that had none.
void key_waiting(db::Transaction& tx, const ChargePlace& place);
/// A page in the order of ids.
std::vector<WaitingCharge> waiting_page(db::Reader& reader, const WaitingFilter& filter, std::int64_t after,
                                        std::int64_t limit);

}  // namespace store
}  // namespace pc::consumption
