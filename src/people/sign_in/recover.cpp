// Act: 忘记密码, the new password.
#include "core/audit/audit.hpp"
#include "people/credentials/credentials.hpp"
#include "people/messages/messages.hpp"
#include "people/passwords/guesses.hpp"
#include "people/passwords/passwords.hpp"
#include "people/verification/code_limits.hpp"
#include "people/verification/kinds.hpp"
#include "people/verification/mailed_codes.hpp"
#include "people/verification/verification.hpp"
#include "platform/base/hash.hpp"
#include "platform/wire/one_of.hpp"
#include "recovery.hpp"
#include "routes.hpp"
#include "session.hpp"

namespace pc::sign_in {
namespace {

constexpr int k_asks_a_minute = 20;  // of one address

struct Match {
  persons::Person person;
  access::Principal who;
  std::int64_t challenge = 0;
};

std::optional<Match> match(db::Reader& reader, const SignInName& name, const std::string& code) {
  const auto person = persons::find_by_name(reader, name.account, name.user);
  const auto who = persons::admitted(reader, person);
  if (!who) return std::nullopt;
  const Instant now = use<Clock>(reader).now();
  const std::string bound = bound_to(*person);
  for (const auto act : {k_recovery, k_entrance})
    if (const auto id = verification::mailed_code(reader, {who->tenant, who->person, act, bound}, code, now))
      return Match{*person, *who, *id};
  return std::nullopt;
}

/// Told behind the answer, so that its time does not tell whether there was a person to write about.
void note_wrong_code(const SignInName& name, const edge::Exchange& exchange) {
  std::optional<access::Principal> who;
  exchange.database->read([&](db::Reader& reader) {
    who = persons::admitted(reader, persons::find_by_name(reader, name.account, name.user));
  });
  exchange.database->submit(
      who ? who->tenant : TenantId(), {},
      [who, exchange](db::Transaction& tx) {
        if (who)
          use<audit::AuditLog>(tx).write(tx, who->tenant, *who,
                             {"identity.recover_password", "account:" + who->account_name,
                              std::string(errors::recovery_code.id),
                              "{\"remote\":\"" + exchange.remote + "\"}", exchange.request_id},
                             use<Clock>(tx).now());
        return true;
      },
      [](const db::Finished&) {});
}

void tell(db::Transaction& tx, const access::Principal& who, std::int64_t keys_disabled, Instant now) {
  const messages::Recipient self{who.tenant, who.person};
  const std::string count = std::to_string(keys_disabled);
  messages::notify(tx, {&self, 1}, verification::kinds::security,
                   {{"what_en", "Your password was set by a code from your mail; access keys disabled: " + count},
                    {"what_zh", "已通过邮箱验证码设置密码，已停用访问密钥 " + count + " 个"},
                    {"who", who.name}},
                   now);
}

/// False when the code was used or the password changed by somebody who was faster.
bool set_password(db::Transaction& tx, const Match& found, const std::string& hash,
                  bool disable_keys, const edge::Exchange& exchange) {
  const auto tenant = found.who.tenant;
  const auto person = found.who.person;
  const Instant now = use<Clock>(tx).now();
  if (!verification::use_mailed_code(tx, tenant, found.challenge, now)) return false;
  if (!persons::recover_password(tx, tenant, person, found.person.password_hash, hash)) return false;
  end_sessions(tx, tenant, person);
  const auto disabled = disable_keys ? credentials::disable_keys(tx, tenant, person) : 0;
  use<audit::AuditLog>(tx).write(tx, tenant, found.who,
                     {"identity.recover_password", "account:" + found.who.account_name, "done",
                      "{\"remote\":\"" + exchange.remote +
                          "\",\"keys_disabled\":" + std::to_string(disabled) + "}",
                      exchange.request_id},
                     now);
  tell(tx, found.who, disabled, now);
  return true;
}

}  // namespace

std::string bound_to(const persons::Person& person) { return sha256_hex(person.password_hash); }

Result<SignInName> name_of(const Text<1, 16>& form, const Text<1, 64>& account,
                           const std::optional<Text<1, 64>>& user) {
  const bool member = form.value == "member";
  if (!member && form.value != "account") return refuse(pc::errors::invalid_value, "form", "account, member");
  if (member && !user) return refuse(pc::errors::missing_value, "user");
  return SignInName{account.value, member ? user->value : std::string()};
}

Result<edge::Nothing> recover(edge::Exchange& exchange, const Recover& input) {
  db::Database& database = *exchange.database;
  const auto& passwords = use<passwords::Passwords>(database);
  PC_TRY(name, name_of(input.form, input.account, input.user));
  const Secret fresh(input.new_password.value);
  PC_CHECK(passwords.check_password(fresh, std::vector{name.account, name.user}, "new_password"));
  const std::string typed = passwords::guess_at_name(name.account, name.user);
  const std::string guesser = "recovery\n" + typed + "\n" + http::peer_of(exchange.remote);
  if (const auto seconds =
          passwords::attempt(database, guesser, use<Clock>(database).now(), verification::k_code_tries);
      seconds > 0)
    return refuse(passwords::errors::locked, "", std::to_string(seconds));
  const std::string hash =
      passwords.hashed(fresh);  // first, so that every answer takes as long
  std::optional<Match> found;
  std::vector<std::string> names;
  database.read([&](db::Reader& reader) {
    found = match(reader, name, input.mailed_code.value);
    if (found) names = names_around(reader, found->person);
  });
  if (!found) {
    note_wrong_code(name, exchange);
    return refuse(errors::recovery_code, "mailed_code");
  }
  passwords::forget_guesses(database, guesser);
  PC_CHECK(passwords.check_password(fresh, names, "new_password"));
  PC_CHECK(verification::second_step(database, found->who,
                       input.code ? std::optional<std::string>(input.code->value) : std::nullopt));
  const auto finished = database.write(found->who.tenant, [&](db::Transaction& tx) {
    const auto still = match(tx, name, input.mailed_code.value);
    return still && set_password(tx, *still, hash, input.disable_keys, exchange);
  });
  if (finished.fate == db::Fate::refused) return refuse(errors::recovery_code, "mailed_code");
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  passwords::forget_guesses(database, typed);
  return edge::Nothing{};
}

wire::Fields Forgotten::fields() {
  static constexpr wire::Field all[] = {
      wire::one_of<&Forgotten::form, "account", "member">(
          "form", "account for a main account (主账号), member for a member (IAM用户)."),
      wire::field<&Forgotten::account>("account", "Account name."),
      wire::field<&Forgotten::user>("user", "User name of a member.")};
  return all;
}

wire::Fields Recover::fields() {
  static constexpr wire::Field all[] = {
      wire::one_of<&Recover::form, "account", "member">(
          "form", "account for a main account (主账号), member for a member (IAM用户)."),
      wire::field<&Recover::account>("account", "Account name."),
      wire::field<&Recover::user>("user", "User name of a member."),
      wire::field<&Recover::mailed_code>("mailed_code", "The code that came by mail."),
      wire::field<&Recover::new_password>("new_password", "8 to 64 characters of at least two kinds."),
      wire::field<&Recover::code>("code",
                                  "Of the authenticator app, or a recovery code, when session.code_required "
                                  "asked for it."),
      wire::defaulted<&Recover::disable_keys>(
          "disable_keys", "Whether the person's access keys end with what else was open; default true.")};
  return all;
}

void add_recovery_routes(edge::Routes& routes) {
  routes.add(edge::Direct<Forgotten, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/forgotten-passwords",
      .access = edge::Access::anyone(),
      .audit = "identity.ask_recovery",
      .says = {"Ask for a code to set a forgotten password anew", "获取重置密码验证码"},
      .refuses = {&messages::errors::cannot_send},
      .run = [](const access::Principal&, edge::Exchange& exchange,
                       const Forgotten& input) { return ask_recovery(exchange, input); },
      .csrf = false,
      .open_per_minute = k_asks_a_minute});
  routes.add(edge::Direct<Recover, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/forgotten-passwords",
      .access = edge::Access::anyone(),
      .audit = "identity.recover_password",
      .says = {"Set a forgotten password anew", "重置密码"},
      .refuses = {&passwords::errors::weak_password, &passwords::errors::common_password, &passwords::errors::locked,
                  &errors::recovery_code, &verification::errors::code_required,
                  &verification::errors::wrong_authenticator_code, &verification::errors::verification_locked},
      .run = [](const access::Principal&, edge::Exchange& exchange,
                       const Recover& input) { return recover(exchange, input); },
      .csrf = false,
      .open_per_minute = k_asks_a_minute});
}

}  // namespace pc::sign_in
