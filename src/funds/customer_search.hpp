// Reading: which customers a caller may see and finds, and where they are looked for first.
#pragma once
#include "customer_list.hpp"
#include "customers/name_search.hpp"

namespace pc::funds {

class CustomerSearch {
 public:
  /// Refuses partners.not_distributor, and a sum below 0.00 or an order that there is not (invalid_value).
  static Result<CustomerSearch> of(const work::View& view, const CustomerQuery& query);

  std::vector<CustomerRow> page() const;
  /// All of them, in the order asked for.
  void each(const std::function<void(const CustomerRow&)>& take) const;
  /// Counts no further than `most`.
  std::int64_t count(std::int64_t most) const;

 private:
  /// By a part of the name, by what was spent or expires, by the account manager, or along the partner's list.
  struct Way {
    customers::NameRange named;
    std::int64_t spent_from = 0;  // fen; 0: too many have spent so much
    bool few_expire = false;
    bool few = false;  // the partner is only compared, so that its list is not gone through
  };

  CustomerSearch(const work::View& view, db::Params params, std::int64_t sort, Way way)
      : view_(view), params_(std::move(params)), sort_(sort), way_(way) {}
  static Way way_of(const work::View& view, const CustomerQuery& query);
  db::Params along_way(bool with_range) const;
  db::Params in_order(std::int64_t limit, std::int64_t offset) const;
  const db::Statement& statement() const;

  work::View view_;
  db::Params params_;
  std::int64_t sort_ = 0, limit_ = 0, offset_ = 0;
  Way way_;
};

}  // namespace pc::funds
