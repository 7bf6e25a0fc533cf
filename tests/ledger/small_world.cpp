#include "small_world.hpp"

namespace pc::ledger::test {

// The fixtures open their database before they could skip: an engine that is not there is left out instead,
// unless it was asked for.
std::vector<std::string> engines_at_hand() {
  auto all = support::engines();
  if (!support::postgres_must_be_here() && !support::PostgresNode::available()) std::erase(all, "postgres");
  return all;
}

const books::Chart& chart() {
  static const books::Chart all = [] {
    books::Chart fresh;
    fresh.add(kinds, codes);
    return fresh;
  }();
  return all;
}

Process::Process(const support::Storage& storage, int node) : ids_(node) {
  db::Options options;
  options.readers = 1;
  services_.keep(chart());
  options.services = &services_;
  database_ = storage.open(options);
  ledger_ = std::make_unique<Ledger>(*database_, chart(), ids_);
  database_->start();
}

bool Process::write(TenantId tenant, const db::Database::Closure& closure) {
  return database_->write(tenant, closure).fate == db::Fate::committed;
}

bool Process::post(TenantId tenant, const Transfer& transfer, Instant now) {
  return write(tenant, [&](db::Transaction& tx) {
    return ledger_->post(tx, tenant, {&transfer, 1}, because, now).ok();
  });
}

std::vector<db::Finished> Process::batch(TenantId tenant,
                                         const std::vector<db::Database::Closure>& closures) {
  // A first closure keeps the lane busy until all others wait in its queue.
  std::promise<void> all_wait;
  const auto gate = all_wait.get_future().share();
  std::promise<void> opened;
  database_->submit(
      tenant, {},
      [&](db::Transaction&) {
        gate.wait();
        return false;
      },
      [&](db::Finished) { opened.set_value(); });
  std::vector<std::promise<db::Finished>> answers(closures.size());
  for (std::size_t i = 0; i < closures.size(); ++i)
    database_->submit(tenant, {}, closures[i],
                      [&answers, i](db::Finished finished) { answers[i].set_value(std::move(finished)); });
  all_wait.set_value();
  opened.get_future().wait();
  std::vector<db::Finished> finished;
  for (auto& answer : answers) finished.push_back(answer.get_future().get());
  return finished;
}

std::int64_t Process::balance(const AccountName& name) {
  std::int64_t found = 0;
  database_->read([&](db::Reader& reader) {
    const auto standing = ledger::balance(reader, name);
    found = standing ? standing->balance : 0;
  });
  return found;
}

std::vector<std::string> Process::findings() {
  std::vector<std::string> all;
  database_->read([&](db::Reader& reader) {
    all.clear();
    for (const auto& check : checks()) {
      const auto found = check.run(reader, nullptr);
      if (!found.empty()) all.push_back(std::string(check.name) + ": " + found.front());
    }
  });
  return all;
}

}  // namespace pc::ledger::test
