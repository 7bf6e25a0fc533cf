// A person's own messages: list, read, delete, and what it wants to be told.
#pragma once
#include "api/lists/list.hpp"
#include "messages.hpp"

namespace pc::messages {

/// Whose inbox the caller sees: their own, also while they act for somebody else.
Recipient self_of(const access::Principal& who);

struct MessageTag {
  static constexpr const char* name = "message";
};
using MessageId = Id<MessageTag>;

struct MessageQuery {
  static constexpr const char* shape_name = "MessageQuery";
  std::optional<Text<0, 64>> kind;
  std::optional<bool> unread;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct MessageRow {
  static constexpr const char* shape_name = "Message";
  MessageId id;
  std::string kind, kind_name, subject, subject_zh, subject_en, body, body_zh, body_en, link;
  bool read = false;
  Instant created_at;
  static wire::Fields fields();
};
struct MessageRows {
  static constexpr const char* shape_name = "Messages";
  std::int64_t total = 0, unread = 0;
  std::vector<MessageRow> items;
  static wire::Fields fields();
};
Result<MessageRows> list_messages(const work::View& view, const MessageQuery& query);

struct UnreadCount {
  static constexpr const char* shape_name = "UnreadCount";
  std::int64_t unread = 0;
  static wire::Fields fields();
};
Result<UnreadCount> count_unread(const work::View& view, const edge::Nothing&);

struct OneMessage {
  static constexpr const char* shape_name = "OneMessage";
  MessageId message_id;
  static wire::Fields fields();
};
/// Refuse messages.unknown, also for somebody else's.
Result<edge::Nothing> mark_read(work::Work& work, const OneMessage& input);
Result<edge::Nothing> delete_message(work::Work& work, const OneMessage& input);
Result<edge::Nothing> mark_all_read(work::Work& work, const edge::Nothing&);

struct Preference {
  static constexpr const char* shape_name = "MessagePreference";
  std::string kind, name;
  bool in_app = true, mail = true, required = false;
  static wire::Fields fields();
};
struct Preferences {
  static constexpr const char* shape_name = "MessagePreferences";
  std::vector<Preference> items;
  static wire::Fields fields();
};
Result<Preferences> list_preferences(const work::View& view, const edge::Nothing&);

struct SetPreference {
  static constexpr const char* shape_name = "SetMessagePreference";
  Text<1, 64> kind;
  bool in_app = true, mail = true;
  static wire::Fields fields();
};
/// Refuses messages.unknown_kind and messages.required.
Result<edge::Nothing> set_preference(work::Work& work, const SetPreference& input);

}  // namespace pc::messages
