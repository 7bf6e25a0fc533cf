// Reading: 消费明细, the lines of consumption with their filters. Spec: consumption statistics, detail.
#pragma once
#include "market/customers/customers.hpp"
#include "api/lists/list.hpp"
#include "core/work/work.hpp"

namespace pc::consumption {

struct LineTag {
  static constexpr const char* name = "line";
};
using LineId = Id<LineTag>;

struct LineQuery {
  static constexpr const char* shape_name = "LineQuery";
  std::optional<BillCycle> cycle;  // default: the newest with data
  std::optional<Text<0, 64>> customer_name, account_name, resource_id, resource_name, product_type, charging_mode,
      bill_type, region;
  std::optional<customers::CustomerId> customer_id;
  std::optional<customers::Association> association_type;
  std::optional<access::PersonId> manager_id;
  std::optional<bool> hide_zero;
  std::optional<LineId> charge_id;
  std::optional<Day> from, to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};

struct LineRow {
  static constexpr const char* shape_name = "LineRow";
  LineId line, corrected;
  Id<struct ImportTag> import;
  std::int64_t dropped_e11 = 0;
  Day day_of_rate;
  access::PersonId manager;
  std::string manager_in_full;
  std::string id;
  BillCycle cycle;
  customers::CustomerId customer_id;
  std::string customer_name;
  customers::Association association_type = customers::Association::resale;
  std::string product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, usage, usage_unit, description, currency;
  Decimal original_amount;
  std::optional<Decimal> exchange_rate;
  std::optional<Day> rate_date;
  Decimal list_amount, discount, amount;
  Money payable;
  Decimal dropped;
  Money paid_cash, paid_credit, arrears;
  std::string provider, import_id;
  std::int64_t line_number = 0;
  std::optional<std::string> corrects;
  std::string invoice_id;
  std::optional<access::PersonId> manager_id;
  std::optional<std::string> manager_name;
  static wire::Fields fields();
};
struct LineRows {
  static constexpr const char* shape_name = "LineRows";
  std::int64_t total = 0;
  Money payable_total;
  std::vector<LineRow> items;
  static wire::Fields fields();
};
Result<LineRows> list_lines(const work::View& view, const LineQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& line_cells();
Result<Done> export_lines(const work::View& view, const LineQuery& query,
                          const std::function<void(std::string_view)>& write);

struct Cycles {
  static constexpr const char* shape_name = "Cycles";
  std::vector<std::string> items;
  static wire::Fields fields();
};
Result<Cycles> list_cycles(const work::View& view, const edge::Nothing&);

}  // namespace pc::consumption
