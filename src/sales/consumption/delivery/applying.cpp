#include "applying.hpp"

#include "sales/consumption/consumption.hpp"
#include "streams.hpp"

namespace pc::consumption {
namespace {

class Applying {
 public:
  Applying(const Delivery& delivery, std::int64_t period_id, const imports::Reader::Note& note)
      : delivery_(delivery), database_(*delivery.task.database), period_id_(period_id), note_(note) {}

  void run(bool taken_away) {
    StagedStream staged(database_, delivery_.task.import_id, period_id_, true);
    UnseenStream booked(database_, taken_away ? std::optional(period_id_) : std::nullopt, delivery_.reading);
    walk(staged, booked, [&](const Beside& both) {
      items_.push_back(item_of(both));
      if (items_.size() >= use<imports::Settings>(database_).part_lines) land();
    });
    while (!items_.empty()) land();
  }

 private:
  Item item_of(const Beside& both) {
    Item item;
    if (both.booked != nullptr) item.charge = *both.booked;
    if (both.staged == nullptr) {
      item.what = Item::What::remove;
      return item;
    }
    item.line = line_of_payload(both.staged->payload);
    item.words = both.staged->words;
    if (both.staged->charge_id != 0) {
      item.what = Item::What::reword;
      item.charge = now_at({period_id_, both.staged->key, both.staged->charge_id}).value_or(Charge{});
    } else if (both.booked != nullptr) {
      item.what = Item::What::change;
    } else {
      item.charge = {
          {period_id_, both.staged->key, use<IdSource>(database_).next(use<Clock>(database_).now())},
          {},
          item.line.currency,
          item.line.original_amount.text(),
          item.line.list_amount.text()};
    }
    return item;
  }

  std::optional<Charge> now_at(const ChargePlace& place) const {
    std::optional<Charge> charge;
    database_.read([&](db::Reader& reader) { charge = store::charge_at(reader, place); });
    return charge;
  }

  /// What was planned on a line that has landed meanwhile is planned again.
  void land() {
    std::erase_if(items_, [](const Item& item) { return item.charge.place.charge_id == 0; });
    auto settled = Chunk(std::exchange(items_, {}), delivery_).settle();
    note_(std::move(settled.landed));
    for (auto& item : settled.stale)
      if (auto charge = now_at(item.charge.place)) {
        item.charge = std::move(*charge);
        items_.push_back(std::move(item));
      }
  }

  const Delivery& delivery_;
  db::Database& database_;
  std::int64_t period_id_;
  const imports::Reader::Note& note_;
  std::vector<Item> items_;
};

}  // namespace

void apply(const Delivery& delivery, std::int64_t period_id, bool taken_away, const imports::Reader::Note& note) {
  Applying(delivery, period_id, note).run(taken_away);
}

}  // namespace pc::consumption
