// Lines land on a customer: rated, charged, summed; and what was booked is corrected. One transaction of one tenant.
#pragma once
#include <map>
#include <optional>
#include <set>

#include "money/catalogue/exchange.hpp"
#include "sales/consumption/landing/charge_line.hpp"
#include "sales/consumption/landing/daily_sums.hpp"
#include "sales/consumption/landing/item.hpp"

namespace pc::consumption {

namespace errors {
inline constexpr ErrorCode amount_out_of_range{"consumption.amount_out_of_range", Kind::invalid,
                                               "The amount is too large. {}", "金额超出范围。{}"};
}  // namespace errors

class Landing {
 public:
  Landing(db::Transaction& tx, TenantId tenant, Instant now) : tx_(tx), tenant_(tenant), now_(now) {}

  enum class Landed {
    done,
    no_customer,  // it is not in this tenant
    no_rate,
    out_of_range,
  };
  /// Under this id.
  Landed land(customers::CustomerId customer, const UsageLine& line, std::int64_t id);

  /// Loads the charges that are corrected or reworded next.
  void look_at(std::span<const std::int64_t> charge_ids);
  /// Whether a charge can cost what the line says.
  bool can_cost(std::int64_t charge_id, const UsageLine& line);
  /// Charges what is missing to what the line costs now, nothing any more without one, as its first line was
  /// charged: the same customer, relation, manager and rate.
  void correct(std::int64_t charge_id, const UsageLine* line, std::int64_t import_id);
  void reword(std::int64_t charge_id, const UsageLine& line);

  /// Once, at the end.
  void write_sums() { sums_.write(tx_, tenant_); }
  Money charged() const { return charged_; }

 private:
  const customers::Customer* customer_of(customers::CustomerId id);
  customers::Customer as_of(customers::Customer customer, Instant at);
  std::optional<catalogue::Rate> rate_of(const std::string& currency, Day day);
  charging::Payment pay(const customers::Customer& now, const customers::Customer& then, Money price,
                        const ledger::Cause& cause);
  charging::Payment give_back(const ChargeLine& first, Money price, const charging::Payment& taken,
                              const ledger::Cause& cause);

  db::Transaction& tx_;
  TenantId tenant_;
  Instant now_;
  Money charged_;
  std::map<customers::CustomerId, std::optional<customers::Customer>> customers_;
  std::map<customers::CustomerId, std::vector<customers::AssociationPeriod>> histories_;
  std::map<std::pair<std::string, std::int32_t>, std::optional<catalogue::Rate>> rates_;
  std::map<std::int64_t, std::vector<ChargeLine>> looked_at_;
  DailySums sums_;
};

}  // namespace pc::consumption
