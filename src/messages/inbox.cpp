#include "inbox.hpp"

#include "store.hpp"

namespace pc::messages {
namespace {

const Kind* kind_of(const db::Reader& at, std::string_view id) {
  for (const Kind* kind : at.services().all<const Kind*>())
    if (kind->id == id) return kind;
  return nullptr;
}

MessageRow row_of(const db::Reader& at, const db::Row& row, Language language) {
  const bool english = language == Language::en;
  MessageRow message;
  message.id = row.id<MessageId>(0);
  message.kind = row.text(1);
  if (const Kind* kind = kind_of(at, message.kind)) message.kind_name = english ? kind->en : kind->zh;
  message.subject = row.text(english ? 3 : 2);
  message.body = row.text(english ? 5 : 4);
  message.link = row.text(6);
  message.read = row.integer(7) != 0;
  message.created_at = row.instant(8);
  return message;
}

Result<Done> check_mine(db::Reader& reader, const Recipient& self, MessageId id) {
  if (!reader.maybe(store::select_message, {self.tenant.value, self.person.value, id.value}))
    return refuse(errors::unknown_message, "message_id");
  return Done{};
}

unsigned audience_of(access::Side side) {
  switch (side) {
    case access::Side::vendor: return operators;
    case access::Side::partner: return partners;
    case access::Side::customer: return customers;
    case access::Side::none: return 0;
  }
  return 0;
}

}  // namespace

Recipient self_of(const access::Principal& who) { return {who.tenant, who.actor ? who.actor->person : who.person}; }

wire::Fields MessageQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MessageQuery::kind>("kind", "Only this kind."),
      wire::field<&MessageQuery::unread>("unread", "Only those not read yet."),
      wire::defaulted<&MessageQuery::limit>("limit", "Rows a page."),
      wire::defaulted<&MessageQuery::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields MessageRow::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MessageRow::id>("id", "The message."),
      wire::field<&MessageRow::kind>("kind", "Its kind."),
      wire::field<&MessageRow::kind_name>("kind_name", "Name of the kind."),
      wire::field<&MessageRow::subject>("subject", "What it is about."),
      wire::field<&MessageRow::body>("body", "Its text."),
      wire::field<&MessageRow::link>("link", "Page of the console that resolves it; may be empty."),
      wire::field<&MessageRow::read>("read", "Whether it was read."),
      wire::field<&MessageRow::created_at>("created_at", "When it came.")};
  return all;
}

wire::Fields MessageRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&MessageRows::total>("total", "Messages that match."),
                                        wire::field<&MessageRows::unread>("unread", "All that are not read yet."),
                                        wire::field<&MessageRows::items>("items", "The page, newest first.")};
  return all;
}

Result<MessageRows> list_messages(const work::View& view, const MessageQuery& query) {
  const Recipient self = self_of(view.who);
  const std::string kind = lists::text_or_empty(query.kind);
  const std::int64_t unread = query.unread.value_or(false) ? 1 : 0;
  MessageRows rows;
  rows.unread = view.reader.one(store::count_unread, {self.tenant.value, self.person.value}).integer(0);
  rows.total =
      view.reader.one(store::count_messages, {self.tenant.value, self.person.value, kind, unread}).integer(0);
  for (const auto& row :
       view.reader.rows(store::select_messages, {self.tenant.value, self.person.value, kind, unread,
                                                 query.limit.value, query.offset.value}))
    rows.items.push_back(row_of(view.reader, row, view.who.language));
  return rows;
}

wire::Fields UnreadCount::fields() {
  static constexpr wire::Field all[] = {wire::field<&UnreadCount::unread>("unread", "Messages not read yet.")};
  return all;
}

Result<UnreadCount> count_unread(const work::View& view, const edge::Nothing&) {
  const Recipient self = self_of(view.who);
  return UnreadCount{view.reader.one(store::count_unread, {self.tenant.value, self.person.value}).integer(0)};
}

wire::Fields OneMessage::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneMessage::message_id>("message_id", "The message.")};
  return all;
}

Result<edge::Nothing> mark_read(work::Work& work, const OneMessage& input) {
  const Recipient self = self_of(work.who);
  PC_CHECK(check_mine(work.tx, self, input.message_id));
  work.tx.change(store::mark_read,
                 {self.tenant.value, self.person.value, input.message_id.value, work.now.micros});
  return edge::Nothing{};
}

Result<edge::Nothing> delete_message(work::Work& work, const OneMessage& input) {
  const Recipient self = self_of(work.who);
  PC_CHECK(check_mine(work.tx, self, input.message_id));
  work.tx.change(store::delete_message, {self.tenant.value, self.person.value, input.message_id.value});
  return edge::Nothing{};
}

Result<edge::Nothing> mark_all_read(work::Work& work, const edge::Nothing&) {
  const Recipient self = self_of(work.who);
  work.tx.change(store::mark_all_read, {self.tenant.value, self.person.value, work.now.micros});
  return edge::Nothing{};
}

wire::Fields Preference::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Preference::kind>("kind", "Kind of message."), wire::field<&Preference::name>("name", "Its name."),
      wire::field<&Preference::in_app>("in_app", "Told in the inbox."),
      wire::field<&Preference::mail>("mail", "Told by mail."),
      wire::field<&Preference::required>("required", "Cannot be switched off.")};
  return all;
}

wire::Fields Preferences::fields() {
  static constexpr wire::Field all[] = {wire::field<&Preferences::items>("items", "All kinds.")};
  return all;
}

Result<Preferences> list_preferences(const work::View& view, const edge::Nothing&) {
  const Recipient self = self_of(view.who);
  const auto chosen = view.reader.rows(store::select_preferences, {self.tenant.value, self.person.value});
  Preferences all;
  for (const Kind* kind : view.reader.services().all<const Kind*>()) {
    if ((kind->audience & audience_of(view.who.side)) == 0 || kind->secret) continue;
    Preference one{std::string(kind->id), std::string(view.who.language == Language::en ? kind->en : kind->zh), true,
                   kind->mail, kind->required};
    for (const auto& row : chosen)
      if (row.text(0) == kind->id && !kind->required) {
        one.in_app = row.integer(1) != 0;
        one.mail = row.integer(2) != 0;
      }
    all.items.push_back(std::move(one));
  }
  return all;
}

wire::Fields SetPreference::fields() {
  static constexpr wire::Field all[] = {wire::field<&SetPreference::kind>("kind", "Kind of message."),
                                        wire::field<&SetPreference::in_app>("in_app", "Tell in the inbox."),
                                        wire::field<&SetPreference::mail>("mail", "Tell by mail.")};
  return all;
}

Result<edge::Nothing> set_preference(work::Work& work, const SetPreference& input) {
  const Kind* kind = kind_of(work.tx, input.kind.value);
  if (kind == nullptr || kind->secret) return refuse(errors::unknown_kind, "kind");
  if (kind->required) return refuse(errors::required_kind, "kind");
  const Recipient self = self_of(work.who);
  work.tx.change(store::upsert_preference, {self.tenant.value, self.person.value, input.kind.value,
                                            std::int64_t{input.in_app}, std::int64_t{input.mail}});
  return edge::Nothing{};
}

}  // namespace pc::messages
