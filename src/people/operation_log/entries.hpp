// Reading: 操作日志, who did what to which thing, with what outcome.
#pragma once
#include "api/lists/list.hpp"
#include "operation_log.hpp"

namespace pc::operation_log {

enum class Ended { done, refused };
std::span<const wire::Name<Ended>> names(Ended);

struct PartnerTag {
  static constexpr const char* name = "partner";
};

struct TrailQuery {
  static constexpr const char* shape_name = "TrailQuery";
  std::optional<Day> from, to;
  std::optional<Text<0, 64>> person, act, subject;
  std::optional<Ended> outcome;
  std::optional<Id<PartnerTag>> partner_id;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct TrailRow {
  static constexpr const char* shape_name = "TrailRow";
  static constexpr const char* page_name = "TrailRows";
  TenantId tenant;
  std::int64_t sequence = 0;
  std::string id;
  Instant at;
  std::string person_name;
  std::optional<std::string> actor_name;
  std::string act, act_text, subject;
  Ended outcome = Ended::done;
  std::optional<std::string> refusal, refusal_text;
  std::string detail, request_id, hash;
  std::string ended;   // "done", or the code of the refusal
  std::string result;  // the same in words
  static wire::Fields fields();
};
using TrailRows = lists::BoundedPage<TrailRow>;
Result<TrailRows> list_entries(const work::View& view, const TrailQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& entry_cells();
Result<Done> export_entries(const work::View& view, const TrailQuery& query,
                          const std::function<void(std::string_view)>& write);

struct Act {
  static constexpr const char* shape_name = "TrailAct";
  std::string id, text;
  static wire::Fields fields();
};
struct Acts {
  static constexpr const char* shape_name = "TrailActs";
  std::vector<Act> items;
  static wire::Fields fields();
};
/// What may be chosen as a filter.
Result<Acts> list_acts(const work::View& view, const edge::Nothing&);

}  // namespace pc::operation_log
