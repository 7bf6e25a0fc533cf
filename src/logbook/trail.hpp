// Reading: 操作日志, who did what to which thing, with what outcome.
#pragma once
#include "lists/lists.hpp"
#include "logbook.hpp"

namespace pc::logbook {

const Parts& parts();

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
  std::string id;
  Instant at;
  std::string person_name;
  std::optional<std::string> actor_name;
  std::string act, act_text, subject;
  Ended outcome = Ended::done;
  std::optional<std::string> refusal, refusal_text;
  std::string detail, request_id, hash;
  static wire::Fields fields();
};
struct TrailRows {
  static constexpr const char* shape_name = "TrailRows";
  std::int64_t total = 0;
  bool total_more = false;
  std::vector<TrailRow> items;
  static wire::Fields fields();
};
Result<TrailRows> list_trail(const work::View& view, const TrailQuery& query);
Result<Done> export_trail(const work::View& view, const TrailQuery& query,
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

}  // namespace pc::logbook
