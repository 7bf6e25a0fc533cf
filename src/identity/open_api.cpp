#include "open_api.hpp"

#include "base/hash.hpp"

namespace pc::identity {
namespace {

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

Result<edge::Caller> OpenApiAuthenticator::checked(const WireRequest& request, const SignatureClaim& claim,
                                                   const Key& key) const {
  PC_CHECK(verify(request, claim, key.secret, shared_.clock.now()));
  edge::Caller caller;
  caller.who = key.who;
  caller.who.machine = true;
  caller.replay_key = replay_key(claim);
  return caller;
}

void OpenApiAuthenticator::by_signature(const http::Request& request, Answer done) {
  auto claim = parse_authorization(request.header("authorization"));
  if (!claim) return done(claim.refusal());
  const WireRequest wire = wire_request_of(request);
  if (const auto known = shared_.keys.find(claim->access_key, shared_.clock.now()))
    return done(checked(wire, *claim, *known));
  auto found = std::make_shared<std::optional<Key>>();
  shared_.database.submit_read(
      [this, found, id = claim->access_key](db::Reader& reader) {
        const auto row = reader.maybe(store::select_key, {id});
        if (!row || row->text(3) != "active") return;
        const auto who = shared_.admitted(store::person(reader, row->id<TenantId>(0), row->id<access::PersonId>(1)));
        auto secret = shared_.seal.open(row->text(2));
        if (who && secret) *found = Key{*who, *secret};
      },
      [this, found, wire, claim = *claim, done](const std::string& error) {
        if (!error.empty()) return done(refuse(pc::errors::unavailable));
        if (!*found) return done(refuse(errors::access_key_unknown));
        shared_.keys.put(claim.access_key, **found, shared_.clock.now());
        done(checked(wire, claim, **found));
      });
}

void OpenApiAuthenticator::by_token(const std::string& token, Answer done) {
  const std::string hash = sha256_hex(token);
  const auto answer = [done](const Token& known, Instant now) {
    if (now >= known.expires_at) return done(refuse(errors::token_expired));
    edge::Caller caller;
    caller.who = known.who;
    caller.who.machine = true;
    done(std::move(caller));
  };
  if (const auto known = shared_.tokens.find(hash, shared_.clock.now())) return answer(*known, shared_.clock.now());
  auto found = std::make_shared<std::optional<Token>>();
  shared_.database.submit_read(
      [this, found, hash](db::Reader& reader) {
        const auto row = reader.maybe(store::select_token, {hash});
        if (!row) return;
        const auto who = shared_.admitted(store::person(reader, row->id<TenantId>(0), row->id<access::PersonId>(1)));
        if (who) *found = Token{*who, row->instant(2)};
      },
      [this, found, hash, done, answer](const std::string& error) {
        if (!error.empty()) return done(refuse(pc::errors::unavailable));
        if (!*found) return done(refuse(errors::token_expired));
        shared_.tokens.put(hash, **found, shared_.clock.now());
        answer(**found, shared_.clock.now());
      });
}

}  // namespace pc::identity
