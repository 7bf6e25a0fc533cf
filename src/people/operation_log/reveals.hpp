// Reading: 谁查看了我的信息, for the owner of the data. Setting: whether a reason is needed to look.
#pragma once
#include "core/audit/reveals.hpp"
#include "entries.hpp"

namespace pc::operation_log {

struct LookQuery {
  static constexpr const char* shape_name = "LookQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
enum class LookerSide { vendor, partner, customer };
std::span<const wire::Name<LookerSide>> names(LookerSide);
struct LookRow {
  static constexpr const char* shape_name = "LookRow";
  std::string id;
  Instant at;
  LookerSide side = LookerSide::partner;
  std::string person_name;
  std::vector<std::string> fields_seen;
  std::string reason;
  static wire::Fields fields();
};
/// The columns of its file.
extern const std::vector<lists::Column> look_file;
struct LookRows {
  static constexpr const char* shape_name = "LookRows";
  std::int64_t total = 0;
  std::vector<LookRow> items;
  static wire::Fields fields();
};
/// A customer's people see looks at the customer, everybody else those at themselves.
Result<LookRows> list_looks(const work::View& view, const LookQuery& query);

struct Policy {
  static constexpr const char* shape_name = "RevealPolicy";
  bool reason_required = false;
  std::optional<std::string> changed_by;
  std::optional<Instant> changed_at;
  static wire::Fields fields();
};
Result<Policy> show_policy(const work::View& view, const edge::Nothing&);

struct SetPolicy {
  static constexpr const char* shape_name = "SetRevealPolicy";
  bool reason_required = false;
  static wire::Fields fields();
};
Result<edge::Nothing> set_policy(work::Work& work, const SetPolicy& input);

}  // namespace pc::operation_log
