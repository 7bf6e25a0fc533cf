#include "routes.hpp"

#include "errors.hpp"
#include "inputs.hpp"
#include "lists.hpp"
#include "permissions.hpp"
#include "platform/base/hash.hpp"
#include "target.hpp"

namespace pc::webhooks {
namespace {

using edge::Access;
using edge::Nothing;
using edge::Verb;

const Access k_view = Access::needs(permissions::view), k_manage = Access::needs(permissions::manage);

template <class In>
EndpointInput input_of(const In& in) {
  EndpointInput input{in.url.value, in.description ? in.description->value : std::string(), {}, in.enabled};
  for (const auto& each : in.events.items) input.events.push_back(each.value);
  return input;
}

/// Of this person's submit alone; the same key for another act is another.
std::string submit_of(const access::Principal& who, const edge::Exchange& exchange, std::string_view act) {
  return sha256_hex(std::string(act) + ":" + who.person.text() + ":" + exchange.idempotency_key);
}

/// On a lane, with its line in the audit log. Not a Write: its address is looked up before, and its secret is not kept
/// with the answer under the request's key.
template <class Act>
auto write_apart(const access::Principal& who, const edge::Exchange& exchange, std::string_view audit_act,
                 EndpointId about, Act body) -> decltype(body(std::declval<work::Work&>())) {
  using Answer = decltype(body(std::declval<work::Work&>()));
  Answer answer = pc::errors::unavailable;
  const auto finished = exchange.database->write(
      who.tenant,
      [&](db::Transaction& tx) {
        auto work = work::work_in(tx, who, use<Clock>(tx).now());
        answer = body(work);
        if (!answer) return false;
        auto id = about;
        if constexpr (requires { answer->id; }) id = answer->id;
        use<audit::AuditLog>(tx).write(tx, who.tenant, who,
                                       {audit_act, "webhook:" + id.text(), "done", "{}", exchange.request_id},
                                       work.now);
        return true;
      },
      exchange.idempotency_key);
  if (answer && finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return answer;
}

Result<WebhookSecret> told(const Result<Told>& answer) {
  if (!answer) return answer.refusal();
  const auto until = answer->old_until;
  return WebhookSecret{answer->id, answer->secret.reveal(),
                       until == Instant{} ? std::nullopt : std::optional(until)};
}

Result<WebhookSecret> run_create(const access::Principal& who, edge::Exchange& exchange,
                                 const NewWebhook& in) {
  PC_CHECK(check_target(use<Settings>(*exchange.database), in.url.value));
  const auto submit = submit_of(who, exchange, "webhooks.create");
  return told(write_apart(who, exchange, "webhooks.create", {},
                          [&](work::Work& work) { return create(work, input_of(in), submit); }));
}

Result<Nothing> run_change(const access::Principal& who, edge::Exchange& exchange, const ChangeWebhook& in) {
  PC_CHECK(check_target(use<Settings>(*exchange.database), in.url.value));
  const auto done = write_apart(who, exchange, "webhooks.change", in.webhook_id,
                                [&](work::Work& work) { return change(work, in.webhook_id, input_of(in)); });
  if (!done) return done.refusal();
  return Nothing{};
}

Result<WebhookSecret> run_rotate(const access::Principal& who, edge::Exchange& exchange,
                                 const OneWebhook& in) {
  const auto submit = submit_of(who, exchange, "webhooks.rotate");
  return told(write_apart(who, exchange, "webhooks.rotate", in.webhook_id,
                          [&](work::Work& work) { return rotate(work, in.webhook_id, submit); }));
}

Result<Nothing> run_remove(work::Work& work, const OneWebhook& in) {
  PC_CHECK(remove(work, in.webhook_id));
  return Nothing{};
}
Result<MessageKept> run_test(work::Work& work, const OneWebhook& in) {
  PC_TRY(id, send_test(work, in.webhook_id));
  return MessageKept{id};
}
Result<Nothing> run_again(work::Work& work, const OneMessageQuery& in) {
  PC_CHECK(send_again(work, in.message_id));
  return Nothing{};
}

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<EndpointQuery, EndpointPage>{.path = "/api/v1/webhooks",
                                                     .access = k_view,
                                                     .says = {"List webhooks", "查询 Webhook"},
                                                     .run = &list_endpoints});
  routes.add(edge::Read<Nothing, EventList>{.path = "/api/v1/webhook-events",
                                            .access = k_view,
                                            .says = {"Events that webhooks can get", "查询可推送的事件"},
                                            .run = &list_events});
  routes.add(edge::Read<MessageQuery, MessagePage>{.path = "/api/v1/webhook-messages",
                                                   .access = k_view,
                                                   .says = {"List deliveries of webhooks", "查询推送记录"},
                                                   .run = &list_messages});
  routes.add(
      edge::Read<OneMessageQuery, MessageDetail>{.path = "/api/v1/webhook-messages/{message_id}",
                                                 .access = k_view,
                                                 .says = {"A delivery with its attempts", "查询推送详情"},
                                                 .refuses = {&errors::unknown_message},
                                                 .run = &message_detail});
}

void add_keeping(edge::Routes& routes) {
  const auto step_up = edge::StepUp::when_switched_on;
  routes.add(edge::Direct<NewWebhook, WebhookSecret>{
      .verb = Verb::post,
      .path = "/api/v1/webhooks",
      .access = k_manage,
      .step_up = step_up,
      .audit = "webhooks.create",
      .says = {"Make a webhook", "新建 Webhook"},
      .refuses = {&errors::bad_url, &errors::inside, &errors::too_many, &errors::unknown_event},
      .run = &run_create});
  routes.add(edge::Direct<ChangeWebhook, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/webhooks/{webhook_id}",
      .access = k_manage,
      .step_up = step_up,
      .audit = "webhooks.change",
      .says = {"Change a webhook, or switch it on or off", "修改、启用或停用 Webhook"},
      .refuses = {&errors::unknown, &errors::bad_url, &errors::inside, &errors::unknown_event},
      .run = &run_change});
  routes.add(
      edge::Direct<OneWebhook, WebhookSecret>{.verb = Verb::post,
                                              .path = "/api/v1/webhooks/{webhook_id}/secret",
                                              .access = k_manage,
                                              .step_up = step_up,
                                              .audit = "webhooks.rotate",
                                              .says = {"Give a webhook another secret", "更换 Webhook 密钥"},
                                              .refuses = {&errors::unknown},
                                              .run = &run_rotate});
  routes.add(edge::Write<OneWebhook, Nothing>{.verb = Verb::del,
                                              .path = "/api/v1/webhooks/{webhook_id}",
                                              .access = k_manage,
                                              .audit = "webhooks.delete",
                                              .says = {"Delete a webhook", "删除 Webhook"},
                                              .refuses = {&errors::unknown},
                                              .run = &run_remove});
}

void add_sending(edge::Routes& routes) {
  routes.add(edge::Write<OneWebhook, MessageKept>{.verb = Verb::post,
                                                  .path = "/api/v1/webhooks/{webhook_id}/test",
                                                  .access = k_manage,
                                                  .audit = "webhooks.test",
                                                  .says = {"Send a test event", "发送测试事件"},
                                                  .refuses = {&errors::unknown, &errors::off},
                                                  .run = &run_test});
  routes.add(edge::Write<OneMessageQuery, Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/webhook-messages/{message_id}/again",
      .access = k_manage,
      .audit = "webhooks.again",
      .says = {"Send a delivery again", "重新推送"},
      .refuses = {&errors::unknown_message, &errors::unknown, &errors::off},
      .run = &run_again});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_reading(routes);
  add_keeping(routes);
  add_sending(routes);
}

}  // namespace pc::webhooks
