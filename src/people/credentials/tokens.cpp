#include "tokens.hpp"

#include "api/edge/gate.hpp"
#include "people/persons/acting.hpp"
#include "people/persons/password_check.hpp"
#include "people/persons/persons.hpp"
#include "people/verification/verification.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::credentials {
namespace {

/// As long as a period of acting may last.
constexpr std::int64_t k_token_seconds = 24 * 3600;

struct Issued {
  std::string token = random_hex(48);
  Instant now, expires_at;
  explicit Issued(Instant at) : now(at), expires_at(at.plus_seconds(k_token_seconds)) {}
};

Result<persons::SignedIn> checked_user(db::Database& database, const TokenUser& user,
                                       const std::string& remote) {
  const std::string account = user.domain.name ? user.domain.name->value : user.name.value;
  const bool main_account = user.name.value == account;
  PC_TRY(known,
         persons::checked_credentials(database, account, main_account ? std::string() : user.name.value,
                                      Secret(user.password.value), remote, "iam.token"));
  // The password that somebody else chose is good for one thing: choosing one's own.
  if (known.person.must_change_password) return persons::errors::must_change_password;
  // A password alone is not enough for whoever has, or must have, an authenticator app: access keys sign instead.
  PC_CHECK(verification::second_step(database, known.who, std::nullopt));
  bool must_enrol = false;
  database.read(
      [&](db::Reader& reader) { must_enrol = verification::second_step_of(reader, known.who).must_enrol; });
  if (must_enrol) return verification::errors::must_enrol;
  return known;
}

/// `who`: whose the token is.
TokenAnswer answer_with(edge::Exchange& exchange, const Issued& issued, const access::Principal& who,
                        std::string method) {
  exchange.answer_headers.emplace_back("X-Subject-Token", issued.token);
  TokenAnswer answer;
  answer.token.expires_at = issued.expires_at.text_micros();
  answer.token.issued_at = issued.now.text_micros();
  answer.token.methods = {std::move(method)};
  answer.token.domain = {domain_id_of(who), who.account_name};
  answer.token.roles = {{"0", "te_admin"}};
  return answer;
}

Result<TokenAnswer> by_password(edge::Exchange& exchange, const TokenUser& user) {
  db::Database& database = *exchange.database;
  const Issued issued(use<Clock>(database).now());
  PC_TRY(known, checked_user(database, user, exchange.remote));
  const auto& who = known.who;
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    persons::note_sign_in(tx, who.tenant, who.person, issued.now);
    tx.change(store::insert_token, {sha256_hex(issued.token), who.tenant, who.person, issued.expires_at});
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  persons::note(database, who, "iam.token", "done", exchange.remote);
  auto answer = answer_with(exchange, issued, who, "password");
  answer.token.user = {hex32_of_id(who.person.value), user.name.value, answer.token.domain};
  return answer;
}

/// The customer that is meant; 0, which is nobody's, where there is none or two names tell of two: nothing is told of
/// who exists.
std::int64_t customer_of(db::Reader& reader, const std::optional<Text<1, 64>>& id,
                         const std::optional<Text<1, 64>>& name) {
  std::int64_t found = id ? id_of_hex32(id->value).value_or(0) : 0;
  if (!name) return found;
  const auto owner = persons::owner_of(reader, name->value);
  const std::int64_t named = owner ? owner->customer : 0;
  return id && named != found ? 0 : named;
}

Result<std::int64_t> wanted_customer(db::Database& database, const TokenAuth& auth) {
  const auto& wanted = *auth.identity.assume_role;
  if (!wanted.domain_id && !wanted.domain_name)
    return refuse(pc::errors::missing_value, "auth.identity.assume_role.domain_id");
  std::int64_t customer = 0;
  database.read([&](db::Reader& reader) {
    customer = customer_of(reader, wanted.domain_id, wanted.domain_name);
    if (!auth.scope || !auth.scope->domain) return;
    const auto& [name, id] = *auth.scope->domain;
    if ((id || name) && customer_of(reader, id, name) != customer) customer = 0;
  });
  return customer;
}

/// Whoever comes with a token of their own, not with a key, and may act for customers.
Outcome check_may_assume(const access::Principal& who, const edge::Exchange& exchange) {
  const bool by_token = exchange.header("authorization").empty() && !exchange.header("x-auth-token").empty();
  if (who.side == access::Side::none || !by_token) return pc::errors::unauthenticated;
  const auto* acting = exchange.database->services().find<persons::ActingHooks>();
  if (acting == nullptr || !who.may(*acting->needs)) return pc::errors::forbidden;
  return Done{};
}

/// As one begins to act on the console, and under the same rules.
Result<TokenAnswer> by_role(const access::Principal& who, edge::Exchange& exchange, const TokenAuth& auth) {
  PC_CHECK(check_may_assume(who, exchange));
  db::Database& database = *exchange.database;
  PC_TRY(customer, wanted_customer(database, auth));
  const Issued issued(use<Clock>(database).now());
  const persons::WantedActing wanted{customer, "order", auth.identity.assume_role->agency_name.value,
                                     exchange.request_id};
  Result<std::int64_t> begun = pc::errors::internal;
  std::optional<persons::ActedFor> acted_for;
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    begun = persons::begin_acting(tx, who, wanted, issued.now);
    if (!begun) return true;
    acted_for = use<persons::ActingHooks>(tx).still(tx, who, *begun);
    tx.change(store::insert_token,
              {sha256_hex(issued.token), who.tenant, who.person, issued.expires_at, *begun});
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  if (!begun) return begun.refusal();
  ensure(acted_for.has_value(), "who just began to act does so");
  const auto seen = persons::seen_as(who, *acted_for);
  persons::note(database, seen, "iam.token", "done", exchange.remote);
  auto answer = answer_with(exchange, issued, seen, "assume_role");
  answer.token.user = {answer.token.domain.id, answer.token.domain.name, answer.token.domain};
  answer.token.assumed_by =
      AssumedByView{{hex32_of_id(who.person.value), who.name, {domain_id_of(who), who.account_name}}};
  return answer;
}

}  // namespace

std::string domain_id_of(const access::Principal& who) {
  if (who.side == access::Side::customer) return hex32_of_id(who.customer);
  if (who.side == access::Side::partner) return hex32_of_id(who.partner);
  return hex32_of_id(who.person.value);
}

Result<TokenAnswer> issue_token(const access::Principal& who, edge::Exchange& exchange,
                                const TokenRequest& input) {
  if (who.actor) return edge::errors::not_while_acting;
  const auto& identity = input.auth.identity;
  const auto& methods = identity.methods.items;
  const std::string method = methods.size() == 1 ? methods.front().value : std::string();
  if (method == "password" && identity.password) return by_password(exchange, identity.password->user);
  if (method == "assume_role" && identity.assume_role) return by_role(who, exchange, input.auth);
  return refuse(pc::errors::invalid_value, "auth.identity.methods", "password, assume_role");
}

}  // namespace pc::credentials
