// A delivery of bills: read to its end, compared with what is booked, decided, and only then booked. Lines that are
// new beyond doubt are not kept meanwhile: the files are read a second time.
#include <utility>

#include "applying.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "comparing.hpp"
#include "sales/consumption/focus/identity.hpp"
#include "sales/consumption/focus/parse.hpp"
#include "question.hpp"
#include "platform/telemetry/log.hpp"
#include "unkeyed.hpp"

namespace pc::consumption {
namespace {

class BillReader : public imports::Reader {
 public:
  explicit BillReader(const imports::Task& task) : database_(*task.database) {
    delivery_.task = task;
    delivery_.reading = use<IdSource>(database_).next(use<Clock>(database_).now());
    database_.read([&](db::Reader& reader) {
      delivery_.homes.load(reader);
      unkeyed_ = any_unkeyed(reader);
    });
    store::clear_staged(database_, task.import_id);
    periods_.emplace(task, unkeyed_);
  }

  ~BillReader() override {
    comparing_.reset();
    landing_.reset();
    try {
      store::clear_staged(database_, delivery_.task.import_id);
    } catch (const std::exception& error) {
      log::warn("what an import had staged is left for later", {{"error", error.what()}});
    }
  }

  Outcome header(std::span<const std::string_view> names) override {
    PC_TRY(columns, focus::Columns::of(names));
    columns_ = std::move(columns);
    return Done{};
  }

  std::optional<imports::FaultLine> take(std::span<const std::string_view> fields, std::int64_t number) override {
    auto parsed = focus::parse_line(*columns_, fields, number);
    if (const auto* fault = std::get_if<focus::Fault>(&parsed))
      return imports::fault_line(fault->line, Refusal{fault->code, fault->column, fault->allowed}, fault->value);
    const auto& line = std::get<focus::Line>(parsed);
    const auto& period = periods_->of(line.billing_account_id, line.billing_period.from, line.provider);
    if (!booking_ && !period.compared) {
      ++found_.added;
      found_.add(line.currency, line.billed_cost);
      return std::nullopt;
    }
    auto usage = usage_line_of(line, delivery_.task.import_id, number);
    auto words = words_hash(usage);
    (period.compared ? kept_ : fresh_)
        .push_back({std::move(usage), period.id, focus::charge_key(line), std::move(words), &period.beside});
    return std::nullopt;
  }

  imports::Landed land() override {
    auto landed = settle();
    if (booking_) {
      auto items = new_items();
      if (!items.empty()) landing_ = std::make_unique<Chunk>(std::move(items), delivery_);
    } else if (!kept_.empty()) {
      const auto count = static_cast<std::int64_t>(kept_.size());
      comparing_ = std::make_unique<Comparing>(std::exchange(kept_, {}), delivery_, order_, unkeyed_);
      order_ += count;
    }
    return landed;
  }

  imports::Landed settle() override {
    if (landing_) return std::exchange(landing_, nullptr)->settle().landed;
    imports::Landed landed;
    if (comparing_) {
      const auto found = std::exchange(comparing_, nullptr)->settle();
      landed.duplicate = found.equal;
      found_.add(found);
    }
    return landed;
  }

  Next read_to_end(const Note& note, std::int64_t refused) override {
    if (booking_) {
      book_compared(note);
      return {};
    }
    if (unkeyed_)
      for (const auto& [id, period] : periods_->all()) give_keys_to_changed(delivery_, id);
    const bool fresh = found_.added > 0;
    found_.refused = refused;
    reviewed_ = review(delivery_, *periods_, found_, [&] { note({}); });
    if (asks()) return {Next::What::ask, question_of(reviewed_.total)};
    booking_ = true;
    if (fresh) return {Next::What::again, {}};
    book_compared(note);
    return {};
  }

 private:
  /// An answer counts for what was asked: if something else would happen by now, it is asked again.
  bool asks() {
    if (!reviewed_.ask) return false;
    answer_ = delivery_mode_of(delivery_.task.answer).value_or(DeliveryMode::unsaid);
    if (answer_ == DeliveryMode::unsaid) return true;
    const auto asked = read_question(delivery_.task.question);
    return !asked || comparison_of(*asked) != reviewed_.total;
  }

  void book_compared(const Note& note) {
    const auto modes = reviewed_.modes;
    if (answer_ == DeliveryMode::snapshot)
      for (const auto& period : reviewed_.renamed)
        apply(delivery_, periods_->of(period.billing_account_id, period.begins_at, period.provider).id, true, note);
    for (const auto& [id, mode] : modes)
      apply(delivery_, id, (answer_ == DeliveryMode::unsaid ? mode : answer_) == DeliveryMode::snapshot, note);
  }

  /// What was new beyond doubt when it was compared.
  void keep_new() {
    if (kept_.empty()) return;
    auto lines = std::exchange(kept_, {});
    if (unkeyed_) return;
    std::vector<bool> looks;
    database_.read(
        [&](db::Reader& reader) { looks = store::looks_booked(reader, lines, delivery_.reading); });
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (!looks[i]) fresh_.push_back(std::move(lines[i]));
  }

  std::vector<Item> new_items() {
    keep_new();
    std::vector<Item> items;
    items.reserve(fresh_.size());
    const Instant now = use<Clock>(database_).now();
    for (auto& d : std::exchange(fresh_, {})) {
      Charge charge{{d.period_id, std::move(d.key), use<IdSource>(database_).next(now)},
                    {},
                    d.line.currency,
                    d.line.original_amount.text(),
                    d.line.list_amount.text()};
      items.push_back({Item::What::add, std::move(charge), std::move(d.line), std::move(d.words)});
    }
    return items;
  }

  db::Database& database_;
  Delivery delivery_;
  bool unkeyed_ = false;
  std::optional<BillPeriods> periods_;
  std::optional<focus::Columns> columns_;
  /// Lines of periods that are compared, and those of others.
  std::vector<Delivered> kept_, fresh_;
  std::int64_t order_ = 0;
  std::unique_ptr<Comparing> comparing_;
  std::unique_ptr<Chunk> landing_;
  /// Equal lines, and those that are new beyond doubt.
  Comparison found_;
  Reviewed reviewed_;
  DeliveryMode answer_ = DeliveryMode::unsaid;
  bool booking_ = false;
};

}  // namespace

std::unique_ptr<imports::Reader> read_bill(const imports::Task& task) { return std::make_unique<BillReader>(task); }

}  // namespace pc::consumption
