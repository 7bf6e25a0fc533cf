#include "messages.hpp"

#include <set>

#include "core/jobs/trim.hpp"
#include "errors.hpp"
#include "listeners.hpp"
#include "platform/wire/json.hpp"
#include "published.hpp"
#include "store.hpp"

namespace pc::webhooks {

std::span<const wire::Name<MessageState>> names(MessageState) {
  static constexpr wire::Name<MessageState> all[] = {{MessageState::waiting, "waiting"},
                                                     {MessageState::delivered, "delivered"},
                                                     {MessageState::failed, "failed"}};
  return all;
}

std::string outside_id(MessageId id) { return "msg_" + id.text(); }

namespace {

constexpr std::int64_t k_kept_seconds = 30 * 86'400LL;

std::string body_of(std::string_view type, Instant at, const std::string& data) {
  std::string text =
      R"({"type":")" + std::string(type) + R"(","timestamp":")" + at.text_micros() + R"(","data":)";
  text += data;
  text += '}';
  return text;
}

MessageId put(db::Transaction& tx, const store::Listening& to, std::string_view type, const std::string& body,
              Instant now) {
  const auto id = use<IdSource>(tx).next_as<MessageId>(now);
  tx.append(store::append_message, {to.tenant_id, id, to.endpoint_id, to.partner_id, std::string(type), body,
                                    MessageState::waiting, 0, 0, now});
  tx.append(store::append_due, {to.tenant_id, to.endpoint_id, id, to.partner_id, now, 0});
  return id;
}

/// Partners of the tenant, and the vendor. Whose of the partners' it is, only the event knows.
bool may_hear(const store::Listening& each, TenantId tenant, std::string_view type) {
  return (each.tenant_id == tenant || !each.tenant_id) && wants(each.events, type);
}

Outcome tell(const Published& published, db::Transaction& tx, TenantId tenant, const events::Event& event,
             Instant now) {
  const auto all = use<Listeners>(tx).all(tx);
  std::optional<Outside> outside;
  std::string body;
  for (const auto& each : *all) {
    if (!may_hear(each, tenant, published.type)) continue;
    if (!outside) {
      outside = published.outside(tx, tenant, event);
      body = body_of(published.type, now, outside->data);
    }
    const bool vendors = !each.tenant_id;
    if (vendors || (outside->partner != 0 && each.partner_id == outside->partner))
      put(tx, each, published.type, body, now);
  }
  return Done{};
}

Result<store::EndpointRow> open_endpoint(work::Work& work, EndpointId endpoint) {
  auto row = work.tx.maybe(store::select_endpoint, {work.who.tenant, endpoint});
  if (!row || row->partner_id != work.who.partner) return refuse(errors::unknown, "webhook_id");
  if (!row->enabled) return refuse(errors::off, "webhook_id");
  return *row;
}

}  // namespace

void react(events::Announcer& announcer, const Services& services) {
  for (const auto& published : services.all<Published>())
    announcer.on(published.kind,
                 [published](db::Transaction& tx, TenantId tenant, const events::Event& event, Instant now) {
                   return tell(published, tx, tenant, event, now);
                 });
}

Result<MessageId> send_test(work::Work& work, EndpointId endpoint) {
  PC_TRY(row, open_endpoint(work, endpoint));
  const auto body = body_of(k_test_type, work.now, R"({"webhook_id":")" + endpoint.text() + "\"}");
  return put(work.tx, {row.tenant_id, endpoint, row.partner_id, {}}, k_test_type, body, work.now);
}

Outcome send_again(work::Work& work, MessageId message) {
  const auto row = work.tx.maybe(store::select_message, {work.who.tenant, message});
  if (!row || row->partner_id != work.who.partner) return refuse(errors::unknown_message, "message_id");
  PC_CHECK(open_endpoint(work, row->endpoint_id));
  work.tx.change(store::set_state, {work.who.tenant, message, MessageState::waiting});
  work.tx.change(store::put_due, {work.who.tenant, row->endpoint_id, message, row->partner_id, work.now, 0});
  return Done{};
}

std::int64_t forget_old(db::Database& database, Instant now) {
  const Instant before = now.plus_seconds(-k_kept_seconds);
  const db::Params first{std::int64_t{0}, std::int64_t{0}},
      first_attempt{std::int64_t{0}, std::int64_t{0}, std::int64_t{0}};
  // The vendor's tenant is 0, too: ids are more than 0.
  return jobs::trim(database, {store::select_old_attempts, store::delete_attempt, first_attempt}, before) +
         jobs::trim(database, {store::select_old_messages, store::delete_message, first}, before);
}

}  // namespace pc::webhooks
