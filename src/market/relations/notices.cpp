// Telling people of relations and authorisations, and what waits for their answer.
#include "authorise.hpp"
#include "kinds.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"
#include "platform/db/sql.hpp"
#include "relation_change.hpp"
#include "relations.hpp"

namespace pc::relations {
namespace {

using pc::events::Event;
using People = std::vector<messages::Recipient>;

struct Spoken {
  std::string_view en, zh;
};

Spoken spoken(RelationKind kind) {
  if (kind == RelationKind::switch_type) return {"Change of the association type", "切换关联类型"};
  return {"End of the association", "解除关联"};
}

Spoken spoken(RelationState state) {
  switch (state) {
    case RelationState::agreed: return {"agreed", "已同意"};
    case RelationState::rejected: return {"rejected", "已驳回"};
    case RelationState::withdrawn: return {"withdrawn", "已撤销"};
    case RelationState::expired: return {"nobody decided in time", "逾期未处理，已失效"};
    case RelationState::waiting: break;
  }
  return {"waiting", "待处理"};
}

Spoken spoken(AuthorizationState state) {
  switch (state) {
    case AuthorizationState::granted: return {"granted", "已同意"};
    case AuthorizationState::refused: return {"refused", "已拒绝"};
    case AuthorizationState::revoked: return {"taken back", "已取消"};
    default: return {"over", "已失效"};
  }
}

/// What the outcome means for who reads of it.
Spoken follows(RelationState state) {
  switch (state) {
    case RelationState::agreed:
      return {"The relation changes as it was asked for.", "关联关系已按申请变更。"};
    case RelationState::withdrawn: return {"Nothing is left to decide.", "申请已撤销，无需处理。"};
    default: return {"The relation stays as it is.", "关联关系保持不变。"};
  }
}

Spoken follows(AuthorizationState state) {
  if (state == AuthorizationState::granted)
    return {"You can order and operate for the customer.", "可以代该客户下单与运维。"};
  return {"You cannot order and operate for the customer.", "不能代该客户下单与运维。"};
}

/// How it ended, what follows, and what the other side said of it.
messages::Values told(messages::Values values, Spoken outcome, Spoken then, const std::string& why) {
  values.insert(values.end(), {{"outcome_en", std::string(outcome.en)},
                               {"outcome_zh", std::string(outcome.zh)},
                               {"follows_en", std::string(then.en)},
                               {"follows_zh", std::string(then.zh)},
                               {"why_en", why.empty() ? "" : " Remark: " + why},
                               {"why_zh", why.empty() ? "" : "说明：" + why}});
  return values;
}

People recipients(TenantId tenant, const std::vector<access::PersonId>& ids) {
  People all;
  for (const auto id : ids) all.push_back({tenant, id});
  return all;
}

People of_partner(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                  const access::Permission& permission) {
  return recipients(tenant,
                    persons::people_who_may(reader, tenant, partner.value, permission));
}

People of_customer(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                   customers::CustomerId customer) {
  return recipients(tenant, persons::people_of_customer(reader, tenant, partner.value, customer.value));
}

template <class Payload>
Payload payload_of(const Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto payload = wire::decode<Payload>(*json);
  ensure(payload.ok(), "an announcement of this application has its shape");
  return *payload;
}

/// Either side's people with the page where they see it, and what they call the other side.
struct Side {
  People people;
  std::string link, other;
};
Side side_of(db::Reader& reader, TenantId tenant, const RelationNews& news, Party party) {
  if (party == Party::customer) {
    const auto partner = partners::find(reader, tenant, news.partner_id);
    return {of_customer(reader, tenant, news.partner_id, news.customer_id), "/my/partner?tab=relation",
            partner ? partner->name : std::string()};
  }
  const auto& needed =
      news.kind == RelationKind::disassociate ? permissions::disassociate : permissions::switch_type;
  return {of_partner(reader, tenant, news.partner_id, needed), "/sales/relation-events", news.customer_name};
}

Outcome relation_moved(db::Transaction& tx, TenantId tenant, const Event& event, Instant now) {
  const auto news = payload_of<RelationNews>(event);
  const auto opposite = news.initiator == Party::customer ? Party::partner : Party::customer;
  // A request and its withdrawal concern the other side, an answer the one that asked.
  const bool other = news.state == RelationState::waiting || news.state == RelationState::withdrawn;
  const auto side = side_of(tx, tenant, news, other ? opposite : news.initiator);
  const auto act = spoken(news.kind);
  const auto values = told({{"act_en", std::string(act.en)},
                            {"act_zh", std::string(act.zh)},
                            {"who", side.other},
                            {"reason", news.reason},
                            {"link", side.link}},
                           spoken(news.state), follows(news.state), news.answer);
  const bool asked = news.state == RelationState::waiting;
  messages::notify(tx, side.people, asked ? kinds::relation_asked : kinds::relation_closed, values, now);
  return Done{};
}

Outcome authorization_moved(db::Transaction& tx, TenantId tenant, const Event& event, Instant now) {
  const auto news = payload_of<AuthorizationNews>(event);
  if (news.state == AuthorizationState::waiting) {
    messages::notify(tx, of_customer(tx, tenant, news.partner_id, news.customer_id),
                     kinds::authorization_asked, {{"partner", news.partner_name}}, now);
    return Done{};
  }
  messages::notify(tx, of_partner(tx, tenant, news.partner_id, permissions::authorise),
                   kinds::authorization_answered,
                   told({{"customer", news.customer_name}, {"id", news.customer_id.text()}},
                        spoken(news.state), follows(news.state), news.reason),
                   now);
  return Done{};
}

/// Of a partner, or of a customer.
struct WaitingRequests {
  TenantId tenant_id;
  Instant now;
  std::int64_t partner_id = 0, customer_id = 0;
};
struct Count {
  std::int64_t waiting = 0;
};
const db::Sql<WaitingRequests, Count> count_requests{
    "relations.count_waiting_requests",
    "SELECT COUNT(*) AS waiting FROM association_event e WHERE e.tenant_id = :tenant_id AND "
    "e.state = 'waiting' AND e.expires_at > :now "
    "[partner_id: AND e.partner_id = :partner_id AND e.initiator = 'customer'] "
    "[customer_id: AND e.customer_id = :customer_id AND e.initiator = 'partner']"};

struct OfCustomer {
  TenantId tenant_id;
  std::int64_t customer_id = 0;
};
const db::Sql<OfCustomer, Count> count_authorizations{
    "relations.count_waiting_authorizations",
    "SELECT COUNT(*) AS waiting FROM customer_authorization WHERE tenant_id = :tenant_id "
    "AND customer_id = :customer_id AND state = 'waiting'"};

}  // namespace

void react(pc::events::Announcer& announcer) {
  for (const auto kind : {events::relation_requested, events::relation_closed})
    announcer.on(kind, &relation_moved);
  for (const auto kind :
       {events::authorization_requested, events::authorization_decided, events::authorization_revoked})
    announcer.on(kind, &authorization_moved);
}

std::int64_t requests_waiting(const work::View& view) {
  const bool customer = view.who.side == access::Side::customer;
  return view.reader
      .one(count_requests, {view.who.tenant, view.now, customer ? std::int64_t{0} : view.who.partner,
                            customer ? view.who.customer : std::int64_t{0}})
      .waiting;
}

std::int64_t authorizations_waiting(const work::View& view) {
  return view.reader.one(count_authorizations, {view.who.tenant, view.who.customer}).waiting;
}

}  // namespace pc::relations
