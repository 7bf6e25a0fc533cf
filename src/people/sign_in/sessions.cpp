// Sign-in, the session as the console sees it, sign-out.
#include "core/audit/audit.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/password_check.hpp"
#include "people/persons/words.hpp"
#include "people/verification/verification.hpp"
#include "platform/base/hash.hpp"
#include "platform/wire/one_of.hpp"
#include "routes.hpp"
#include "session_view.hpp"
#include "store.hpp"

namespace pc::sign_in {
namespace {

struct SignIn {
  static constexpr const char* shape_name = "SignIn";
  Text<1, 16> form;
  Text<1, 64> account;
  std::optional<Text<1, 64>> user;
  TypedPassword password;
  std::optional<Text<6, 20>> code;
  std::optional<Text<2, 5>> language;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::one_of<&SignIn::form, "account", "member">(
            "form", "account for a main account (主账号), member for a member of one (IAM用户)."),
        wire::field<&SignIn::account>("account", "Account name."),
        wire::field<&SignIn::user>("user", "User name of a member."),
        wire::field<&SignIn::password>("password", "Password."),
        wire::field<&SignIn::code>("code",
                                   "Of the authenticator app, or a recovery code, when session.code_required "
                                   "asked for it."),
        wire::one_of<&SignIn::language, "zh-CN", "en">(
            "language", "zh-CN or en, when it was chosen on the page; kept from now on.")};
    return all;
  }
};

void set_cookie(edge::Exchange& exchange, const std::string& token, std::int64_t seconds) {
  exchange.answer_headers.emplace_back(
      "Set-Cookie", std::string(session_cookie(exchange.secure)) + "=" + token +
                        "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
                        (exchange.secure ? "; Secure" : ""));
}

/// What opening a session changes besides.
struct Opening {
  std::string replaces;              // the hash of the session it follows; empty: none
  std::optional<Language> language;  // chosen before, and kept with the person
};

/// Stores a session under a fresh secret; only its hash is kept.
void open_session(edge::Exchange& exchange, Session& session, const Opening& opening) {
  db::Database& database = *exchange.database;
  const Instant now = use<Clock>(database).now();
  const std::string token = random_hex(32);
  const std::string hash = sha256_hex(token);
  const auto finished = database.write(session.who.tenant, [&](db::Transaction& tx) {
    if (!opening.replaces.empty()) tx.change(store::delete_session, {opening.replaces});
    if (opening.language) persons::set_language(tx, session.who.tenant, session.who.person, *opening.language);
    tx.change(store::insert_session,
              {hash, session.who.tenant, session.who.person, session.csrf_token, session.times.rotated_at,
               session.times.seen_at, session.times.ends_at, session.began_at, exchange.remote,
               exchange.user_agent.substr(0, 200), session.acting_id});
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  auto& sessions = use<Sessions>(database);
  if (!opening.replaces.empty()) sessions.drop(opening.replaces);
  if (session.acting_id == 0) sessions.put(hash, session, now, sessions.generation());
  set_cookie(exchange, token, (session.times.ends_at.micros - now.micros) / 1'000'000);
}

/// Told to the database without waiting for it.
void note_sign_in(db::Database& database, const access::Principal& who, const std::string& remote) {
  const Instant now = use<Clock>(database).now();
  database.submit(
      who.tenant, {},
      [who, remote, now](db::Transaction& tx) {
        persons::note_sign_in(tx, who.tenant, who.person, now);
        use<audit::AuditLog>(tx).write(tx, who.tenant, who,
                           {"session.sign_in", "account:" + who.account_name, "done",
                            "{\"remote\":\"" + remote + "\"}", {}},
                           now);
        return true;
      },
      [](const db::Finished&) {});
}

Result<SessionView> sign_in(edge::Exchange& exchange, const SignIn& input) {
  const bool member = input.form.value == "member";
  if (!member && input.form.value != "account")
    return refuse(pc::errors::invalid_value, "form", "account, member");
  if (member && !input.user) return refuse(pc::errors::missing_value, "user");
  std::optional<Language> language;
  if (input.language) {
    PC_TRY(named, persons::language_named(input.language->value));
    language = named;
  }
  db::Database& database = *exchange.database;
  PC_TRY(known, persons::checked_credentials(database, input.account.value, member ? input.user->value : std::string(),
                                    Secret(input.password.value), exchange.remote, "session.sign_in"));
  PC_CHECK(verification::second_step(database, known.who,
                       input.code ? std::optional<std::string>(input.code->value) : std::nullopt));
  verification::SecondStep needed;
  database.read([&](db::Reader& reader) { needed = verification::second_step_of(reader, known.who); });
  const Instant now = use<Clock>(database).now();
  if (language) known.who.language = *language;
  Session session{known.who,
                  known.person.roles,
                  random_hex(16),
                  {now, now, now.plus_seconds(use<SessionLimits>(database).absolute_seconds)},
                  known.person.must_change_password,
                  now,
                  0,
                  {},
                  needed.asks_codes,
                  needed.must_enrol};
  const std::string old = session_token_of(exchange);
  open_session(exchange, session, {old.empty() ? std::string() : sha256_hex(old), language});
  note_sign_in(database, known.who, exchange.remote);
  return view_of(database, session);
}

Result<SessionView> show_session(edge::Exchange& exchange) {
  db::Database& database = *exchange.database;
  const std::string hash = sha256_hex(session_token_of(exchange));
  const Instant now = use<Clock>(database).now();
  std::optional<Session> session;
  database.read([&](db::Reader& reader) { session = load_session(reader, hash); });
  if (!session || !alive(session->times, use<SessionLimits>(database), now)) return pc::errors::unauthenticated;
  if (session->acting_id != 0 && !session->acting) {
    end_acting(database, hash, *session, "over");
    session->acting_id = 0;
  }
  if (due_for_rotation(session->times, use<SessionLimits>(database), now)) {
    session->times.rotated_at = session->times.seen_at = now;
    open_session(exchange, *session, {hash, {}});
  }
  return view_of(database, *session);
}

Result<edge::Nothing> sign_out(const access::Principal& who, edge::Exchange& exchange) {
  db::Database& database = *exchange.database;
  const std::string hash = sha256_hex(session_token_of(exchange));
  std::optional<Session> session;
  database.read([&](db::Reader& reader) { session = load_session(reader, hash); });
  if (session && session->acting_id != 0) end_acting(database, hash, *session, "signed out");
  database.write(who.tenant, [&](db::Transaction& tx) {
    tx.change(store::delete_session, {hash});
    return true;
  });
  use<Sessions>(database).drop(hash);
  set_cookie(exchange, "", 0);
  persons::note(database, who, "session.sign_out", "done", exchange.remote);
  return edge::Nothing{};
}

}  // namespace

void add_session_routes(edge::Routes& routes, const Services& services) {
  routes.add(edge::Direct<SignIn, SessionView>{
      .verb = edge::Verb::post,
      .path = "/api/v1/session",
      .access = edge::Access::anyone(),
      .audit = "session.sign_in",
      .says = {"Sign in", "登录"},
      .refuses = {&passwords::errors::wrong_password, &passwords::errors::locked,
                  &verification::errors::code_required, &verification::errors::wrong_authenticator_code,
                  &verification::errors::verification_locked},
      .run = [](const access::Principal&, edge::Exchange& exchange, const SignIn& input) {
        return sign_in(exchange, input);
      },
      .csrf = false,
      .open_per_minute = services.get<passwords::Passwords>().sign_ins_per_minute()});
  routes.add(edge::Direct<edge::Nothing, SessionView>{
      .verb = edge::Verb::get,
      .path = "/api/v1/session",
      .access = edge::Access::signed_in(),
      .audit = "",
      .says = {"The session", "当前会话"},
      .run = [](const access::Principal&, edge::Exchange& exchange, const edge::Nothing&) {
        return show_session(exchange);
      },
      .open_to_confined = true});
  routes.add(edge::Direct<edge::Nothing, edge::Nothing>{
      .verb = edge::Verb::del,
      .path = "/api/v1/session",
      .access = edge::Access::signed_in(),
      .audit = "session.sign_out",
      .says = {"Sign out", "退出登录"},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const edge::Nothing&) {
        return sign_out(who, exchange);
      },
      .open_to_confined = true,
      .while_acting = true});
}

}  // namespace pc::sign_in
