#include "states.hpp"

#include "kinds.hpp"
#include "people/persons/permissions.hpp"
#include "people/persons/persons.hpp"
#include "store.hpp"

namespace pc::partners {
namespace {

constexpr std::int64_t k_states_shown = 200;

struct What {
  std::string_view en, zh;
};
What what_of(PartnerStatus status) {
  switch (status) {
    case PartnerStatus::normal: return {"normal", "正常"};
    case PartnerStatus::restricted:
      return {"restricted, resale customers cannot consume", "受限，代售客户不能消费"};
    case PartnerStatus::frozen: return {"frozen, with all its resale customers", "冻结，代售客户同时被冻结"};
  }
  return {};
}

void tell(db::Transaction& tx, const Partner& partner, const StateNews& news, Instant now) {
  std::vector<messages::Recipient> to;
  for (const auto person :
       persons::people_who_may(tx, partner.tenant, partner.id.value, persons::permissions::manage_security))
    to.push_back({partner.tenant, person});
  const auto what = what_of(news.becomes);
  messages::notify(tx, to, kinds::state,
                   {{"partner", news.partner_name},
                    {"what_en", std::string(what.en)},
                    {"what_zh", std::string(what.zh)},
                    {"reason", news.reason}},
                   now);
}

}  // namespace

wire::Fields StateNews::fields() {
  using N = StateNews;
  static constexpr wire::Field all[] = {wire::field<&N::partner_id>("partner_id", "The partner."),
                                        wire::field<&N::partner_name>("partner_name", "Its name."),
                                        wire::field<&N::was>("was", "Its state before."),
                                        wire::field<&N::becomes>("becomes", "Its state now."),
                                        wire::field<&N::reason>("reason", "Why."),
                                        wire::field<&N::by>("by", "Who set it.")};
  return all;
}

wire::Fields StateQuery::fields() {
  static constexpr wire::Field all[] = {wire::field<&StateQuery::partner_id>("partner_id", "The partner.")};
  return all;
}

wire::Fields StateRow::fields() {
  using R = StateRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::at>("at", "When."), wire::field<&R::was>("was", "The state before."),
      wire::field<&R::becomes>("becomes", "The state afterwards."), wire::field<&R::reason>("reason", "Why."),
      wire::field<&R::by>("by", "Who set it.")};
  return all;
}

wire::Fields StateRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&StateRows::items>("items", "Newest first.")};
  return all;
}

wire::Fields StandingView::fields() {
  using V = StandingView;
  static constexpr wire::Field all[] = {
      wire::field<&V::standing>("standing", "What counts: normal, restricted or frozen."),
      wire::field<&V::by_distributor>("by_distributor", "Whether it is the general distributor's state."),
      wire::field<&V::since>("since", "Since when; null: always."),
      wire::field<&V::reason>("reason", "The cloud vendor's reason.")};
  return all;
}

StateNews state_news_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto news = wire::decode<StateNews>(*json);
  ensure(news.ok(), "an announcement of this application has its shape");
  return *news;
}

Result<StateRows> list_states(const work::View& view, const StateQuery& query) {
  PC_TRY(tenant, lane_of(view, query.partner_id));
  StateRows rows;
  for (const auto& row : view.reader.rows(store::select_states, {tenant, query.partner_id, k_states_shown}))
    rows.items.push_back({row.changed_at, row.was, row.becomes, row.reason, row.changed_by});
  return rows;
}

Result<StandingView> show_standing(const work::View& view, const edge::Nothing&) {
  StandingView answer;
  if (view.who.side != access::Side::partner) return answer;
  const auto partner = find(view.reader, view.who.tenant, PartnerId(view.who.partner));
  ensure(partner.has_value(), "a partner's person has a partner");
  answer.standing = partner->standing;
  if (partner->standing == PartnerStatus::normal) return answer;
  answer.since = partner->standing_since;
  answer.by_distributor = partner->status != partner->standing;
  if (answer.by_distributor) return answer;
  const auto newest = view.reader.maybe(store::select_states, {partner->tenant, partner->id, 1});
  if (newest) answer.reason = newest->reason;
  return answer;
}

void react(pc::events::Announcer& announcer) {
  announcer.on(
      events::state_changed,
      [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) -> Outcome {
        const auto news = state_news_of(event);
        const auto partner = find(tx, tenant, news.partner_id);
        ensure(partner.has_value(), "the state of a partner that is there was set");
        tell(tx, *partner, news, now);
        for (const auto& reseller : resellers_of(tx, *partner)) tell(tx, reseller, news, now);
        return Done{};
      });
}

}  // namespace pc::partners
