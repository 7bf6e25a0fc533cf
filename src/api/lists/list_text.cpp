#include "list_text.hpp"

#include <algorithm>

namespace pc::lists {

ListText::ListText(std::string_view name, std::string from, std::string count_from, std::string scope,
                   std::string order)
    : from_(std::move(from)),
      count_from_(std::move(count_from)),
      where_(std::move(scope) + " "),
      order_(std::move(order)) {
  const auto dot = name.find('.');
  ensure(dot != std::string_view::npos, "a list is called <room>.<what>");
  count_name = std::string(name.substr(0, dot + 1)) + "count_" + std::string(name.substr(dot + 1));
}

void ListText::add_parameter(std::string_view name) {
  ensure(std::find(names.begin(), names.end(), name) == names.end(),
         count_name + ": two parameters are called " + std::string(name));
  names.push_back(name);
}

void ListText::add_column(std::string_view name, const std::string& sql, const std::string& sort) {
  if (!sql.empty()) columns_ += (columns_.empty() ? "" : ", ") + sql;
  if (sort.empty()) return;
  const int number = static_cast<int>(2 * sort_keys.size()) + 1;
  sort_keys.push_back({name, number});
  add_sort(number, sort);
  add_sort(number + 1, sort + " DESC");
  sort_doc += (sort_doc.empty() ? "" : ", ") + std::string(name);
}

void ListText::add_sort(int number, const std::string& by) {
  // What the list begins with anyway is not said twice: SQLite would then sort what an index has in order.
  if (order_ == by || order_.starts_with(by + ",")) return;
  sorts_ += "[sort=" + std::to_string(number) + ":" + by + ",] ";
}

void ListText::add_filter(std::string_view name, const std::string& clause) {
  add_parameter(name);
  where_ += clause;
}

void ListText::close(std::string_view first) {
  count_names = names;
  if (bounded) count_names.push_back("most");
  for (const std::string_view name : {"sort", "limit", "offset"}) add_parameter(name);
  sort_doc += ", with - for descending.";
  if (first.empty()) return;
  const bool descending = first.starts_with('-');
  const auto key = std::find_if(sort_keys.begin(), sort_keys.end(), [&](const SortKey& each) {
    return each.name == first.substr(descending ? 1 : 0);
  });
  ensure(key != sort_keys.end(), count_name + " cannot be sorted by " + std::string(first));
  first_sort = key->number + (descending ? 1 : 0);
}

std::string ListText::select() const {
  // The parameter stands also where nothing is sorted, for the engine to know it.
  const std::string sorts = sorts_.empty() ? "[sort=1: ]" : sorts_;
  return "SELECT " + columns_ + " FROM " + from_ + " WHERE " + where_ + "ORDER BY " + sorts + order_ +
         " LIMIT :limit OFFSET :offset";
}

std::string ListText::count() const {
  const std::string rest = " FROM " + count_from_ + " WHERE " + where_;
  std::string told = "COUNT(*)";
  for (const auto& sum : sums) told += ", COALESCE(CAST(SUM(" + sum + ") AS BIGINT), 0)";
  if (!bounded) return "SELECT " + told + rest;
  ensure(sums.empty(), count_name + ": what is not counted to its end has no sums");
  return "SELECT COUNT(*) FROM (SELECT 1 AS one" + rest + "LIMIT :most) found";
}

}  // namespace pc::lists
