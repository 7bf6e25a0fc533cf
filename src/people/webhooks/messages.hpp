// Public: what is sent (推送): one message for each event and endpoint. Its id is the same however often it is sent.
#pragma once
#include "endpoints.hpp"

namespace pc::webhooks {

struct MessageTag {
  static constexpr const char* name = "webhook_message";
};
using MessageId = Id<MessageTag>;

enum class MessageState { waiting, delivered, failed };
std::span<const wire::Name<MessageState>> names(MessageState);

/// As receivers know it, in the header webhook-id.
std::string outside_id(MessageId id);

/// Writes down, in the transaction of what they tell, the messages for whoever listens. What another process changes
/// about endpoints counts after two seconds.
void react(events::Announcer& announcer, const Services& services);

/// An event that tells nothing, to this endpoint alone. Refuses webhooks.unknown, off.
Result<MessageId> send_test(work::Work& work, EndpointId endpoint);
/// Once more, whatever became of it, under the same id. Refuses webhooks.unknown_message, unknown (it was deleted),
/// off.
Outcome send_again(work::Work& work, MessageId message);

/// Removes what is older than thirty days; returns how many rows. Throws db::Error.
std::int64_t forget_old(db::Database& database, Instant now);

}  // namespace pc::webhooks
