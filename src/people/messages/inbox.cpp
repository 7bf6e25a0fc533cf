#include "inbox.hpp"

#include "store.hpp"

namespace pc::messages {
namespace {

const Kind* kind_of(const Services& services, std::string_view id) {
  for (const Kind* kind : services.all<const Kind*>())
    if (kind->id == id) return kind;
  return nullptr;
}

struct Mine {
  TenantId tenant_id;
  access::PersonId person_id;
};

using Q = MessageQuery;
using R = MessageRow;
using lists::column;
using lists::computed;
using lists::hidden;

const lists::List<R, Q, Mine, MessageRows> k_messages{{
    .name = "messages.page",
    .from = "message",
    .scope = "tenant_id = :tenant_id AND person_id = :person_id",
    .columns = {column<&R::id>("message_id", {}, "The message."), column<&R::kind>("kind", {}, "Its kind."),
                computed<&R::kind_name>({"Kind", "消息类型"}, "Name of the kind."),
                computed<&R::subject>({"Message", "消息内容"}, "What it is about."),
                computed<&R::body>({}, "Its text."), hidden<&R::subject_zh>("subject_zh"),
                hidden<&R::subject_en>("subject_en"), hidden<&R::body_zh>("body_zh"),
                hidden<&R::body_en>("body_en"),
                column<&R::link>("link", {}, "Page of the console that resolves it; may be empty."),
                column<&R::read>("CASE WHEN read_at = 0 THEN 0 ELSE 1 END", {}, "Whether it was read."),
                column<&R::created_at>("created_at", {"Received", "接收时间"}, "When it came.")},
    .filters = {lists::equals<&Q::kind>("kind", "Only this kind."),
                lists::when<&Q::unread>("read_at = 0", "Only those not read yet.")},
    .order = "created_at DESC, message_id DESC",
}};

void say_in(const Services& services, Language language, std::span<MessageRow> rows) {
  const bool english = language == Language::en;
  for (auto& row : rows) {
    if (const Kind* kind = kind_of(services, row.kind)) row.kind_name = english ? kind->en : kind->zh;
    row.subject = english ? row.subject_en : row.subject_zh;
    row.body = english ? row.body_en : row.body_zh;
  }
}

Result<Done> check_mine(db::Reader& reader, const Recipient& self, MessageId id) {
  if (!reader.maybe(store::select_message, {self.tenant, self.person, id.value}))
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

wire::Fields MessageQuery::fields() { return k_messages.query_fields(); }
wire::Fields MessageRow::fields() { return k_messages.row_fields(); }

wire::Fields MessageRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&MessageRows::total>("total", "Messages that match."),
                                        wire::field<&MessageRows::unread>("unread", "All that are not read yet."),
                                        wire::field<&MessageRows::items>("items", "The page, newest first.")};
  return all;
}

Result<MessageRows> list_messages(const work::View& view, const MessageQuery& query) {
  const Recipient self = self_of(view.who);
  PC_TRY(page, k_messages.page(view, {self.tenant, self.person}, query, [&](std::span<MessageRow> rows) {
    say_in(view.reader.services(), view.who.language, rows);
  }));
  page.unread = view.reader.one(store::count_unread, {self.tenant, self.person}).found;
  return page;
}

wire::Fields UnreadCount::fields() {
  static constexpr wire::Field all[] = {wire::field<&UnreadCount::unread>("unread", "Messages not read yet.")};
  return all;
}

Result<UnreadCount> count_unread(const work::View& view, const edge::Nothing&) {
  const Recipient self = self_of(view.who);
  return UnreadCount{view.reader.one(store::count_unread, {self.tenant, self.person}).found};
}

wire::Fields OneMessage::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneMessage::message_id>("message_id", "The message.")};
  return all;
}

Result<edge::Nothing> mark_read(work::Work& work, const OneMessage& input) {
  const Recipient self = self_of(work.who);
  PC_CHECK(check_mine(work.tx, self, input.message_id));
  work.tx.change(store::mark_read, {self.tenant, self.person, input.message_id.value, work.now});
  return edge::Nothing{};
}

Result<edge::Nothing> delete_message(work::Work& work, const OneMessage& input) {
  const Recipient self = self_of(work.who);
  PC_CHECK(check_mine(work.tx, self, input.message_id));
  work.tx.change(store::delete_message, {self.tenant, self.person, input.message_id.value});
  return edge::Nothing{};
}

Result<edge::Nothing> mark_all_read(work::Work& work, const edge::Nothing&) {
  const Recipient self = self_of(work.who);
  work.tx.change(store::mark_all_read, {self.tenant, self.person, work.now});
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
  const auto chosen = view.reader.rows(store::select_preferences, {self.tenant, self.person});
  Preferences all;
  for (const Kind* kind : view.reader.services().all<const Kind*>()) {
    if ((kind->audience & audience_of(view.who.side)) == 0 || kind->secret) continue;
    Preference one{std::string(kind->id), std::string(view.who.language == Language::en ? kind->en : kind->zh), true,
                   kind->mail, kind->required};
    for (const auto& row : chosen)
      if (row.kind == kind->id && !kind->required) {
        one.in_app = row.in_app;
        one.mail = row.mail;
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
  const Kind* kind = kind_of(work.tx.services(), input.kind.value);
  if (kind == nullptr || kind->secret) return refuse(errors::unknown_kind, "kind");
  if (kind->required) return refuse(errors::required_kind, "kind");
  const Recipient self = self_of(work.who);
  work.tx.change(store::upsert_preference,
                 {self.tenant, self.person, input.kind.value, input.in_app, input.mail});
  return edge::Nothing{};
}

}  // namespace pc::messages
