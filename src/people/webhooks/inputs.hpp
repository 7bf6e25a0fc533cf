// What callers say of webhooks, and what they are told once.
#pragma once
#include "endpoints.hpp"
#include "messages.hpp"

namespace pc::webhooks {

struct NewWebhook {
  static constexpr const char* shape_name = "NewWebhook";
  Text<1, 512> url;
  std::optional<Text<0, 128>> description;
  wire::List<Text<1, 64>, 50> events;
  bool enabled = true;
  static wire::Fields fields();
};
struct ChangeWebhook {
  static constexpr const char* shape_name = "ChangeWebhook";
  EndpointId webhook_id;
  Text<1, 512> url;
  std::optional<Text<0, 128>> description;
  wire::List<Text<1, 64>, 50> events;
  bool enabled = true;
  static wire::Fields fields();
};
struct OneWebhook {
  static constexpr const char* shape_name = "OneWebhook";
  EndpointId webhook_id;
  static wire::Fields fields();
};
struct WebhookSecret {
  static constexpr const char* shape_name = "WebhookSecret";
  EndpointId id;
  std::string secret;
  std::optional<Instant> old_until;
  static wire::Fields fields();
};
struct MessageKept {
  static constexpr const char* shape_name = "WebhookMessageKept";
  MessageId id;
  static wire::Fields fields();
};

}  // namespace pc::webhooks
