// Act: 忘记密码, the new password.
#include "platform/base/hash.hpp"
#include "people/messages/messages.hpp"
#include "people/identity/passwords/recovery.hpp"
#include "people/identity/verification/codes.hpp"
#include "people/identity/verification/kinds.hpp"
#include "people/identity/verification/verification.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::identity {
namespace {

constexpr int k_asks_a_minute = 20;  // of one address

struct Match {
  store::Person person;
  access::Principal who;
  std::int64_t challenge = 0;
};

std::optional<Match> match(const Shared& shared, db::Reader& reader, const SignInName& name,
                           const std::string& code) {
  const auto person = store::person_by_name(reader, name.account, name.user);
  const auto who = shared.admitted(reader, person);
  if (!who) return std::nullopt;
  for (const auto purpose : {k_recovery, k_entrance})
    for (const auto& row :
         reader.rows(store::select_recoveries,
                     {who->tenant, who->person, std::string(purpose), bound_to(*person), shared.clock.now()}))
      if (is_code_mac(shared, purpose, meant_code(code), row.code_mac))
        return Match{*person, *who, row.challenge_id};
  return std::nullopt;
}

/// Told behind the answer, so that its time does not tell whether there was a person to write about.
void note_wrong_code(Shared& shared, const SignInName& name, const edge::Exchange& exchange) {
  std::optional<access::Principal> who;
  shared.database.read([&](db::Reader& reader) {
    who = shared.admitted(reader, store::person_by_name(reader, name.account, name.user));
  });
  shared.database.submit(
      who ? who->tenant : TenantId(), {},
      [&shared, who, exchange](db::Transaction& tx) {
        if (who)
          shared.trail.write(tx, who->tenant, *who,
                             {"identity.recover_password", "account:" + who->account_name,
                              std::string(errors::recovery_code.id),
                              "{\"remote\":\"" + exchange.remote + "\"}", exchange.request_id},
                             shared.clock.now());
        return true;
      },
      [](const db::Finished&) {});
}

void tell(db::Transaction& tx, const access::Principal& who, std::int64_t keys_disabled, Instant now) {
  const messages::Recipient self{who.tenant, who.person};
  const std::string count = std::to_string(keys_disabled);
  messages::notify(tx, {&self, 1}, kinds::security,
                   {{"what_en", "Your password was set by a code from your mail; access keys disabled: " + count},
                    {"what_zh", "已通过邮箱验证码设置密码，已停用访问密钥 " + count + " 个"},
                    {"who", who.name}},
                   now);
}

/// False when the code was used or the password changed by somebody who was faster.
bool set_password(const Shared& shared, db::Transaction& tx, const Match& found, const std::string& hash,
                  bool disable_keys, const edge::Exchange& exchange) {
  const auto tenant = found.who.tenant;
  const auto person = found.who.person;
  const Instant now = shared.clock.now();
  if (tx.change(store::use_challenge, {tenant, found.challenge, now, {}}) == 0) return false;
  if (tx.change(store::recover_password, {tenant, person, found.person.password_hash, hash}) == 0)
    return false;
  tx.change(store::delete_sessions, {tenant, person, {}});
  tx.change(store::delete_tokens, {tenant, person});
  const auto disabled = disable_keys ? tx.change(store::disable_keys, {tenant, person}) : 0;
  shared.leaving(tx).person(person);
  shared.trail.write(tx, tenant, found.who,
                     {"identity.recover_password", "account:" + found.who.account_name, "done",
                      "{\"remote\":\"" + exchange.remote +
                          "\",\"keys_disabled\":" + std::to_string(disabled) + "}",
                      exchange.request_id},
                     now);
  tell(tx, found.who, disabled, now);
  return true;
}

}  // namespace

std::string bound_to(const store::Person& person) { return sha256_hex(person.password_hash); }

Result<SignInName> name_of(const Text<1, 16>& form, const Text<1, 64>& account,
                           const std::optional<Text<1, 64>>& user) {
  const bool member = form.value == "member";
  if (!member && form.value != "account") return refuse(pc::errors::invalid_value, "form", "account, member");
  if (member && !user) return refuse(pc::errors::missing_value, "user");
  return SignInName{account.value, member ? user->value : std::string()};
}

Result<edge::Nothing> recover(Shared& shared, edge::Exchange& exchange, const Recover& input) {
  PC_TRY(name, name_of(input.form, input.account, input.user));
  const Secret fresh(input.new_password.value);
  PC_CHECK(shared.check_password(fresh, std::vector{name.account, name.user}, "new_password"));
  const std::string typed = guess_at_name(name.account, name.user);
  const std::string guesser = "recovery\n" + typed + "\n" + http::peer_of(exchange.remote);
  if (const auto seconds = shared.guesses.attempt(guesser, shared.clock.now(), k_code_tries); seconds > 0)
    return refuse(errors::locked, "", std::to_string(seconds));
  const std::string hash =
      hash_password(fresh, shared.strength);  // first, so that every answer takes as long
  std::optional<Match> found;
  std::vector<std::string> names;
  shared.database.read([&](db::Reader& reader) {
    found = match(shared, reader, name, input.mailed_code.value);
    if (found) names = names_around(shared, reader, found->person);
  });
  if (!found) {
    note_wrong_code(shared, name, exchange);
    return refuse(errors::recovery_code, "mailed_code");
  }
  shared.guesses.forget(guesser);
  PC_CHECK(shared.check_password(fresh, names, "new_password"));
  PC_CHECK(second_step(shared, found->who,
                       input.code ? std::optional<std::string>(input.code->value) : std::nullopt));
  const auto finished = shared.database.write(found->who.tenant, [&](db::Transaction& tx) {
    const auto still = match(shared, tx, name, input.mailed_code.value);
    return still && set_password(shared, tx, *still, hash, input.disable_keys, exchange);
  });
  if (finished.fate == db::Fate::refused) return refuse(errors::recovery_code, "mailed_code");
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  shared.guesses.forget(typed);
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

void add_recovery_routes(edge::Routes& routes, Shared& shared) {
  routes.add(edge::Direct<Forgotten, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/forgotten-passwords",
      .access = edge::Access::anyone(),
      .audit = "identity.ask_recovery",
      .says = {"Ask for a code to set a forgotten password anew", "获取重置密码验证码"},
      .refuses = {&messages::errors::cannot_send},
      .run = [&shared](const access::Principal&, edge::Exchange& exchange,
                       const Forgotten& input) { return ask_recovery(shared, exchange, input); },
      .csrf = false,
      .open_per_minute = k_asks_a_minute});
  routes.add(edge::Direct<Recover, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/forgotten-passwords",
      .access = edge::Access::anyone(),
      .audit = "identity.recover_password",
      .says = {"Set a forgotten password anew", "重置密码"},
      .refuses = {&errors::weak_password, &errors::common_password, &errors::locked, &errors::recovery_code,
                  &errors::code_required, &errors::wrong_authenticator_code, &errors::verification_locked},
      .run = [&shared](const access::Principal&, edge::Exchange& exchange,
                       const Recover& input) { return recover(shared, exchange, input); },
      .csrf = false,
      .open_per_minute = k_asks_a_minute});
}

}  // namespace pc::identity
