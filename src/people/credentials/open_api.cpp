#include "open_api.hpp"

#include "errors.hpp"
#include "people/persons/persons.hpp"
#include "people/sealing/seal.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::credentials {
namespace {

bool is_signed(const SignatureClaim& claim, std::string_view header) {
  return std::ranges::find(claim.signed_headers, header) != claim.signed_headers.end();
}

WireRequest wire_request_of(const http::Request& request) {
  WireRequest wire{request.method, request.path, request.query, {}, request.body};
  for (const auto& header : request.headers) wire.headers.emplace_back(header.name, header.value);
  return wire;
}

/// Whoever acts for a customer does so no more: what ended it may begin anew, the token does not.
void end_acting(db::Database& database, const std::string& hash, const Token& token) {
  database.submit(
      token.who.tenant, {},
      [hash, token](db::Transaction& tx) {
        if (tx.change(store::delete_token, {token.who.tenant, hash}) == 1)
          persons::end_acting(tx, token.who, token.who, token.acting_id, "over");
        return true;
      },
      [](const db::Finished&) {});
}

std::optional<Token> load_token(db::Reader& reader, const std::string& hash) {
  const auto row = reader.maybe(store::select_token, {hash});
  if (!row) return std::nullopt;
  const auto who = persons::principal(reader, row->tenant_id, row->person_id);
  if (!who) return std::nullopt;
  Token token{*who, row->expires_at, row->acting_id, {}};
  const auto* acting = reader.services().find<persons::ActingHooks>();
  if (token.acting_id != 0 && acting != nullptr) token.acting = acting->still(reader, *who, token.acting_id);
  return token;
}

}  // namespace

void OpenApiAuthenticator::authenticate(const http::Request& request, Answer done) {
  const auto authorization = request.header("authorization");
  const auto token = request.header("x-auth-token");
  if (!authorization.empty()) return by_signature(request, std::move(done));
  if (!token.empty()) return by_token(std::string(token), done);
  done(edge::Caller{});
}

Outcome OpenApiAuthenticator::prove(const http::Request& request, const SignatureClaim& claim,
                                    const Key& key) const {
  const Instant now = use<Clock>(database_).now();
  PC_CHECK(verify(wire_request_of(request), claim, key.secret, now));
  note_use(claim.access_key, key, now);
  return Done{};
}

Result<edge::Caller> OpenApiAuthenticator::checked(const http::Request& request, SignatureClaim claim,
                                                   const KeyPtr& key) const {
  const Instant now = use<Clock>(database_).now();
  if (key->expires_at.micros != 0 && now >= key->expires_at) return refuse(errors::access_key_unknown);
  if (request.body_follows) PC_CHECK(check_date(request.header(k_date_header), now));
  else PC_CHECK(prove(request, claim, *key));
  edge::Caller caller;
  caller.read_only = key->read_only;
  caller.who = key->who;
  caller.who.machine = true;
  caller.replay_key = replay_key(claim);
  caller.takes_key = is_signed(claim, "idempotency-key");
  if (request.body_follows)
    caller.prove = [this, claim = std::move(claim), key](const http::Request& whole) {
      return prove(whole, claim, *key);
    };
  return caller;
}

/// `last used` is written at most once a minute.
void OpenApiAuthenticator::note_use(const std::string& access_key, const Key& key, Instant now) const {
  if (now < key.last_used_at.plus_seconds(60)) return;
  const auto generation = use<Keys>(database_).generation();
  Key used = key;
  used.last_used_at = now;
  use<Keys>(database_).put(access_key, used, now, generation);
  database_.submit(
      key.who.tenant, {},
      [access_key, now](db::Transaction& tx) {
        tx.change(store::update_key_used, {access_key, now});
        return true;
      },
      [](const db::Finished&) {});
}

void OpenApiAuthenticator::by_signature(const http::Request& request, Answer done) {
  auto claim = parse_authorization(request.header("authorization"));
  if (!claim) return done(claim.refusal());
  const auto generation = use<Keys>(database_).generation();
  if (auto known = use<Keys>(database_).find(claim->access_key, use<Clock>(database_).now()))
    return done(checked(request, std::move(*claim), std::make_shared<const Key>(std::move(*known))));
  auto found = std::make_shared<std::optional<Key>>();
  database_.submit_read(
      [found, id = claim->access_key](db::Reader& reader) {
        const auto row = reader.maybe(store::select_key, {id});
        if (!row || row->status != "active") return;
        const auto who = persons::principal(reader, row->tenant_id, row->person_id);
        auto secret = use<sealing::Seal>(reader).open(row->sealed_secret);
        if (who && secret)
          *found = Key{*who, *secret, row->scope == "read", row->expires_at, row->last_used_at};
      },
      [this, found, &request, claim = *claim, done, generation](const std::string& error) {
        if (!error.empty()) return done(refuse(pc::errors::unavailable));
        if (!*found) return done(refuse(errors::access_key_unknown));
        use<Keys>(database_).put(claim.access_key, **found, use<Clock>(database_).now(), generation);
        done(checked(request, claim, std::make_shared<const Key>(std::move(**found))));
      });
}

Result<edge::Caller> OpenApiAuthenticator::admitted(const std::string& hash, const Token& token) const {
  if (use<Clock>(database_).now() >= token.expires_at) return refuse(errors::token_expired);
  if (token.acting_id != 0 && !token.acting) {
    end_acting(database_, hash, token);
    return refuse(errors::token_expired);
  }
  edge::Caller caller;
  caller.who = token.seen();
  caller.who.machine = true;
  return caller;
}

void OpenApiAuthenticator::by_token(const std::string& token, const Answer& done) {
  const std::string hash = sha256_hex(token);
  const auto generation = use<Tokens>(database_).generation();
  if (const auto known = use<Tokens>(database_).find(hash, use<Clock>(database_).now()))
    return done(admitted(hash, *known));
  auto found = std::make_shared<std::optional<Token>>();
  database_.submit_read([found, hash](db::Reader& reader) { *found = load_token(reader, hash); },
                        [this, found, hash, done, generation](const std::string& error) {
                          if (!error.empty()) return done(refuse(pc::errors::unavailable));
                          if (!*found) return done(refuse(errors::token_expired));
                          // One that acts for a customer is looked up at every request: it may be over.
                          if ((*found)->acting_id == 0)
                            use<Tokens>(database_).put(hash, **found, use<Clock>(database_).now(),
                                                       generation);
                          done(admitted(hash, **found));
                        });
}

}  // namespace pc::credentials
