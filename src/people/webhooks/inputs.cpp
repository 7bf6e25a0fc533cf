#include "inputs.hpp"

namespace pc::webhooks {
namespace {

/// What every webhook says.
#define PC_WEBHOOK_FIELDS(S)                                                                                \
  wire::field<&S::url>("url", "Where events are sent: https, no private or local address."),                \
      wire::field<&S::description>("description", "What it is for."),                                       \
      wire::defaulted<&S::events>("events", "Types of events it gets; none: all, also those yet to come."), \
      wire::defaulted<&S::enabled>("enabled", "Whether events are sent to it.")

}  // namespace

wire::Fields NewWebhook::fields() {
  static constexpr wire::Field all[] = {PC_WEBHOOK_FIELDS(NewWebhook)};
  return all;
}
wire::Fields ChangeWebhook::fields() {
  static constexpr wire::Field all[] = {wire::field<&ChangeWebhook::webhook_id>("webhook_id", "The webhook."),
                                        PC_WEBHOOK_FIELDS(ChangeWebhook)};
  return all;
}
wire::Fields OneWebhook::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneWebhook::webhook_id>("webhook_id", "The webhook.")};
  return all;
}
wire::Fields WebhookSecret::fields() {
  using S = WebhookSecret;
  static constexpr wire::Field all[] = {
      wire::field<&S::id>("id", "The webhook."),
      wire::field<&S::secret>("secret", "What signs; it is told this once."),
      wire::field<&S::old_until>("old_until", "Until when the one before signs too; null: there is none.")};
  return all;
}
wire::Fields MessageKept::fields() {
  static constexpr wire::Field all[] = {wire::field<&MessageKept::id>("id", "The delivery.")};
  return all;
}

}  // namespace pc::webhooks
