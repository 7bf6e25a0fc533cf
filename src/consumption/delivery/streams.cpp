#include "streams.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_vendor = 0;
constexpr std::int64_t k_page = 1000;
/// Most of a period is found again: its pages are looked through.
constexpr std::int64_t k_page_of_charges = 5000;

#define PC_STAGED_PAGE                                                                                         \
  " FROM staged_line WHERE tenant_id = $1 AND import_id = $2 AND period_id = $3 AND (charge_key, line_order) > " \
  "($4, $5) ORDER BY charge_key, line_order LIMIT $6"
const db::Statement select_staged{
    "consumption.staged", "SELECT charge_key, line_order, charge_id, currency, amount, said, payload" PC_STAGED_PAGE};
const db::Statement select_staged_heads{
    "consumption.staged_heads", "SELECT charge_key, line_order, charge_id, currency, amount, said" PC_STAGED_PAGE};
const db::Statement select_charges_page{
    "consumption.charges_page",
    "SELECT charge_key, charge_id, home_tenant_id, currency, amount, list_amount, seen_in FROM booked_charge "
    "WHERE period_id = $1 AND (charge_key, charge_id) > ($2, $3) ORDER BY charge_key, charge_id LIMIT $4"};

}  // namespace

StagedStream::StagedStream(db::Database& database, std::int64_t import_id, std::int64_t period_id, bool payloads)
    : database_(database), import_id_(import_id), period_id_(period_id), payloads_(payloads) {}

const StagedHead* StagedStream::peek() {
  if (page_.empty() && !whole_) {
    database_.read([&](db::Reader& reader) {
      page_.clear();
      for (const auto& row : reader.rows(payloads_ ? select_staged : select_staged_heads,
                                         {k_vendor, import_id_, period_id_, last_.key, last_.order, k_page}))
        page_.push_back({row.text(0), row.integer(1), row.integer(2), row.text(3), row.text(4), row.text(5),
                         payloads_ ? row.text(6) : std::string()});
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
                  [&](const db::Row& row) {
                    ++rows;
                    last_ = {*period_id_, row.text(0), row.integer(1)};
                    if (row.integer(6) != reading_ && row.integer(6) != booked_in(reading_))
                      page_.push_back({last_, row.id<TenantId>(2), row.text(3), row.text(4), row.text(5)});
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
