#include "bulk_allocate.hpp"

#include <algorithm>
#include <future>
#include <set>

#include "platform/base/hash.hpp"
#include "api/edge/gate.hpp"
#include "core/jobs/trim.hpp"
#include "review.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

/// What became of one row; as it is kept under the call's key.
struct RowOutcome {
  bool ok = false;
  std::string trans_id;
  std::string error_code, error_msg;
  std::string request_id;  // waits for a second person
};

std::string hash_of(const BulkAllocate& input, const BulkItem& item) {
  return sha256_hex(std::string(source_text(input.source)) + "|" + input.memo.value + "|" + item.customer_id.text() +
                    "|" + item.amount.text());
}

RowOutcome refused(const Refusal& refusal, Language language) {
  return {false, {}, std::string(refusal.code->id), refusal.message(language), {}};
}

std::optional<RowOutcome> done_before(db::Transaction& tx, TenantId tenant, const std::string& key,
                                          const BulkItem& item, const std::string& hash, Language language) {
  const auto row = tx.maybe(store::select_bulk_row, {tenant, key, item.customer_id.value});
  if (!row) return std::nullopt;
  if (row->request_hash != hash) return refused(refuse(errors::bulk_key_reused), language);
  if (row->adjustment_id == 0) return RowOutcome{false, {}, row->refusal, row->allowed, row->field};
  return RowOutcome{
      true, transaction_number(Operation::allocate, AdjustmentId(row->adjustment_id)), {}, {}, {}};
}

/// The allocation, or the request for a second person's agreement.
Result<RowOutcome> do_row(work::Work& work, const BulkAllocate& input, const BulkItem& item) {
  const AllocationInstruction instruction{work.who.tenant, partners::PartnerId(work.who.partner), item.customer_id,
                              input.source,    item.amount, input.memo.value, "bulk"};
  PC_TRY(waiting, review(work, instruction));
  if (waiting) {
    const auto told = refuse(edge::errors::in_review, "", waiting->request_id);
    return RowOutcome{false, {}, std::string(told.code->id), told.message(work.who.language), waiting->request_id};
  }
  PC_TRY(done, carry_out(work, instruction));
  return RowOutcome{true, done.trans_id, {}, {}, {}};
}

/// One row's transaction. Its key row makes a repeat find what was done; refusals of the moment (too little money)
/// are not kept, so that the row can be sent again after a top-up.
bool run_row(db::Transaction& tx, const access::Principal& who, const std::string& key, const BulkAllocate& input,
             const BulkItem& item, const std::string& request_id, RowOutcome& outcome) {
  const std::string hash = hash_of(input, item);
  if (auto before = done_before(tx, who.tenant, key, item, hash, who.language)) {
    outcome = *before;
    return true;
  }
  const Instant now = use<Clock>(tx).now();
  std::optional<Refusal> refusal;
  tx.nested([&] {
    auto work = work::work_in(tx, who, now);
    const auto done = do_row(work, input, item);
    if (!done) {
      refusal = done.refusal();
      return false;
    }
    outcome = *done;
    const auto number = done->ok ? id_of_transaction_number(done->trans_id)->value : 0;
    tx.change(store::insert_bulk_row, {who.tenant, key, item.customer_id.value, hash, number,
                                       done->error_code, done->request_id, done->error_msg, now});
    return true;
  });
  if (refusal) outcome = refused(*refusal, who.language);
  use<audit::AuditLog>(tx).write(tx, who.tenant, who,
                                 {"funds.bulk_allocate",
                                  "customer_id:" + item.customer_id.text(),
                                  refusal ? std::string(refusal->code->id) : "done",
                                  {},
                                  request_id},
                                 now);
  return true;
}

pc::Outcome check(const BulkAllocate& input) {
  if (input.items.items.empty()) return refuse(pc::errors::invalid_value, "items", "1 - 100");
  if (input.source == Source::mixed) return refuse(pc::errors::invalid_value, "source", "topup, credit");
  std::set<customers::CustomerId> seen;
  for (std::size_t i = 0; i < input.items.items.size(); ++i)
    if (!seen.insert(input.items.items[i].customer_id).second)
      return refuse(errors::repeated_customer, wire::item_path("items", i) + ".customer_id");
  return Done{};
}

}  // namespace

wire::Fields BulkItem::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&BulkItem::customer_id>("customer_id", "The customer that receives the money."),
      wire::field<&BulkItem::amount>("amount", "Yuan, at least 0.01, at most two decimals.")};
  return all;
}

wire::Fields BulkAllocate::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&BulkAllocate::source>("source", "The account that pays: topup or credit."),
      wire::defaulted<&BulkAllocate::memo>("memo", "Shown in the adjustment records."),
      wire::field<&BulkAllocate::items>("items", "1 to 100 customers with their amounts, each customer once.")};
  return all;
}

wire::Fields BulkResult::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&BulkResult::customer_id>("customer_id", "The customer."),
      wire::field<&BulkResult::ok>("ok", "Whether it received the money."),
      wire::field<&BulkResult::trans_id>("trans_id", "Transaction number."),
      wire::field<&BulkResult::error_code>("error_code", "Why not."),
      wire::field<&BulkResult::error_msg>("error_msg", "Why not, for people."),
      wire::field<&BulkResult::request_id>("request_id", "The request that waits for a second person.")};
  return all;
}

wire::Fields BulkResults::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&BulkResults::succeeded>("succeeded", "Rows that were done."),
      wire::field<&BulkResults::failed>("failed", "Rows that were refused."),
      wire::field<&BulkResults::in_review>("in_review", "Rows that wait for a second person."),
      wire::field<&BulkResults::amount_succeeded>("amount_succeeded", "Yuan moved."),
      wire::field<&BulkResults::results>("results", "Row by row, in the order sent.")};
  return all;
}

Result<BulkResults> bulk_allocate(const access::Principal& who, edge::Exchange& exchange, const BulkAllocate& input) {
  PC_CHECK(check(input));
  const auto& items = input.items.items;
  std::vector<RowOutcome> outcomes(items.size());
  std::vector<std::promise<db::Finished>> finished(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    exchange.database->submit(
        who.tenant, exchange.idempotency_key + "#" + items[i].customer_id.text(),
        [&, i](db::Transaction& tx) {
          return run_row(tx, who, exchange.idempotency_key, input, items[i], exchange.request_id, outcomes[i]);
        },
        [&, i](const db::Finished& fate) { finished[i].set_value(fate); });
  BulkResults results;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto fate = finished[i].get_future().get().fate;
    if (fate != db::Fate::committed)
      outcomes[i] = refused(refuse(fate == db::Fate::unavailable ? pc::errors::unavailable : pc::errors::internal),
                            who.language);
    const auto& outcome = outcomes[i];
    BulkResult row;
    row.customer_id = items[i].customer_id.text();
    row.ok = outcome.ok;
    if (outcome.ok) {
      row.trans_id = outcome.trans_id;
      ++results.succeeded;
      results.amount_succeeded += items[i].amount;
    } else {
      row.error_code = outcome.error_code;
      row.error_msg = outcome.error_msg;
      if (!outcome.request_id.empty()) row.request_id = outcome.request_id;
      ++(outcome.request_id.empty() ? results.failed : results.in_review);
    }
    results.results.push_back(std::move(row));
  }
  return results;
}

std::int64_t forget_old_bulk_rows(db::Database& database, Instant now) {
  const db::Params first{std::int64_t{0}, std::string(), std::int64_t{0}};
  return jobs::trim(database, {store::select_old_bulk_rows, store::delete_bulk_row, first},
                    now.plus_seconds(-limits::answers_kept_seconds));
}

}  // namespace pc::funds
