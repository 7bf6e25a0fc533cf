// Sessions of a person: seen and ended, one's own and a colleague's.
#pragma once
#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "people/persons/member.hpp"

namespace pc::sign_in {

using persons::OnePerson;

/// Declares fields() of a shape beside its members.
#define PC_SESSION_SHAPE(type, ...)                     \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

struct SessionRow {
  Instant began_at, seen_at, ends_at;
  std::string remote, user_agent;
  bool current = false;
  PC_SESSION_SHAPE(SessionRow, wire::field<&SessionRow::began_at>("began_at", "Signed in."),
                    wire::field<&SessionRow::seen_at>("seen_at", "Last used, to the minute."),
                    wire::field<&SessionRow::ends_at>("ends_at", "Ends then at the latest."),
                    wire::field<&SessionRow::remote>("remote", "Address it came from."),
                    wire::field<&SessionRow::user_agent>("user_agent", "Browser."),
                    wire::field<&SessionRow::current>("current", "The one that asks."))
};
struct SessionRows {
  std::vector<SessionRow> items;
  PC_SESSION_SHAPE(SessionRows,
                    wire::field<&SessionRows::items>("items", "Sessions that are open, last used first."))
};
Result<SessionRows> my_sessions(const access::Principal& who, edge::Exchange& exchange);
/// All but the one that asks.
Result<edge::Nothing> end_my_sessions(const access::Principal& who, edge::Exchange& exchange);

Result<SessionRows> list_sessions(const work::View& view, const OnePerson& query);
Result<edge::Nothing> end_sessions_of(work::Work& work, const OnePerson& input);

}  // namespace pc::sign_in
