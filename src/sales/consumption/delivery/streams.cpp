#include "streams.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_page = 1000;
/// Most of a period is found again: its pages are looked through.
constexpr std::int64_t k_page_of_charges = 5000;

/// The vendor's.
struct StagedAfter {
  TenantId tenant_id;
  std::int64_t import_id = 0, period_id = 0;
  std::string after_key;
  std::int64_t after_order = 0, most = 0;
};
struct Staged {
  std::string charge_key;
  std::int64_t line_order = 0, charge_id = 0;
  std::string currency, amount, said, payload;
};
struct StagedWithout {
  std::string charge_key;
  std::int64_t line_order = 0, charge_id = 0;
  std::string currency, amount, said;
};

template <class Columns>
std::string staged_page() {
  return "SELECT " + db::columns<Columns>() +
         " FROM staged_line WHERE tenant_id = :tenant_id AND import_id = :import_id AND period_id = "
         ":period_id "
         "AND (charge_key, line_order) > (:after_key, :after_order) ORDER BY charge_key, line_order LIMIT "
         ":most";
}
const db::Sql<StagedAfter, Staged> select_staged{"consumption.staged", staged_page<Staged>()};
const db::Sql<StagedAfter, StagedWithout> select_staged_heads{"consumption.staged_heads",
                                                              staged_page<StagedWithout>()};

struct ChargesAfter {
  std::int64_t period_id = 0;
  std::string after_key;
  std::int64_t after_id = 0, most = 0;
};
struct Booked {
  std::string charge_key;
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
  std::string currency, amount, list_amount;
  std::int64_t seen_in = 0;
};
const db::Sql<ChargesAfter, Booked> select_charges_page{
    "consumption.charges_page", "SELECT " + db::columns<Booked>() +
                                    " FROM booked_charge WHERE period_id = :period_id AND (charge_key, "
                                    "charge_id) > (:after_key, :after_id) "
                                    "ORDER BY charge_key, charge_id LIMIT :most"};

}  // namespace

StagedStream::StagedStream(db::Database& database, std::int64_t import_id, std::int64_t period_id, bool payloads)
    : database_(database), import_id_(import_id), period_id_(period_id), payloads_(payloads) {}

const StagedHead* StagedStream::peek() {
  if (page_.empty() && !whole_) {
    database_.read([&](db::Reader& reader) {
      page_.clear();
      const StagedAfter after{TenantId(), import_id_, period_id_, last_.key, last_.order, k_page};
      if (payloads_)
        for (auto& row : reader.rows(select_staged, after))
          page_.push_back({std::move(row.charge_key), row.line_order, row.charge_id, std::move(row.currency),
                           std::move(row.amount), std::move(row.said), std::move(row.payload)});
      else
        for (auto& row : reader.rows(select_staged_heads, after))
          page_.push_back({std::move(row.charge_key),
                           row.line_order,
                           row.charge_id,
                           std::move(row.currency),
                           std::move(row.amount),
                           std::move(row.said),
                           {}});
    });
    whole_ = static_cast<std::int64_t>(page_.size()) < k_page;
    if (!page_.empty()) {
      last_.key = page_.back().key;
      last_.order = page_.back().order;
    }
  }
  return page_.empty() ? nullptr : &page_.front();
}

UnseenStream::UnseenStream(db::Database& database, std::optional<std::int64_t> period_id, std::int64_t reading)
    : database_(database), period_id_(period_id), reading_(reading) {}

const Charge* UnseenStream::peek() {
  while (page_.empty() && period_id_) {
    const auto after = last_;
    std::int64_t rows = 0;
    database_.read([&](db::Reader& reader) {
      rows = 0;
      page_.clear();
      reader.each(select_charges_page, {*period_id_, after.key, after.charge_id, k_page_of_charges},
                  [&](const Booked& row) {
                    ++rows;
                    last_ = {*period_id_, row.charge_key, row.charge_id};
                    if (row.seen_in != reading_ && row.seen_in != booked_in(reading_))
                      page_.push_back({last_, row.home_tenant_id, row.currency, row.amount, row.list_amount});
                    return true;
                  });
    });
    if (rows < k_page_of_charges) {
      period_id_.reset();
      break;
    }
  }
  return page_.empty() ? nullptr : &page_.front();
}

void walk(StagedStream& staged, UnseenStream& booked, const std::function<void(const Beside&)>& visit) {
  for (;;) {
    const auto* line = staged.peek();
    if (line != nullptr && line->charge_id != 0) {
      visit({line, nullptr});
      staged.next();
      continue;
    }
    const auto* charge = booked.peek();
    if (line == nullptr && charge == nullptr) return;
    const int order = line == nullptr ? 1 : charge == nullptr ? -1 : line->key.compare(charge->place.key);
    visit({order <= 0 ? line : nullptr, order >= 0 ? charge : nullptr});
    if (order <= 0) staged.next();
    if (order >= 0) booked.next();
  }
}

}  // namespace pc::consumption
