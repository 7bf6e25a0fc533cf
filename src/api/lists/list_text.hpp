// The statements of a declared list.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "api/lists/lists.hpp"

namespace pc::lists {

class ListText {
 public:
  ListText(std::string_view name, std::string from, std::string count_from, std::string scope,
           std::string order);

  void add_parameter(std::string_view name);
  void add_column(std::string_view name, const std::string& sql, const std::string& sort);
  void add_filter(std::string_view name, const std::string& clause);
  /// When everything was added. `first` is the order at first, "-name". A Bug when it is no column to sort by.
  void close(std::string_view first);

  std::string select() const;
  std::string count() const;

  std::string count_name;  // "budgets.records" → "budgets.count_records"
  std::vector<std::string> sums;
  bool bounded = false;
  std::vector<std::string_view> names, count_names;  // of their parameters, in order
  std::vector<SortKey> sort_keys;
  int first_sort = 0;
  std::string sort_doc;

 private:
  void add_sort(int number, const std::string& by);

  std::string from_, count_from_, where_, order_, columns_, sorts_;
};

}  // namespace pc::lists
