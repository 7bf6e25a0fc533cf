#include "booking.hpp"

#include <map>

#include "sales/consumption/consumption.hpp"
#include "sales/consumption/delivery/unkeyed.hpp"
#include "landing.hpp"
#include "waiting_store.hpp"

namespace pc::consumption {
namespace {

using What = Item::What;

/// Who goes on writing after another has taken the import over would book twice.
void check_ours(db::Transaction& tx, const imports::Task& task) {
  if (!imports::still_ours(tx, task, use<Clock>(tx).now()))
    throw imports::Refused(refuse(imports::errors::cut_off));
}

imports::FaultLine out_of_range(const UsageLine& line) {
  return imports::fault_line(line.line_number, refuse(errors::amount_out_of_range, "BilledCost", line.currency),
                             line.original_amount.text());
}

/// An item with what its statement is given.
template <class In>
using Wanted = std::vector<std::pair<const Item*, In>>;

/// Changes a row for each item only where it still is as it was planned; the others are stale.
template <class In>
std::vector<const Item*> guarded(db::Transaction& tx, const db::Sql<In>& statement, const Wanted<In>& wanted,
                                 Booked& booked) {
  std::vector<In> rows;
  for (const auto& [item, in] : wanted) rows.push_back(in);
  std::vector<const Item*> changed;
  if (rows.empty()) return changed;
  const auto counts = tx.change_each(statement, rows);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    (counts[i] == 1 ? changed : booked.stale).push_back(wanted[i].first);
  return changed;
}

store::NewAmounts new_amounts(const Item& item, std::int64_t reading) {
  const auto& [place, home, currency, amount, list_amount] = item.charge;
  return {.period_id = place.period_id,
          .charge_key = place.key,
          .charge_id = place.charge_id,
          .amount = item.line.original_amount.text(),
          .list_amount = item.line.list_amount.text(),
          .said = item.words,
          .seen_in = reading,
          .home_tenant_id = home,
          .amount_before = amount,
          .list_amount_before = list_amount};
}

store::NewWords new_words(const Item& item, TenantId home) {
  const auto& place = item.charge.place;
  return {place.period_id, place.key, place.charge_id, item.words, home};
}

store::AsRead as_read(const Item& item, TenantId home) {
  const auto& place = item.charge.place;
  return {place.period_id, place.key, place.charge_id, home, item.charge.amount, item.charge.list_amount};
}

/// One transaction on the customers of a tenant.
class TenantBooking {
 public:
  TenantBooking(db::Transaction& tx, TenantId tenant, const BookingPart& order)
      : tx_(tx), tenant_(tenant), order_(order), landing_(tx, tenant, use<Clock>(tx).now()) {}

  Booked book() {
    for (std::size_t i = 0; i < order_.items.size(); ++i)
      if (order_.items[i]->what == What::add) add(*order_.items[i], order_.customers[i]);
    look_at_booked();
    change();
    remove();
    reword();
    landing_.write_sums();
    booked_.charged = landing_.charged();
    return std::move(booked_);
  }

 private:
  void add(const Item& item, customers::CustomerId customer) {
    const auto landed = landing_.land(customer, item.line, item.charge.place.charge_id);
    if (landed == Landing::Landed::out_of_range) return booked_.landed.refused.push_back(out_of_range(item.line));
    auto charge = item.charge;
    charge.home = landed == Landing::Landed::done ? tenant_ : TenantId();
    store::append_charge(tx_, charge, item.words, booked_in(order_.reading));
    if (landed == Landing::Landed::done) {
      ++booked_.landed.landed;
      return;
    }
    const bool rate = landed == Landing::Landed::no_rate;
    store::append_waiting(tx_, {item.charge.place, rate ? waits_for::rate : waits_for::account, item.line});
    ++booked_.landed.waiting;
  }

  void look_at_booked() {
    std::vector<std::int64_t> ids;
    for (const auto* item : order_.items)
      if (item->what != What::add) ids.push_back(item->charge.place.charge_id);
    landing_.look_at(ids);
  }

  void change() {
    Wanted<store::NewAmounts> wanted;
    for (const auto* item : order_.items) {
      if (item->what != What::change) continue;
      if (landing_.can_cost(item->charge.place.charge_id, item->line))
        wanted.emplace_back(item, new_amounts(*item, order_.reading));
      else
        booked_.landed.refused.push_back(out_of_range(item->line));
    }
    for (const auto* item : guarded(tx_, store::change_charge, wanted, booked_)) {
      landing_.reword(item->charge.place.charge_id, item->line);
      landing_.correct(item->charge.place.charge_id, &item->line, order_.task.import_id);
      ++booked_.landed.changed;
    }
  }

  void remove() {
    Wanted<store::AsRead> wanted;
    for (const auto* item : order_.items)
      if (item->what == What::remove) wanted.emplace_back(item, as_read(*item, item->charge.home));
    for (const auto* item : guarded(tx_, store::remove_charge, wanted, booked_)) {
      landing_.correct(item->charge.place.charge_id, nullptr, order_.task.import_id);
      ++booked_.landed.gone;
    }
  }

  void reword() {
    Wanted<store::NewWords> wanted;
    for (const auto* item : order_.items)
      if (item->what == What::reword) wanted.emplace_back(item, new_words(*item, item->charge.home));
    for (const auto* item : guarded(tx_, store::set_words, wanted, booked_))
      landing_.reword(item->charge.place.charge_id, item->line);
  }

  db::Transaction& tx_;
  TenantId tenant_;
  const BookingPart& order_;
  Landing landing_;
  Booked booked_;
};

/// One transaction on what waits.
class WaitingBooking {
 public:
  WaitingBooking(db::Transaction& tx, const BookingPart& order) : tx_(tx), order_(order) {}

  Booked book(const std::vector<std::string>& reasons) {
    for (std::size_t i = 0; i < order_.items.size(); ++i) {
      const auto& item = *order_.items[i];
      if (item.what == What::add)
        add(item, reasons[i]);
      else if (item.what == What::remove)
        remove(item);
      else
        change(item);
    }
    return std::move(booked_);
  }

 private:
  void add(const Item& item, const std::string& reason) {
    store::append_charge(tx_, item.charge, item.words, booked_in(order_.reading));
    store::append_waiting(tx_, {item.charge.place, reason, item.line});
    ++booked_.landed.waiting;
  }

  /// Another amount, or other words. It stays with the import that brought it; what was dropped stays dropped.
  void change(const Item& item) {
    const auto waiting = store::waiting_at(tx_, item.charge.place.charge_id);
    const bool amount = item.what == What::change;
    const auto changed = amount ? tx_.change(store::change_charge, new_amounts(item, order_.reading))
                                : tx_.change(store::set_words, new_words(item, TenantId()));
    if (changed != 1) return booked_.stale.push_back(&item);
    if (waiting) {
      auto line = item.line;
      line.import_id = waiting->line.import_id;
      line.line_number = waiting->line.line_number;
      if (!store::change_waiting(tx_, item.charge.place.charge_id, line))
        throw db::Conflict("a waiting line has landed meanwhile");
    }
    booked_.landed.changed += amount;
  }

  void remove(const Item& item) {
    const auto waiting = store::waiting_at(tx_, item.charge.place.charge_id);
    if (tx_.change(store::remove_charge, as_read(item, TenantId())) != 1)
      return booked_.stale.push_back(&item);
    const std::int64_t id = item.charge.place.charge_id;
    if (waiting) {
      if (!store::remove_waiting(tx_, {&id, 1}).front()) throw db::Conflict("a waiting line has landed meanwhile");
      imports::recount(tx_, waiting->line.import_id, {.waiting = -1, .refused = {}});
    }
    ++booked_.landed.gone;
  }

  db::Transaction& tx_;
  const BookingPart& order_;
  Booked booked_;
};

}  // namespace

Booked book(db::Transaction& tx, TenantId tenant, const BookingPart& order) {
  check_ours(tx, order.task);
  return TenantBooking(tx, tenant, order).book();
}

Booked book_waiting(db::Transaction& tx, const BookingPart& order, const std::vector<std::string>& reasons) {
  check_ours(tx, order.task);
  return WaitingBooking(tx, order).book(reasons);
}

namespace {

/// Which of these still wait as they were read. Their charges are taken first, then their rows: as deliveries do it.
std::vector<bool> take_waiting(db::Transaction& tx, TenantId tenant, std::span<const WaitingLine> lines) {
  std::vector<bool> taken(lines.size());
  std::vector<store::AsRead> keyed;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& [waiting, home] = lines[i];
    const auto& at = waiting->place;
    if (at.period_id == 0) {
      taken[i] = take_unkeyed(tx, at);
      continue;
    }
    places.push_back(i);
    keyed.push_back({at.period_id, at.key, at.charge_id, tenant, waiting->line.original_amount.text(),
                     waiting->line.list_amount.text()});
  }
  const auto changed = keyed.empty() ? std::vector<std::int64_t>() : tx.change_each(store::land_charge, keyed);
  for (std::size_t i = 0; i < places.size(); ++i) taken[places[i]] = changed[i] == 1;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (taken[i]) ids.push_back(lines[i].waiting->place.charge_id);
  for (const bool removed : store::remove_waiting(tx, ids))
    if (!removed) throw db::Conflict("a waiting line was taken meanwhile");
  return taken;
}

void wait_on(db::Transaction& tx, const WaitingCharge& waiting, Landing::Landed why) {
  const auto& at = waiting.place;
  if (at.period_id == 0)
    unkeyed_waits(tx, at);
  else
    tx.change(store::set_home, {at.period_id, at.key, at.charge_id, TenantId()});
  store::append_waiting(tx, {at, why == Landing::Landed::no_rate ? waits_for::rate : waits_for::account, waiting.line});
}

}  // namespace

Booked land_waiting(db::Transaction& tx, TenantId tenant, std::span<const WaitingLine> lines) {
  const auto taken = take_waiting(tx, tenant, lines);
  Landing landing(tx, tenant, use<Clock>(tx).now());
  Booked booked;
  std::map<std::int64_t, imports::Landed> counts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!taken[i]) continue;
    const auto& [waiting, home] = lines[i];
    const auto landed = landing.land(home.customer, waiting->line, waiting->place.charge_id);
    if (landed != Landing::Landed::done) {
      wait_on(tx, *waiting, landed);
      continue;
    }
    if (waiting->place.period_id == 0) unkeyed_landed(tx, waiting->line, waiting->place.charge_id, home);
    ++booked.landed.landed;
    auto& count = counts[waiting->line.import_id];
    ++count.landed;
    --count.waiting;
  }
  for (const auto& [import_id, more] : counts) imports::recount(tx, import_id, more);
  landing.write_sums();
  booked.charged = landing.charged();
  return booked;
}

}  // namespace pc::consumption
