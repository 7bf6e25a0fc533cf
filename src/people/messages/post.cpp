#include "post.hpp"

#include "core/jobs/trim.hpp"
#include "retry.hpp"
#include "smtp.hpp"
#include "store.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::messages {
namespace {

constexpr std::int64_t k_mail_kept_seconds = 30 * 86'400LL, k_messages_kept_seconds = 180 * 86'400LL;

/// One mail that this process has claimed.
struct Waiting {
  TenantId tenant;
  std::int64_t id = 0;
  std::string channel, address, kind, subject, body;
  bool sealed = false;
  int attempts = 0;
  Instant created_at;
};

struct Fate {
  std::string_view state;  // sent, captured, given_up; empty: once more
  std::string error;
};

void write(db::Database& database, TenantId tenant, const std::function<bool(db::Transaction&)>& closure) {
  const auto finished = database.write(tenant, closure);
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    throw db::Error(db::Failure::lost, finished.error);
}

std::optional<Waiting> claim(db::Database& database, TenantId tenant, std::int64_t id, Instant now) {
  std::optional<Waiting> mail;
  write(database, tenant, [&](db::Transaction& tx) {
    mail.reset();
    const auto until = now.plus_seconds(k_sending_seconds);
    if (tx.change(store::claim_mail, {tenant, id, until, now}) == 0) return false;
    const auto row = tx.one(store::select_mail, {tenant, id});
    mail = Waiting{tenant,      id,       row.channel, row.address,  row.kind,
                   row.subject, row.body, row.sealed,  row.attempts, row.created_at};
    return true;
  });
  return mail;
}

std::optional<std::string> text_of(const Settings& settings, const Waiting& mail) {
  return mail.sealed ? settings.unseal(mail.body) : mail.body;
}

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

Fate deliver(const Settings& settings, const Waiting& mail) {
  const auto& server = settings.mail_server;
  if (server.url.empty()) return {settings.capture ? "captured" : "given_up", {}};
  const auto text = text_of(settings, mail);
  if (mail.channel != "mail" || !text) return {"given_up", "cannot be sent this way"};
  const Letter letter{server.from, mail.address, std::to_string(mail.id) + "@" + domain_of(server.from), mail.subject,
                      *text, mail.created_at};
  const Sent sent = send_by_smtp(server, letter);
  if (sent.ok) return {"sent", {}};
  if (sent.permanent || !retry_after_seconds(mail.attempts)) return {"given_up", sent.error};
  return {{}, sent.error};
}

void settle(db::Database& database, const Waiting& mail, const Fate& fate, Instant now) {
  write(database, mail.tenant, [&](db::Transaction& tx) {
    if (fate.state.empty()) {
      const Instant due = now.plus_seconds(*retry_after_seconds(mail.attempts));
      tx.change(store::postpone_mail, {mail.tenant, mail.id, due, fate.error});
      return true;
    }
    const bool kept = fate.state == "captured";  // the text of what went out is nobody's business any more
    tx.change(store::delete_mail, {mail.tenant, mail.id});
    tx.change(store::insert_log, {mail.tenant, mail.id, mail.channel, mail.address, mail.kind, mail.subject,
                                  kept ? mail.body : std::string(), kept && mail.sealed,
                                  std::string(fate.state), mail.attempts, fate.error, now});
    return true;
  });
  metrics::counter("partnerd_mail_total", "Mail by what became of it.",
                   {{"outcome", fate.state.empty() ? std::string("postponed") : std::string(fate.state)}})
      .add();
  if (!fate.error.empty())
    log::warn("a mail could not be sent", {{"mail", std::to_string(mail.id)}, {"why", fate.error}});
}

}  // namespace

bool mail_due(db::Database& database, Instant now) {
  bool due = false;
  database.read([&](db::Reader& reader) { due = reader.one(store::count_due, {now}).found > 0; });
  return due;
}

std::int64_t send_due_mail(db::Database& database, Instant now) {
  std::vector<store::OneMail> due;
  database.read([&](db::Reader& reader) { due = reader.rows(store::select_due, {now}); });
  const auto& clock = use<Clock>(database);
  std::int64_t sent = 0;
  for (const auto& [tenant, id] : due) {
    const Instant at = clock.now();
    if (at > now.plus_seconds(k_sending_seconds)) break;  // the rest at the next run, under a fresh lease
    const auto mail = claim(database, tenant, id, std::max(at, now));
    if (!mail) continue;
    const Fate fate = deliver(use<Settings>(database), *mail);
    settle(database, *mail, fate, clock.now());
    if (fate.state == "sent" || fate.state == "captured") ++sent;
  }
  return sent;
}

std::int64_t forget_old_messages(db::Database& database, Instant now) {
  const std::int64_t mails =
      jobs::trim(database, {store::select_old_log, store::delete_log, {std::int64_t{0}, std::int64_t{0}}},
                 now.plus_seconds(-k_mail_kept_seconds));
  return mails + jobs::trim(database,
                            {store::select_old_messages,
                             store::delete_old_message,
                             {std::int64_t{0}, std::int64_t{0}, std::int64_t{0}}},
                            now.plus_seconds(-k_messages_kept_seconds));
}

}  // namespace pc::messages
