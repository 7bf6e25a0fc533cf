// What the lines of one transaction add to the sums by day: of consumption, and of what customers spend.
#pragma once
#include <map>
#include <string>

#include "sales/consumption/landing/rated.hpp"
#include "market/customers/customers.hpp"
#include "market/customers/spending/spending.hpp"

namespace pc::consumption {

/// Whose consumption of what, and when it counts.
struct SumKey {
  customers::CustomerId customer;
  customers::SpentOn on;
  partners::PartnerId partner;
  customers::Association association = customers::Association::none;
  std::string product_type, product;
};

class DailySums {
 public:
  void add(const SumKey& key, const Charged& charged, Money list_price) { note(key, charged, list_price, 1); }
  /// The same line counts as another product now: what customers spend is untouched by it.
  void move(const SumKey& from, const SumKey& to, const Charged& charged, Money list_price);
  /// Once, at the end of the transaction.
  void write(db::Transaction& tx, TenantId tenant) const;

 private:
  struct Place {
    customers::CustomerId customer;
    Day day, consumed;
    partners::PartnerId partner;
    customers::Association association;
    std::string product_type, product;
    auto operator<=>(const Place&) const = default;
  };
  struct Sum {
    std::int64_t charged = 0, dropped_e11 = 0, list_fen = 0, refund = 0, lines = 0;
    bool left = false;
  };
  void note(const SumKey& key, const Charged& charged, Money list_price, int sign);
  Sum& at(const SumKey& key);

  std::map<Place, Sum> sums_;
  customers::Spending spending_;
};

}  // namespace pc::consumption
