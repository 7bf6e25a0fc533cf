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

}  // namespace

void OpenApiAuthenticator::authenticate(const http::Request& request, Answer done) {
  const auto authorization = request.header("authorization");
  const auto token = request.header("x-auth-token");
  if (!authorization.empty()) return by_signature(request, std::move(done));
  if (!token.empty()) return by_token(std::string(token), std::move(done));
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

void OpenApiAuthenticator::by_token(const std::string& token, Answer done) {
  const std::string hash = sha256_hex(token);
  const auto generation = use<Tokens>(database_).generation();
  const auto answer = [done](const Token& known, Instant now) {
    if (now >= known.expires_at) return done(refuse(errors::token_expired));
    edge::Caller caller;
    caller.who = known.who;
    caller.who.machine = true;
    done(std::move(caller));
  };
  if (const auto known = use<Tokens>(database_).find(hash, use<Clock>(database_).now()))
    return answer(*known, use<Clock>(database_).now());
  auto found = std::make_shared<std::optional<Token>>();
  database_.submit_read(
      [found, hash](db::Reader& reader) {
        const auto row = reader.maybe(store::select_token, {hash});
        if (!row) return;
        const auto who = persons::principal(reader, row->tenant_id, row->person_id);
        if (who) *found = Token{*who, row->expires_at};
      },
      [this, found, hash, done, answer, generation](const std::string& error) {
        if (!error.empty()) return done(refuse(pc::errors::unavailable));
        if (!*found) return done(refuse(errors::token_expired));
        use<Tokens>(database_).put(hash, **found, use<Clock>(database_).now(), generation);
        answer(**found, use<Clock>(database_).now());
      });
}

}  // namespace pc::credentials
