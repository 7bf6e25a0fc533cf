// Reading: 审批, requests of a partner that wait for a second person or waited for one.
#pragma once
#include "people/approvals/request.hpp"
#include "api/lists/list.hpp"

namespace pc::approvals {

struct RequestQuery {
  static constexpr const char* shape_name = "ApprovalQuery";
  std::optional<Text<0, 64>> state, kind, subject_name;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct RequestRow {
  static constexpr const char* shape_name = "ApprovalRequest";
  static constexpr const char* page_name = "ApprovalRequests";
  RequestId id;
  access::PersonId asker;
  std::int64_t subject = 0;
  std::string kind, kind_name, subject_id, subject_name;
  Money amount;
  std::string memo, scene, asked_by;
  State state = State::pending;
  std::string decided_by, reason, result;
  bool can_decide = false, can_withdraw = false;
  Instant created_at, expires_at;
  std::optional<Instant> decided_at;
  static wire::Fields fields();
};
using RequestRows = lists::Page<RequestRow>;

Result<RequestRows> list_requests(const work::View& view, const RequestQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& request_cells();
Result<Done> export_requests(const work::View& view, const RequestQuery& query,
                             const std::function<void(std::string_view)>& write);

}  // namespace pc::approvals
