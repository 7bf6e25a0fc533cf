// Reading: 关联关系操作记录, what happened to the relations of a partner; and the same for a customer itself.
#pragma once
#include "api/lists/list.hpp"
#include "relation_change.hpp"

namespace pc::relations {

struct RelationEventQuery {
  static constexpr const char* shape_name = "RelationEventQuery";
  std::optional<Text<0, 64>> customer_name, account_name;
  std::optional<customers::CustomerId> customer_id;
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
  static constexpr const char* page_name = "RelationEventRows";
  RelationEventId id;
  int number = 0;
  std::string row_key;
  customers::CustomerId customer_id;
  std::string customer_name, account_name, partner_name;
  RelationKind kind = RelationKind::disassociate;
  customers::Association from_type = customers::Association::none, to_type = customers::Association::none;
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
using RelationEventRows = lists::Page<RelationEventRow>;

Result<RelationEventRows> list_relation_events(const work::View& view, const RelationEventQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& relation_event_cells();
Result<Done> export_relation_events(const work::View& view, const RelationEventQuery& query,
                                    const std::function<void(std::string_view)>& write);
Result<RelationEventRows> list_my_relation_events(const work::View& view, const edge::Nothing&);

}  // namespace pc::relations
