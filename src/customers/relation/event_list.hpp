// Reading: 关联关系操作记录, what happened to the relations of a partner; and the same for a customer itself.
#pragma once
#include "lists/lists.hpp"
#include "parting.hpp"

namespace pc::customers {

struct RelationEventQuery {
  static constexpr const char* shape_name = "RelationEventQuery";
  std::optional<Text<0, 64>> customer_name, account_name;
  std::optional<CustomerId> customer_id;
  std::optional<RelationKind> kind;
  std::optional<RelationState> state;
  std::optional<Party> initiator;
  std::optional<Day> from, to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct RelationEventRow {
  static constexpr const char* shape_name = "RelationEventRow";
  RelationEventId id;
  std::string row_key;
  CustomerId customer_id;
  std::string customer_name, account_name, partner_name;
  RelationKind kind = RelationKind::part;
  Association from_type = Association::none, to_type = Association::none;
  Party initiator = Party::partner;
  RelationState state = RelationState::waiting;
  std::string reason;
  Instant requested_at;
  std::string requested_by;
  std::optional<Instant> expires_at, decided_at;
  std::string decided_by, answer;
  bool can_decide = false, can_withdraw = false;
  static wire::Fields fields();
};
struct RelationEventRows {
  static constexpr const char* shape_name = "RelationEventRows";
  std::int64_t total = 0;
  std::vector<RelationEventRow> items;
  static wire::Fields fields();
};

Result<RelationEventRows> list_relation_events(const work::View& view, const RelationEventQuery& query);
Result<RelationEventRows> list_my_relation_events(const work::View& view, const edge::Nothing&);

}  // namespace pc::customers
