// Act: have a list written to a file with the personal data of its customers in full (导出完整信息).
#pragma once
#include "create.hpp"

namespace pc::exports {

namespace permissions {
inline constexpr access::Permission in_full{.id = "exports.in_full",
                                            .en = "Export personal data in full",
                                            .zh = "导出完整个人信息",
                                            .page = "sales.customers.management",
                                            .needs = "customers.view"};
}  // namespace permissions

struct CreateInFull {
  static constexpr const char* shape_name = "CreateExportInFull";
  Text<1, 200> list;
  std::optional<Text<0, 4000>> query;
  Scope scope = Scope::filtered;
  Format format = Format::xlsx;
  bool byte_order_mark = true;
  Text<1, 200> reason;
  static wire::Fields fields();
};

/// Refuses what `create` does, and exports.not_of_customers.
Result<Created> create_in_full(work::Work& work, const CreateInFull& input);

}  // namespace pc::exports
