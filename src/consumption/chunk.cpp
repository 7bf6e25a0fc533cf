#include "chunk.hpp"

#include <stdexcept>

#include "consumption.hpp"

namespace pc::consumption {

Chunk::Chunk(std::vector<UsageLine> lines, const Mappings& mappings) : lines_(std::move(lines)) {
  for (const auto& line : lines_) {
    if (const Home* home = mappings.find(line.billing_account_id, line.sub_account_id))
      at_home_[home->tenant].emplace_back(*home, &line);
    else
      homeless_.push_back(&line);
  }
  for (const auto& [tenant, own] : at_home_) {
    Landed& landed = landed_[tenant];
    write(tenant, [&, tenant = tenant, &own = own](db::Transaction& tx) {
      landed = land(tx, tenant, own, parts().clock->now());
    });
  }
  if (!homeless_.empty()) write(TenantId(), [this](db::Transaction& tx) { queued_ = queue(tx, homeless_); });
}

Chunk::~Chunk() {
  for (auto& each : pending_)
    if (each.valid()) each.wait();
}

void Chunk::write(TenantId tenant, std::function<void(db::Transaction&)> work) {
  auto promise = std::make_shared<std::promise<db::Finished>>();
  pending_.push_back(promise->get_future());
  parts().database->submit(
      tenant, {},
      [work = std::move(work)](db::Transaction& tx) {
        work(tx);
        return true;
      },
      [promise](db::Finished finished) { promise->set_value(std::move(finished)); });
}

imports::Landed Chunk::settle() {
  std::string fault;
  for (auto& each : pending_) {
    const auto finished = each.get();
    if (finished.fate != db::Fate::committed) fault = finished.error;
  }
  if (!fault.empty()) throw std::runtime_error(fault);
  imports::Landed result;
  for (auto& [tenant, landed] : landed_) {
    result.landed += landed.landed;
    result.duplicate += landed.duplicate;
    for (auto& line : landed.refused) result.refused.push_back(std::move(line));
  }
  result.waiting = queued_.waiting;
  result.duplicate += queued_.duplicate;
  return result;
}

}  // namespace pc::consumption
