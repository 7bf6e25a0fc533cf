// Reading: 预算记录, who set which budget when, and which ended.
#pragma once
#include "market/budgets/budgets.hpp"
#include "api/lists/list.hpp"

namespace pc::budgets {

enum class Action { setting, removal };
std::span<const wire::Name<Action>> names(Action);

struct RecordQuery {
  static constexpr const char* shape_name = "BudgetRecordQuery";
  std::optional<Text<0, 64>> customer_name;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Action> action;
  std::optional<BudgetKind> kind;
  std::optional<Day> from, to;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct RecordTag {
  static constexpr const char* name = "budget_record";
};
struct RecordRow {
  static constexpr const char* shape_name = "BudgetRecord";
  static constexpr const char* page_name = "BudgetRecords";
  Id<RecordTag> id;
  customers::CustomerId customer_id;
  std::string customer_name, partner_name;
  Action action = Action::setting;
  BudgetKind kind = BudgetKind::monthly;
  Money amount;
  WhenUsedUp when_used_up = WhenUsedUp::nothing;
  std::string by;
  Instant at;
  static wire::Fields fields();
};
using RecordRows = lists::Page<RecordRow>;
Result<RecordRows> list_records(const work::View& view, const RecordQuery& query);
/// What stands in the columns of their file.
const lists::FileCells& record_cells();
Result<Done> export_records(const work::View& view, const RecordQuery& query,
                            const std::function<void(std::string_view)>& write);

}  // namespace pc::budgets
