// Public: states of partners: what is announced of them, and who set which when and why.
#pragma once
#include "api/edge/route.hpp"
#include "market/partners/partners.hpp"

namespace pc::partners {

namespace events {
/// The vendor set a partner's state; its resellers stand by it too. Subject: the partner. Payload: StateNews.
inline constexpr std::string_view state_changed = "partners.state_changed";
}  // namespace events

struct StateNews {
  static constexpr const char* shape_name = "StateNews";
  PartnerId partner_id;
  std::string partner_name;
  PartnerStatus was = PartnerStatus::normal, becomes = PartnerStatus::normal;
  std::string reason, by;
  static wire::Fields fields();
};
StateNews state_news_of(const pc::events::Event& event);

struct StateQuery {
  static constexpr const char* shape_name = "PartnerStateQuery";
  PartnerId partner_id;
  static wire::Fields fields();
};
struct StateRow {
  static constexpr const char* shape_name = "PartnerStateRow";
  Instant at;
  PartnerStatus was = PartnerStatus::normal, becomes = PartnerStatus::normal;
  std::string reason, by;
  static wire::Fields fields();
};
struct StateRows {
  static constexpr const char* shape_name = "PartnerStateRows";
  std::vector<StateRow> items;
  static wire::Fields fields();
};
/// For the vendor; newest first. Refuses partners.unknown.
Result<StateRows> list_states(const work::View& view, const StateQuery& query);

struct StandingView {
  static constexpr const char* shape_name = "PartnerStanding";
  PartnerStatus standing = PartnerStatus::normal;
  bool by_distributor = false;
  std::optional<Instant> since;
  std::optional<std::string> reason;
  static wire::Fields fields();
};
/// The calling person's partner, with the vendor's reason where it is about this partner itself.
Result<StandingView> show_standing(const work::View& view, const edge::Nothing&);

/// Tells the administrators of the partner and of its resellers; by app at start.
void react(pc::events::Announcer& announcer);

}  // namespace pc::partners
