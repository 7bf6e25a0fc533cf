// Reading: booked top-ups of a partner.
#pragma once
#include "api/lists/list.hpp"
#include "funds.hpp"

namespace pc::funds {

struct TopUpQuery {
  static constexpr const char* shape_name = "TopUpQuery";
  partners::PartnerId partner_id;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct TopUpTag {
  static constexpr const char* name = "top_up";
};
struct TopUpRow {
  static constexpr const char* shape_name = "TopUpRow";
  static constexpr const char* page_name = "TopUpRows";
  Id<TopUpTag> transfer_id;
  Money amount;
  std::string reference, remark, operator_name;
  Instant at;
  static wire::Fields fields();
};
using TopUpRows = lists::Page<TopUpRow>;
Result<TopUpRows> list_top_ups(const work::View& view, const TopUpQuery& query);

/// The same as a file, and what stands in its columns.
Result<Done> export_top_ups(const work::View& view, const TopUpQuery& query,
                            const std::function<void(std::string_view)>& write);
const lists::FileCells& top_up_cells();

}  // namespace pc::funds
