// Reading: which customers a caller may see and finds, and where they are looked for first.
#pragma once
#include "customer_store.hpp"
#include "views/directory/name_search.hpp"

namespace pc::directory {

class CustomerSearch {
 public:
  /// Refuses partners.not_distributor, and a sum below 0.00 or an order that there is not (invalid_value).
  static Result<CustomerSearch> of(const work::View& view, const CustomerQuery& query);

  Result<std::vector<CustomerRow>> page() const;
  /// All of them, in the order asked for, as lines of a file without the last `left_out` of its columns.
  Result<Done> write(const lists::CsvExport::Write& write_text, std::size_t left_out) const;
  /// Counts no further than `most`.
  std::int64_t count(std::int64_t most) const;

 private:
  /// By a part of the name, by what was spent or expires, by the account manager, or along the partner's list.
  struct Way {
    NameRange named;
    std::int64_t spent_from = 0;  // fen; 0: too many have spent so much
    bool few_expire = false;
    bool few = false;  // the partner is only compared, so that its list is not gone through
  };

  CustomerSearch(const work::View& view, CustomerQuery query, const store::CustomerScope& asked, Way way)
      : view_(view), query_(std::move(query)), asked_(asked), way_(way) {}
  static Way way_of(const work::View& view, const CustomerQuery& query);
  store::CustomerScope along_way(bool with_range) const;
  const store::CustomerList& list() const;
  store::CustomerList::Finish finish() const;

  work::View view_;
  CustomerQuery query_;
  store::CustomerScope asked_;
  Way way_;
};

}  // namespace pc::directory
