#include "comparing.hpp"

#include <map>
#include <stdexcept>
#include <tuple>

#include "sales/consumption/consumption.hpp"
#include "streams.hpp"
#include "unkeyed.hpp"

namespace pc::consumption {
namespace {

/// Of charges that cost the same more are looked at than are needed, for one that says the same.
constexpr std::int64_t k_more_looked_at = 1000;

struct Equals {
  std::vector<std::size_t> lines;
  std::vector<std::int64_t> charges;
  std::vector<std::string> words;
};

}  // namespace

Comparing::Comparing(std::vector<Delivered> lines, const Delivery& delivery, std::int64_t order, bool unkeyed)
    : lines_(std::move(lines)), delivery_(delivery), order_(order), unkeyed_(unkeyed) {
  auto promise = std::make_shared<std::promise<db::Finished>>();
  pending_ = promise->get_future();
  delivery.task.database->submit(
      TenantId(), {},
      [this](db::Transaction& tx) {
        found_ = {};
        compare(tx);
        return true;
      },
      [promise](db::Finished finished) { promise->set_value(std::move(finished)); });
}

Comparing::~Comparing() {
  if (pending_.valid()) pending_.wait();
}

Comparison Comparing::settle() {
  const auto finished = pending_.get();
  if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
  return found_;
}

std::vector<std::optional<ChargePlace>> Comparing::find_equal(db::Transaction& tx,
                                                              const std::vector<bool>& looks_booked) {
  std::map<std::tuple<std::int64_t, std::string, std::string, std::string>, Equals> groups;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!looks_booked[i]) continue;
    const auto& d = lines_[i];
    groups[{d.period_id, d.key, d.line.original_amount.text(), d.line.list_amount.text()}].lines.push_back(i);
  }
  std::vector<store::Equal> wanted;
  std::vector<Equals*> places;
  for (auto& [key, group] : groups) {
    const auto& [period, charge_key, amount, list] = key;
    wanted.push_back({period, charge_key, amount, list, delivery_.reading,
                      static_cast<std::int64_t>(group.lines.size()) + k_more_looked_at});
    places.push_back(&group);
  }
  tx.each_of(store::select_equal, wanted, [&](std::size_t at, const store::Said& found) {
    places[at]->charges.push_back(found.charge_id);
    places[at]->words.push_back(found.said);
  });
  std::vector<std::optional<ChargePlace>> equal(lines_.size());
  std::vector<store::Seen> marks;
  for (const auto& [key, group] : groups) {
    std::vector<std::string_view> says;
    for (const auto i : group.lines) says.push_back(lines_[i].words);
    const auto paired = pair_equal(says, std::vector<std::string_view>(group.words.begin(), group.words.end()));
    for (std::size_t n = 0; n < paired.size(); ++n) {
      if (!paired[n]) continue;
      const auto& d = lines_[group.lines[n]];
      equal[group.lines[n]] = {d.period_id, d.key, group.charges[*paired[n]]};
      marks.push_back({d.period_id, d.key, group.charges[*paired[n]], delivery_.reading});
      if (group.words[*paired[n]] != d.words)
        store::append_staged(tx, delivery_.task.import_id, order_ + static_cast<std::int64_t>(group.lines[n]), d,
                             group.charges[*paired[n]]);
    }
  }
  if (!marks.empty()) tx.change_each(store::mark_seen, marks);
  return equal;
}

void Comparing::compare(db::Transaction& tx) {
  const auto looks = store::looks_booked(tx, lines_, delivery_.reading);
  const auto equal = find_equal(tx, looks);
  std::vector<Keyless> keyless;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    found_.equal += equal[i].has_value();
    if (equal[i]) continue;
    const auto& line = lines_[i].line;
    if (unkeyed_) {
      keyless.push_back({&lines_[i], delivery_.homes.find(line.billing_account_id, line.sub_account_id,
                                                          line.consumed_from)});
    } else if (!looks[i]) {
      ++found_.added;
      found_.add(line.currency, line.original_amount);
      continue;
    }
    places.push_back(i);
  }
  const auto given = give_keys(tx, keyless, true, delivery_.reading);
  for (std::size_t n = 0; n < places.size(); ++n) {
    const bool known = unkeyed_ && given[n];
    found_.equal += known;
    // What an older line said of itself is not known any more in the form of today: it is said anew.
    store::append_staged(tx, delivery_.task.import_id, order_ + static_cast<std::int64_t>(places[n]), lines_[places[n]],
                         known ? given[n]->charge_id : 0);
  }
}

void give_keys_to_changed(const Delivery& delivery, std::int64_t period_id) {
  StagedStream staged(*delivery.task.database, delivery.task.import_id, period_id, true);
  constexpr std::size_t k_page = 500;
  std::vector<Delivered> lines;
  const auto give = [&] {
    const auto finished = delivery.task.database->write(TenantId(), [&](db::Transaction& tx) {
      std::vector<Keyless> keyless;
      for (const auto& d : lines)
        keyless.push_back(
            {&d, delivery.homes.find(d.line.billing_account_id, d.line.sub_account_id, d.line.consumed_from)});
      give_keys(tx, keyless, false, delivery.reading);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    lines.clear();
  };
  for (; const auto* head = staged.peek(); staged.next()) {
    if (head->charge_id != 0) continue;
    lines.push_back({line_of_payload(head->payload), period_id, head->key, head->words, nullptr});
    if (lines.size() == k_page) give();
  }
  if (!lines.empty()) give();
}

}  // namespace pc::consumption
