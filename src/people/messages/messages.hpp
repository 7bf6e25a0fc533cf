// Public: telling people. A room declares a Kind with its words in both languages and notifies persons; they find it in
// their inbox and, if they like, in their mail. Who a person is and where their mail goes is looked up by app.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/db/db.hpp"
#include "api/edge/route.hpp"
#include "people/messages/words.hpp"
#include "core/work/work.hpp"

namespace pc::messages {

struct Words {
  std::string_view subject, body;  // "{name}" stands for a value
};

/// Whom a kind concerns; it stands on the preferences page of these.
enum Audience : unsigned { operators = 1, partners = 2, customers = 4, everyone = 7 };

/// Something people are told, declared as a constant in the room that says it. `id` is stable for ever.
struct Kind {
  std::string_view id;      // "approvals.asked"
  std::string_view en, zh;  // what it is about, on the page of preferences
  Words in_english, in_chinese;
  std::string_view link = {};  // page of the console that resolves it: "/sales/approvals?id={id}"
  bool mail = true;            // by mail too, unless the person switches it off
  bool required = false;       // cannot be switched off
  bool secret = false;         // codes: by mail only, sealed while it waits, not kept
  unsigned audience = everyone;
};

/// Kinds for the page of preferences: each is declared as a `const Kind*`.
void declare(Services& services, std::span<const Kind* const> kinds);

struct Recipient {
  TenantId tenant;
  access::PersonId person;
};

/// Puts a message into the inbox of each, and a mail into the outbox of those who want it, in the transaction of what
/// it tells of. Values fill the places of words and link.
void notify(db::Transaction& tx, std::span<const Recipient> to, const Kind& kind, const Values& values, Instant now);
inline void notify(work::Work& work, std::span<const Recipient> to, const Kind& kind, const Values& values) {
  notify(work.tx, to, kind, values, work.now);
}

enum class Channel { mail, sms };
/// Whether something can be sent this way: a mail server is set, or the demo captures it.
bool can_send(const Services& services, Channel channel);

/// Somebody who is no person here yet, or an address of somebody's choosing.
struct Outside {
  TenantId tenant;  // whose outbox
  Channel channel = Channel::mail;
  std::string address;
  Language language = Language::zh_CN;
};
/// One mail or text message, unconditionally. Refuses messages.cannot_send and messages.address.
Outcome send(db::Transaction& tx, const Outside& to, const Kind& kind, const Values& values, Instant now);

/// How a mail would look.
struct Preview {
  std::string subject, body;
};
Preview preview(const Services& services, const Kind& kind, const Values& values, Language language);

/// Where a person's mail goes; empty address: nowhere.
struct Address {
  std::string email;
  Language language = Language::zh_CN;
};
std::optional<Address> address_of(db::Reader& reader, const Recipient& person);

struct MailServer {
  std::string url;  // smtp://host:587 or smtps://host:465; empty: none
  std::string from, user, password;
};

/// How this installation reaches people; lent by the application.
struct Settings {
  std::function<std::optional<Address>(db::Reader&, const Recipient&)> address_book;
  std::function<std::string(const std::string&)> seal;
  std::function<std::optional<std::string>(const std::string&)> unseal;
  MailServer mail_server;
  bool capture = false;    // demo and tests: without a mail server, mail is kept to be looked at
  std::string public_url;  // "https://partners.example"; before links in mails, which have none without it
};

/// Gives the text of every sealed mail that is not `LIKE done` what `fresh` makes of it; how many. Throws db::Error.
std::int64_t seal_anew(db::Database& database, const std::string& done,
                       const std::function<std::optional<std::string>(const std::string&)>& fresh);

void add_routes(edge::Routes& routes);

namespace errors {
inline constexpr ErrorCode unknown_message{"messages.unknown", pc::Kind::not_found, "There is no such message.",
                                           "该消息不存在。"};
inline constexpr ErrorCode unknown_kind{"messages.unknown_kind", pc::Kind::not_found,
                                        "There is no such kind of message.", "没有该消息类型。"};
inline constexpr ErrorCode required_kind{"messages.required", pc::Kind::precondition,
                                         "This kind of message cannot be switched off.", "该类消息不能关闭。"};
inline constexpr ErrorCode cannot_send{"messages.cannot_send", pc::Kind::precondition,
                                       "No mail server is set up.", "未配置邮件服务器，无法发送。"};
inline constexpr ErrorCode bad_address{"messages.address", pc::Kind::invalid,
                                       "This is not an address that can be written to.", "该地址无效。"};
}  // namespace errors

}  // namespace pc::messages
