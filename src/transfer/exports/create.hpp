// Act: have a list written to a file (导出当前记录, 导出全部).
#pragma once
#include "api/edge/route.hpp"
#include "errors.hpp"
#include "transfer/exports/task.hpp"
#include "api/lists/lists.hpp"
#include "core/work/work.hpp"

namespace pc::exports {

std::span<const wire::Name<Format>> names(Format);
std::span<const wire::Name<Scope>> names(Scope);

struct Create {
  static constexpr const char* shape_name = "CreateExport";
  Text<1, 200> list;
  std::optional<Text<0, 4000>> query;
  Scope scope = Scope::filtered;
  Format format = Format::xlsx;
  bool byte_order_mark = true;
  static wire::Fields fields();
};
struct Created {
  static constexpr const char* shape_name = "ExportCreated";
  TaskId id;
  static wire::Fields fields();
};

/// Refuses exports.acting, exports.unknown_list, forbidden, invalid_value, exports.too_many; with a reason, in full,
/// also exports.not_of_customers.
Result<Created> create(work::Work& work, const Create& input,
                       const std::optional<std::string>& in_full_because = {});

}  // namespace pc::exports
