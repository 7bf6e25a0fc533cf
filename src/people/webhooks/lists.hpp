// Public: endpoints and messages as their owners see them; never a secret.
#pragma once
#include "api/edge/route.hpp"
#include "api/lists/list.hpp"
#include "messages.hpp"

namespace pc::webhooks {

struct EndpointQuery {
  static constexpr const char* shape_name = "WebhookQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct EndpointView {
  static constexpr const char* shape_name = "WebhookRow";
  static constexpr const char* page_name = "WebhookRows";
  EndpointId id;
  std::string url, description;
  std::vector<std::string> events;
  bool enabled = true;
  std::optional<OffWhy> off_why;
  std::optional<Instant> failing_since;
  std::string created_by;
  Instant created_at;
  std::string stored_events;
  static wire::Fields fields();
};
using EndpointPage = lists::Page<EndpointView>;
Result<EndpointPage> list_endpoints(const work::View& view, const EndpointQuery& query);

struct MessageQuery {
  static constexpr const char* shape_name = "WebhookMessageQuery";
  std::optional<EndpointId> webhook_id;
  std::optional<Text<0, 64>> type;
  std::optional<MessageState> state;
  std::optional<Day> from, to;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct MessageView {
  static constexpr const char* shape_name = "WebhookMessageRow";
  static constexpr const char* page_name = "WebhookMessageRows";
  MessageId id;
  Instant created_at;
  std::string type, event;
  EndpointId webhook_id;
  std::string url;
  MessageState state = MessageState::waiting;
  std::int64_t attempts = 0;
  std::optional<std::int64_t> last_status;
  std::optional<Instant> next_at;
  static wire::Fields fields();
};
using MessagePage = lists::Page<MessageView>;
Result<MessagePage> list_messages(const work::View& view, const MessageQuery& query);

struct AttemptView {
  static constexpr const char* shape_name = "WebhookAttempt";
  Instant at;
  std::optional<std::int64_t> status;
  std::int64_t millis = 0;
  std::string answer, error;
  static wire::Fields fields();
};
struct MessageDetail {
  static constexpr const char* shape_name = "WebhookMessageDetail";
  MessageId id;
  std::string webhook_message;
  std::string type, event, body;
  MessageState state = MessageState::waiting;
  std::vector<AttemptView> attempts;
  static wire::Fields fields();
};
struct OneMessageQuery {
  static constexpr const char* shape_name = "OneWebhookMessage";
  MessageId message_id;
  static wire::Fields fields();
};
/// Refuses webhooks.unknown_message.
Result<MessageDetail> message_detail(const work::View& view, const OneMessageQuery& query);

struct EventView {
  static constexpr const char* shape_name = "WebhookEvent";
  std::string type, name;
  static wire::Fields fields();
};
struct EventList {
  static constexpr const char* shape_name = "WebhookEvents";
  std::vector<EventView> items;
  static wire::Fields fields();
};
/// Events that may be wanted.
Result<EventList> list_events(const work::View& view, const edge::Nothing&);

}  // namespace pc::webhooks
