// Reading: 调账记录, the adjustment records. Spec: fund transfers, adjustment records.
#pragma once
#include "api/lists/list.hpp"
#include "record.hpp"

namespace pc::funds {

/// A customer, or a reseller.
struct TargetTag {
  static constexpr const char* name = "customer";
};

struct AdjustmentQuery {
  static constexpr const char* shape_name = "AdjustmentQuery";
  std::optional<Id<TargetTag>> customer_id;
  std::optional<Text<0, 64>> customer_name;
  std::optional<Operation> operation_type;
  std::optional<Day> from, to;
  std::optional<Text<0, 64>> trans_id;
  std::optional<partners::PartnerId> reseller_id;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct AdjustmentPage {
  static constexpr const char* shape_name = "AdjustmentPage";
  std::int64_t total = 0;
  bool total_more = false;
  std::vector<Adjustment> items;
  static wire::Fields fields();
};
Result<AdjustmentPage> list_adjustments(const work::View& view, const AdjustmentQuery& query);
Result<Done> export_adjustments(const work::View& view, const AdjustmentQuery& query,
                                const std::function<void(std::string_view)>& write);
/// What stands in the columns of its file.
const lists::FileCells& adjustment_cells();

/// The same records for the Open API, by exact period. Of an account manager those of their own periods, of a
/// supervisor those of their team's.
struct AdjustmentFilter {
  explicit AdjustmentFilter(const customers::RowScope& rows_) : rows(rows_) {}
  customers::RowScope rows;
  TenantId tenant;
  partners::PartnerId partner;
  std::int64_t target = 0;       // 0: all
  std::string name_pattern;      // '': all
  std::optional<Operation> operation;
  Period period{Instant{0}};
  std::int64_t id = 0;           // 0: all
  std::optional<Text<1, 64>> sort = {};  // newest first
  std::int64_t limit = limits::page_rows_default;
  std::int64_t offset = 0;
  std::int64_t count_most = INT64_MAX - 1;
};
AdjustmentPage find_adjustments(db::Reader& reader, const AdjustmentFilter& filter);

}  // namespace pc::funds
