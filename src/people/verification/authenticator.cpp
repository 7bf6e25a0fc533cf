// Acts: enrol an authenticator app with a first code, new recovery codes, take it away.
#include "platform/base/hash.hpp"
#include "platform/documents/qr.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/callers.hpp"
#include "people/persons/person.hpp"
#include "people/sealing/seal.hpp"
#include "people/verification/totp.hpp"
#include "people/verification/codes.hpp"
#include "people/verification/kinds.hpp"
#include "people/verification/routes.hpp"
#include "people/verification/verification.hpp"

namespace pc::verification {
namespace {

struct AuthenticatorView {
  static constexpr const char* shape_name = "AuthenticatorView";
  bool active = false, required = false;
  std::optional<Instant> since;
  std::int64_t recovery_codes_left = 0;
  std::string mail;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&AuthenticatorView::active>("active", "Whether an app is in use."),
        wire::field<&AuthenticatorView::required>("required", "Whether sign-in needs one."),
        wire::field<&AuthenticatorView::since>("since", "Since when."),
        wire::field<&AuthenticatorView::recovery_codes_left>("recovery_codes_left", "Recovery codes not used yet."),
        wire::field<&AuthenticatorView::mail>("mail", "Where codes go by mail, masked; empty: nowhere.")};
    return all;
  }
};
struct PasswordAgain {
  static constexpr const char* shape_name = "PasswordAgain";
  TypedPassword password;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&PasswordAgain::password>("password", "The password.")};
    return all;
  }
};
struct Enrolment {
  static constexpr const char* shape_name = "AuthenticatorEnrolment";
  std::string secret, uri, qr_svg;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Enrolment::secret>("secret", "To be typed where nothing can be scanned."),
        wire::field<&Enrolment::uri>("uri", "What the QR code holds."),
        wire::field<&Enrolment::qr_svg>("qr_svg", "The QR code, as SVG.")};
    return all;
  }
};
struct OneCode {
  static constexpr const char* shape_name = "OneCode";
  Text<6, 20> code;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&OneCode::code>("code", "Of the app, or a recovery code.")};
    return all;
  }
};
struct RecoveryCodes {
  static constexpr const char* shape_name = "RecoveryCodes";
  std::vector<std::string> codes;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RecoveryCodes::codes>("codes", "Each works once instead of a code; shown here only.")};
    return all;
  }
};

Result<AuthenticatorView> show(db::Database& database, const access::Principal& who, const edge::Nothing&) {
  const TenantId tenant = who.tenant;
  const auto person = person_behind(who);
  AuthenticatorView answer;
  database.read([&](db::Reader& reader) {
    answer = {};
    const auto app = store::authenticator(reader, tenant, person);
    answer.active = app && app->active;
    answer.required = requires_totp(reader, tenant, owner_of(who));
    if (answer.active) answer.since = app->since;
    answer.recovery_codes_left = reader.one(store::count_recovery_codes, {tenant, person}).found;
    if (const auto address = messages::address_of(reader, {tenant, person}))
      answer.mail = masked_address(address->email);
  });
  return answer;
}

/// One transaction of a direct act; what it refuses stays undone, what it counted before refusing stays.
Outcome run(db::Database& database, const access::Principal& who, const std::function<Outcome(db::Transaction&)>& act) {
  Outcome outcome = Done{};
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    outcome = act(tx);
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return outcome;
}

void tell(db::Transaction& tx, const access::Principal& who, std::string_view en, std::string_view zh, Instant now) {
  const messages::Recipient self{who.tenant, person_behind(who)};
  messages::notify(tx, {&self, 1}, kinds::security,
                   {{"what_en", std::string(en)}, {"what_zh", std::string(zh)}, {"who", who.name}}, now);
}

Result<Enrolment> begin(db::Database& database, const access::Principal& who, const PasswordAgain& input) {
  const auto self = person_behind(who);
  std::optional<persons::Person> person;
  std::optional<store::Authenticator> app;
  database.read([&](db::Reader& reader) {
    person = persons::find(reader, who.tenant, self);
    app = store::authenticator(reader, who.tenant, self);
  });
  if (app && app->active) return errors::has_authenticator;
  const Instant now = use<Clock>(database).now();
  PC_CHECK(run(database, who, [&](db::Transaction& tx) { return check_not_locked(tx, who.tenant, self, now); }));
  if (!person || !passwords::verify_password(person->password_hash, Secret(input.password.value))) {
    static_cast<void>(run(database, who, [&](db::Transaction& tx) -> Outcome {
      count_failure(tx, who.tenant, self, now);
      return Done{};
    }));
    return refuse(passwords::errors::wrong_password, "password");
  }
  const std::string key = bytes_of_hex(random_hex(20));
  const Outcome done = run(database, who, [&](db::Transaction& tx) -> Outcome {
    tx.change(store::upsert_authenticator, {who.tenant, self, use<sealing::Seal>(tx).close(Secret(key)), now});
    return Done{};
  });
  PC_CHECK(done);
  const std::string account =
      person->user_name.empty() ? who.account_name : who.account_name + "/" + person->user_name;
  Enrolment answer{base32(key), otpauth_uri("Partner Center", account, key), {}};
  answer.qr_svg = documents::qr_svg(answer.uri);
  return answer;
}

std::vector<std::string> fresh_recovery_codes(db::Transaction& tx, const access::Principal& who) {
  const auto self = person_behind(who);
  std::vector<std::string> codes;
  tx.change(store::delete_recovery_codes, {who.tenant, self});
  while (codes.size() < k_recovery_codes) {
    const std::string code = random_hex(5);
    tx.change(store::insert_recovery_code, {who.tenant, self, code_mac(tx, "recovery", code)});
    codes.push_back(code.substr(0, 5) + "-" + code.substr(5));
  }
  return codes;
}

/// Wrong codes count; refuses verification.locked and verification.wrong_code.
Outcome check_code(db::Transaction& tx, const access::Principal& who, std::string_view code,
                   Instant now) {
  const auto self = person_behind(who);
  PC_CHECK(check_not_locked(tx, who.tenant, self, now));
  const auto proof = proof_of(tx, who.tenant, self, code, now);
  if (proof && use_up(tx, who.tenant, self, *proof, now)) return Done{};
  count_failure(tx, who.tenant, self, now);
  return refuse(errors::wrong_authenticator_code, "code");
}

Result<RecoveryCodes> confirm(db::Database& database, const access::Principal& who, const OneCode& input) {
  const auto self = person_behind(who);
  const Instant now = use<Clock>(database).now();
  RecoveryCodes answer;
  const Outcome done = run(database, who, [&](db::Transaction& tx) -> Outcome {
    PC_CHECK(check_not_locked(tx, who.tenant, self, now));
    const auto app = store::authenticator(tx, who.tenant, self);
    if (app && app->active) return errors::has_authenticator;
    const auto key = app ? use<sealing::Seal>(tx).open(app->sealed_secret) : std::nullopt;
    if (!key) return errors::no_authenticator;
    const auto step = matching_step(key->reveal(), meant_code(input.code.value), 0, now);
    if (!step) {
      count_failure(tx, who.tenant, self, now);
      return refuse(errors::wrong_authenticator_code, "code");
    }
    tx.change(store::activate_authenticator, {who.tenant, self, *step, now});
    persons::forget(tx, self);
    answer.codes = fresh_recovery_codes(tx, who);
    tell(tx, who, "An authenticator app was enrolled", "已绑定身份验证器", now);
    return Done{};
  });
  PC_CHECK(done);
  persons::note(database, who, "authenticator.confirm", "done", {});
  return answer;
}

Result<RecoveryCodes> renew(db::Database& database, const access::Principal& who, const OneCode& input) {
  const Instant now = use<Clock>(database).now();
  RecoveryCodes answer;
  const Outcome done = run(database, who, [&](db::Transaction& tx) -> Outcome {
    PC_CHECK(check_code(tx, who, input.code.value, now));
    answer.codes = fresh_recovery_codes(tx, who);
    tell(tx, who, "New recovery codes were made", "已重新生成恢复码", now);
    return Done{};
  });
  PC_CHECK(done);
  persons::note(database, who, "authenticator.renew_recovery_codes", "done", {});
  return answer;
}

Result<edge::Nothing> remove(db::Database& database, const access::Principal& who, const OneCode& input) {
  const auto self = person_behind(who);
  const Instant now = use<Clock>(database).now();
  const Outcome done = run(database, who, [&](db::Transaction& tx) -> Outcome {
    PC_CHECK(check_code(tx, who, input.code.value, now));
    tx.change(store::delete_authenticator, {who.tenant, self});
    tx.change(store::delete_recovery_codes, {who.tenant, self});
    persons::forget(tx, self);
    tell(tx, who, "The authenticator app was removed", "已解绑身份验证器", now);
    return Done{};
  });
  PC_CHECK(done);
  persons::note(database, who, "authenticator.remove", "done", {});
  return edge::Nothing{};
}

}  // namespace

SecondStep second_step_of(db::Reader& reader, const access::Principal& who) {
  const auto setting = store::security_setting(reader, who.tenant, owner_of(who));
  return {setting.verification,
          setting.sign_in_totp && !has_authenticator(reader, who.tenant, who.person)};
}

Outcome second_step(db::Database& database, const access::Principal& who, const std::optional<std::string>& code) {
  bool enrolled = false;
  database.read(
      [&](db::Reader& reader) { enrolled = has_authenticator(reader, who.tenant, who.person); });
  if (!enrolled) return Done{};
  if (!code) return refuse(errors::code_required, "code");
  return run(database, who,
             [&](db::Transaction& tx) { return check_code(tx, who, *code, use<Clock>(database).now()); });
}

namespace {

/// Direct, so that secrets of the answer are not kept under the request's key.
template <class In, class Out>
void add(edge::Routes& routes, edge::Verb verb, std::string_view path, std::string_view audit,
         edge::Says says, std::vector<const ErrorCode*> refuses,
         Result<Out> (*act)(db::Database&, const access::Principal&, const In&)) {
  routes.add(
      edge::Direct<In, Out>{.verb = verb,
                            .path = path,
                            .access = edge::Access::signed_in(),
                            .audit = audit,
                            .says = says,
                            .refuses = std::move(refuses),
                            .run = [act](const access::Principal& who, edge::Exchange& exchange,
                                         const In& input) { return act(*exchange.database, who, input); },
                            .open_to_confined = true});
}

}  // namespace

void add_authenticator_routes(edge::Routes& routes) {
  using edge::Verb;
  add(routes, Verb::get, "/api/v1/me/authenticator", "", {"One's authenticator app", "查询身份验证器"}, {},
      &show);
  add(routes, Verb::post, "/api/v1/me/authenticator", "authenticator.begin",
      {"Begin to enrol an authenticator app", "绑定身份验证器"},
      {&errors::has_authenticator, &passwords::errors::wrong_password, &errors::verification_locked}, &begin);
  add(routes, Verb::post, "/api/v1/me/authenticator/confirm", "authenticator.confirm",
      {"Confirm an authenticator app by a first code", "确认绑定身份验证器"},
      {&errors::has_authenticator, &errors::no_authenticator, &errors::wrong_authenticator_code,
       &errors::verification_locked},
      &confirm);
  add(routes, Verb::post, "/api/v1/me/authenticator/recovery-codes", "authenticator.renew_recovery_codes",
      {"Make new recovery codes", "重新生成恢复码"},
      {&errors::wrong_authenticator_code, &errors::verification_locked}, &renew);
  add(routes, Verb::post, "/api/v1/me/authenticator/remove", "authenticator.remove",
      {"Remove the authenticator app", "解绑身份验证器"},
      {&errors::wrong_authenticator_code, &errors::verification_locked}, &remove);
}

}  // namespace pc::verification
