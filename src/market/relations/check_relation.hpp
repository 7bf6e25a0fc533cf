// Reading: the check before 解除关联 or 切换关联类型. Everything that stands in the way, not only the first.
#pragma once
#include "relation_change.hpp"

namespace pc::relations {

struct CheckRelation {
  static constexpr const char* shape_name = "CheckRelation";
  customers::CustomerId customer_id;
  RelationKind kind = RelationKind::disassociate;
  static wire::Fields fields();
};
struct CheckMyRelation {
  static constexpr const char* shape_name = "CheckMyRelation";
  static wire::Fields fields();
};
struct RelationObstacle {
  static constexpr const char* shape_name = "RelationObstacle";
  std::string code, message;
  static wire::Fields fields();
};
struct RelationChecked {
  static constexpr const char* shape_name = "RelationChecked";
  bool passed = false;
  customers::Association becomes = customers::Association::none;
  std::vector<RelationObstacle> obstacles;
  static wire::Fields fields();
};

Result<RelationChecked> check_relation(const work::View& view, const CheckRelation& query);
/// The customer asks the same before it asks to disassociate.
Result<RelationChecked> check_my_relation(const work::View& view, const CheckMyRelation& query);

}  // namespace pc::relations
