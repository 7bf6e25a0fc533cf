// The lines of a FOCUS bill, landed chunk by chunk, each chunk a transaction in every tenant it touches.
#include <unordered_map>
#include <utility>

#include "bill_kind.hpp"
#include "chunk.hpp"
#include "consumption/parse.hpp"
#include "store.hpp"

namespace pc::consumption {
namespace {

class BillReader : public imports::Reader {
 public:
  explicit BillReader(std::int64_t import_id) : import_id_(import_id) {
    parts().database->read([&](db::Reader& reader) { mappings_.load(reader); });
  }

  Outcome header(std::span<const std::string_view> names) override {
    PC_TRY(columns, focus::Columns::of(names));
    columns_ = std::move(columns);
    return Done{};
  }

  std::optional<FaultLine> take(std::span<const std::string_view> fields, std::int64_t number) override {
    auto parsed = focus::parse_line(*columns_, fields, number);
    if (const auto* fault = std::get_if<focus::Fault>(&parsed))
      return imports::fault_line(fault->line, Refusal{fault->code, fault->column, fault->allowed},
                                 fault->value);
    const auto& line = std::get<focus::Line>(parsed);
    // Equal lines of one file are told apart by counting them, so that a second import meets the same ones again.
    const int occurrence = ++seen_[line.fingerprint];
    chunk_.push_back(usage_line_of(line, import_id_, number, occurrence));
    return std::nullopt;
  }

  /// The lines before have landed by then, so that a repetition is noticed.
  imports::Landed land() override {
    auto landed = settle();
    if (!chunk_.empty()) landing_ = std::make_unique<Chunk>(std::exchange(chunk_, {}), mappings_);
    return landed;
  }

  imports::Landed settle() override {
    if (!landing_) return {};
    return std::exchange(landing_, nullptr)->settle();
  }

 private:
  std::int64_t import_id_;
  Mappings mappings_;
  std::optional<focus::Columns> columns_;
  std::unordered_map<std::string, int> seen_;
  std::vector<UsageLine> chunk_;
  std::unique_ptr<Chunk> landing_;
};

}  // namespace

std::unique_ptr<imports::Reader> read_bill(const imports::Task& task) {
  return std::make_unique<BillReader>(task.import_id);
}

Report import_file(const std::string& path, const std::string& name, const access::Principal& who,
                   const std::function<void(const Progress&)>& progress) {
  return imports::import_file(k_bills, path, name, who, progress);
}

void resume() {
  std::vector<db::Row> rows;
  parts().database->read(
      [&](db::Reader& reader) { rows = reader.rows(store::select_mappings_all, {std::int64_t{0}}); });
  for (const auto& row : rows)
    land_waiting(row.text(0), row.text(1), {row.id<TenantId>(2), row.id<customers::CustomerId>(3)});
}

Result<Mapped> map_account(const access::Principal& who, const NewMapping& mapping) {
  std::optional<customers::Customer> customer;
  parts().database->read([&](db::Reader& reader) {
    customer = customers::find_anywhere(reader, customers::CustomerId(mapping.customer_id));
  });
  if (!customer) return refuse(customers::errors::unknown_customer, "customer_id");
  const Instant now = parts().clock->now();
  Mapped mapped;
  mapped.mapping_id = parts().ids->next(now);
  bool fresh = false;
  const auto finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
    fresh = tx.change(store::insert_mapping,
                      {std::int64_t{0}, mapping.billing_account_id, mapping.sub_account_id, mapped.mapping_id,
                       customer->tenant.value, customer->id.value, who.name, now.micros}) == 1;
    if (fresh)
      parts().trail->write(tx, TenantId(), who,
                           {"mappings.create", "customer:" + customer->id.text(), "done", {}, {}}, now);
    return fresh;
  });
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    return pc::errors::unavailable;
  if (!fresh) return refuse(errors::mapping_exists, "billing_account_id");
  const auto landed =
      land_waiting(mapping.billing_account_id, mapping.sub_account_id, {customer->tenant, customer->id});
  mapped.lines_landed = landed.landed;
  mapped.amount_charged = landed.charged;
  return mapped;
}

}  // namespace pc::consumption
