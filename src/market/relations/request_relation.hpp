// Act: one side asks the other to end the relation (解除关联) or, the partner only, to change its type (切换关联类型).
#pragma once
#include "relation_change.hpp"

namespace pc::relations {

struct RequestRelation {
  static constexpr const char* shape_name = "RequestRelation";
  customers::CustomerId customer_id;
  Text<1, 500> reason;
  static wire::Fields fields();
};
struct RequestMyDisassociation {
  static constexpr const char* shape_name = "RequestMyParting";
  Text<1, 500> reason;
  static wire::Fields fields();
};
struct RelationRequested {
  static constexpr const char* shape_name = "RelationRequested";
  RelationEventId id;
  Instant expires_at;
  static wire::Fields fields();
};

/// Whether this side may ask now, by the customer's earlier requests.
Outcome check_wish(db::Reader& reader, const customers::Customer& customer, RelationKind kind, Party by,
                   Instant now);

/// Order of refusals: customers.unknown, those of check_may_request, customers.parting_blocked.
Result<RelationRequested> request_disassociation(work::Work& work, const RequestRelation& input);
Result<RelationRequested> request_switch(work::Work& work, const RequestRelation& input);
Result<RelationRequested> request_my_disassociation(work::Work& work, const RequestMyDisassociation& input);

}  // namespace pc::relations
