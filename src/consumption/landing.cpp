#include "landing.hpp"

#include <set>

#include "catalogue/exchange.hpp"
#include "charging/charging.hpp"
#include "customers/spending.hpp"
#include "funds/pots.hpp"
#include "store.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_waiting_chunk = 500;

std::set<std::string> known_lines(db::Transaction& tx, const db::Statement& statement, TenantId tenant,
                                  const std::vector<std::string>& fingerprints) {
  std::vector<db::Params> wanted;
  for (const auto& each : fingerprints) wanted.push_back({tenant.value, each});
  std::set<std::string> known;
  tx.each_of(statement, wanted, [&](std::size_t, const db::Row& row) { known.insert(row.text(0)); });
  return known;
}

struct SumKey {
  customers::CustomerId customer;
  Day day;
  partners::PartnerId partner;
  customers::Association association;
  std::string product_type, product;
  auto operator<=>(const SumKey&) const = default;
};
struct Sum {
  std::int64_t charged = 0, dropped_e11 = 0, list_fen = 0, refund = 0, lines = 0;
};

/// One transaction's landing.
class Landing {
 public:
  Landing(db::Transaction& tx, TenantId tenant, Instant now) : tx_(tx), tenant_(tenant), now_(now) {}

  void add(const Home& home, const UsageLine& line) {
    const auto* known = customer_of(home.customer);
    if (known == nullptr) return refuse_line(line, "BillingAccountId", customers::errors::unknown_customer);
    const auto then = as_of(*known, line.consumed_from);
    const auto* customer = &then;
    const Day day = Day::of(line.consumed_from);
    const auto rate = rate_of(line.currency, day);
    if (!rate) return refuse_line(line, "BillingCurrency", errors::no_rate);
    const auto amount = Decimal::product(line.original_amount, rate->yuan);
    const auto list = Decimal::product(line.list_amount, rate->yuan);
    const auto charged = amount ? truncate_to_fen(*amount) : std::nullopt;
    const auto listed = list ? truncate_to_fen(*list) : std::nullopt;
    if (!charged || !listed) return refuse_line(line, "BilledCost", errors::amount_out_of_range);
    const std::int64_t id = parts().ids->next(now_);
    const auto payment = pay(*known, then, charged->charged, {"consumption_line", id});
    store::append_line(tx_, tenant_, id, line, *customer, *rate, amount->truncated(k_rated_scale),
                       list->truncated(k_rated_scale), *charged, payment);
    sum(*customer, day, line, *charged, listed->charged);
    ++result.landed;
    result.charged += charged->charged;
  }

  void write_sums() {
    std::vector<db::Params> rows;
    for (const auto& [key, s] : sums_)
      rows.push_back({tenant_.value, key.customer.value, std::int64_t{key.day.number}, key.partner.value,
                      std::string(customers::association_text(key.association)), key.product_type,
                      key.product, s.charged, s.dropped_e11, s.list_fen, s.refund, s.lines});
    if (!rows.empty()) tx_.change_each(store::upsert_sum, rows);
    spending_.write(tx_, tenant_);
  }

  Landed result;

 private:
  /// A balance exists only with the partner of today; what was used under another relation is not paid from it.
  charging::Payment pay(const customers::Customer& now, const customers::Customer& then, Money price,
                        const ledger::Cause& cause) {
    using customers::Association;
    if (then.association != Association::resale) return {};
    if (now.association == Association::resale && now.partner == then.partner)
      return charging::charge(tx_, tenant_, now.id, price, cause, now_);
    return charging::charge_ended(tx_, tenant_, now.id, then.partner, price, cause, now_);
  }

  const customers::Customer* customer_of(customers::CustomerId id) {
    auto [place, fresh] = customers_.try_emplace(id);
    if (fresh) {
      funds::pots_of(tx_, tenant_, id);  // before the relation, see there
      place->second = customers::find(tx_, tenant_, id);
    }
    return place->second ? &*place->second : nullptr;
  }

  /// The customer with the partner and association of an instant; as it is now where no period is known.
  customers::Customer as_of(customers::Customer customer, Instant at) {
    auto [place, fresh] = histories_.try_emplace(customer.id);
    if (fresh) place->second = customers::history(tx_, tenant_, customer.id);
    for (const auto& period : place->second)
      if (period.period.contains(at)) {
        customer.partner = period.partner;
        customer.association = period.association;
      }
    return customer;
  }

  std::optional<catalogue::Rate> rate_of(const std::string& currency, Day day) {
    auto [place, fresh] = rates_.try_emplace({currency, day.number});
    if (fresh) place->second = catalogue::rate_on(tx_, currency, day);
    return place->second;
  }

  void refuse_line(const UsageLine& line, const char* column, const ErrorCode& code) {
    const Refusal refusal{&code, column, line.currency};
    result.refused.push_back({line.line_number, column, std::string(code.id), refusal.message(Language::en),
                              refusal.message(Language::zh_CN), line.currency});
  }

  void sum(const customers::Customer& customer, Day day, const UsageLine& line, const Charged& charged,
           Money list) {
    auto& s =
        sums_[{customer.id, day, customer.partner, customer.association, line.product_type, line.product}];
    s.charged += charged.charged.in_fen();
    s.dropped_e11 += charged.dropped_e11;
    s.list_fen += list.in_fen();
    if (charged.charged < Money()) s.refund += charged.charged.in_fen();
    ++s.lines;
    spending_.add(customer.id, customer.partner, day, charged.charged);
  }

  db::Transaction& tx_;
  TenantId tenant_;
  Instant now_;
  std::map<customers::CustomerId, std::optional<customers::Customer>> customers_;
  std::map<customers::CustomerId, std::vector<customers::AssociationPeriod>> histories_;
  std::map<std::pair<std::string, std::int32_t>, std::optional<catalogue::Rate>> rates_;
  std::map<SumKey, Sum> sums_;
  customers::Spending spending_;
};

}  // namespace

void Mappings::load(db::Reader& reader) {
  homes_.clear();
  for (const auto& row : reader.rows(store::select_mappings_all, {std::int64_t{0}}))
    homes_[{row.text(0), row.text(1)}] = {row.id<TenantId>(2), row.id<customers::CustomerId>(3)};
}

const Home* Mappings::find(const std::string& billing_account, const std::string& sub_account) const {
  for (const auto& sub : {sub_account, std::string()}) {
    const auto found = homes_.find({billing_account, sub});
    if (found != homes_.end()) return &found->second;
  }
  return nullptr;
}

Landed land(db::Transaction& tx, TenantId tenant, const std::vector<std::pair<Home, const UsageLine*>>& lines,
            Instant now) {
  std::vector<std::string> fingerprints;
  for (const auto& [home, line] : lines) fingerprints.push_back(line->fingerprint);
  const auto known = known_lines(tx, store::select_known, tenant, fingerprints);
  Landing landing(tx, tenant, now);
  for (const auto& [home, line] : lines) {
    if (known.contains(line->fingerprint))
      ++landing.result.duplicate;
    else
      landing.add(home, *line);
  }
  landing.write_sums();
  return landing.result;
}

Queued queue(db::Transaction& tx, const std::vector<const UsageLine*>& lines) {
  std::vector<std::string> fingerprints;
  for (const auto* line : lines) fingerprints.push_back(line->fingerprint);
  const auto known = known_lines(tx, store::select_known_waiting, TenantId(), fingerprints);
  Queued result;
  for (const auto* line : lines) {
    if (known.contains(line->fingerprint)) {
      ++result.duplicate;
      continue;
    }
    store::append_waiting(tx, *line);
    ++result.waiting;
  }
  return result;
}

Landed land_waiting(const std::string& billing_account, const std::string& sub_account, const Home& home) {
  Landed all;
  std::string after;
  for (;;) {
    std::vector<UsageLine> lines;
    parts().database->read([&](db::Reader& reader) {
      lines = store::waiting_lines(reader, billing_account, sub_account, after, k_waiting_chunk);
    });
    if (lines.empty()) return all;
    after = lines.back().fingerprint;
    std::vector<std::pair<Home, const UsageLine*>> chunk;
    for (const auto& line : lines) chunk.emplace_back(home, &line);
    Landed landed;
    auto finished = parts().database->write(home.tenant, [&](db::Transaction& tx) {
      landed = land(tx, home.tenant, chunk, parts().clock->now());
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    std::set<std::int64_t> kept;  // lines that cannot land yet stay in the queue
    for (const auto& fault : landed.refused) kept.insert(fault.line);
    finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
      std::vector<db::Params> gone;
      for (const auto& line : lines)
        if (!kept.contains(line.line_number)) gone.push_back({std::int64_t{0}, line.fingerprint});
      tx.change_each(store::delete_waiting, gone);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    all.landed += landed.landed;
    all.duplicate += landed.duplicate;
    all.charged += landed.charged;
    all.refused.insert(all.refused.end(), landed.refused.begin(), landed.refused.end());
  }
}

}  // namespace pc::consumption
