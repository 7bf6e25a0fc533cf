// Act inside others: a message into inboxes, a mail into the outbox, with the act's transaction.
#include "messages.hpp"
#include "mime.hpp"
#include "store.hpp"

namespace pc::messages {
namespace {

struct MailTag;
using MailId = Id<MailTag>;

struct Wishes {
  bool in_app = true, mail = true;
};

Wishes wishes_of(db::Reader& reader, const Recipient& who, const Kind& kind) {
  Wishes wishes{!kind.secret, kind.mail};
  if (kind.required) return wishes;
  if (const auto row =
          reader.maybe(store::select_preference, {who.tenant, who.person, std::string(kind.id)})) {
    wishes.in_app = row->in_app;
    wishes.mail = row->mail;
  }
  return wishes;
}

const Words& words_of(const Kind& kind, Language language) {
  return language == Language::en ? kind.in_english : kind.in_chinese;
}

std::string_view channel_text(Channel channel) { return channel == Channel::sms ? "sms" : "mail"; }

void put_out(db::Transaction& tx, const Outside& to, const Kind& kind, const Preview& text, Instant now) {
  const auto id = use<IdSource>(tx).next_as<MailId>(now);
  tx.change(store::insert_mail,
            {to.tenant, id.value, std::string(channel_text(to.channel)), to.address, std::string(kind.id),
             text.subject, kind.secret ? use<Settings>(tx).seal(text.body) : text.body, kind.secret, now});
}

}  // namespace

Preview preview(const Services& services, const Kind& kind, const Values& values, Language language) {
  const auto& address = services.get<Settings>().public_url;
  const Words& words = words_of(kind, language);
  Preview text{filled(words.subject, values), filled(words.body, values)};
  if (!kind.link.empty() && !address.empty()) text.body += "\n\n" + address + filled(kind.link, values);
  return text;
}

std::optional<Address> address_of(db::Reader& reader, const Recipient& person) {
  const auto& look_up = use<Settings>(reader).address_book;
  if (!look_up) return std::nullopt;
  auto address = look_up(reader, person);
  if (!address || !acceptable_address(address->email)) return std::nullopt;
  return address;
}

bool can_send(const Services& services, Channel channel) {
  const auto& settings = services.get<Settings>();
  const bool server = !settings.mail_server.url.empty();
  return server ? channel == Channel::mail : settings.capture;
}

Outcome send(db::Transaction& tx, const Outside& to, const Kind& kind, const Values& values, Instant now) {
  if (!can_send(tx.services(), to.channel)) return errors::cannot_send;
  if (to.channel == Channel::mail && !acceptable_address(to.address)) return refuse(errors::bad_address, "email");
  put_out(tx, to, kind, preview(tx.services(), kind, values, to.language), now);
  return Done{};
}

void notify(db::Transaction& tx, std::span<const Recipient> to, const Kind& kind, const Values& values, Instant now) {
  for (const Recipient& who : to) {
    const Wishes wishes = wishes_of(tx, who, kind);
    if (wishes.in_app)
      tx.change(store::insert_message,
                {who.tenant, who.person, use<IdSource>(tx).next(now), std::string(kind.id),
                 filled(kind.in_chinese.subject, values), filled(kind.in_english.subject, values),
                 filled(kind.in_chinese.body, values), filled(kind.in_english.body, values),
                 filled(kind.link, values), now});
    if (!wishes.mail || !can_send(tx.services(), Channel::mail)) continue;
    if (const auto address = address_of(tx, who))
      put_out(tx, {who.tenant, Channel::mail, address->email, address->language}, kind,
              preview(tx.services(), kind, values, address->language), now);
  }
}

}  // namespace pc::messages
