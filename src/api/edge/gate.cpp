// The gate: whether a caller may go on, and under which key.
#include "impl.hpp"

namespace pc::edge {
namespace {

/// A page of another site can make a browser send almost anything, with our cookies or to get one; about where it
/// comes from the browser tells the truth. Programs that are no browsers say nothing.
bool from_own_site(const http::Request& request, std::string_view public_origin) {
  const auto site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const auto origin = request.header("origin");
  const auto host = origin.find("://");
  return origin.empty() || equal_ignoring_case(origin, public_origin) ||
         (host != std::string_view::npos && equal_ignoring_case(origin.substr(host + 3), request.header("host")));
}

/// Anything else could not be kept or compared as text.
bool is_key(std::string_view key) {
  return !key.empty() && std::ssize(key) <= limits::idempotency_key_chars_max &&
         std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f; });
}

bool is_json(std::string_view content_type) {
  return lower_ascii(trimmed(content_type.substr(0, content_type.find(';')))) == "application/json";
}

std::string person_of(const access::Principal& who) {
  return std::to_string((who.actor ? who.actor->person : who.person).value);
}

bool changes(const Route& route) { return route.dialect == Dialect::portal && route.verb != Verb::get; }

/// The Open API asks by POST, too.
bool acts(const Route& route) {
  const bool writes = route.style == Route::Style::write || route.style == Route::Style::direct;
  return route.verb != Verb::get && (route.dialect == Dialect::portal || writes);
}

/// A sign-in changes nothing of a session that there is, but makes one.
Outcome check_origin(const RequestContext& context, bool known, std::string_view public_origin) {
  if (!changes(*context.route)) return Done{};
  const auto& request = context.request;
  if (!from_own_site(request, public_origin)) return refuse(errors::foreign_site, "Origin");
  if (context.route->csrf && known && request.header("x-csrf-token") != context.caller.csrf_token)
    return errors::csrf;
  return Done{};
}

Outcome check_permission(const Route& route, const Caller& caller) {
  const auto& who = caller.who;
  const Access access = route.access;
  if (access.who != Access::Who::anyone && caller.confined != nullptr && !route.open_to_confined)
    return *caller.confined;
  if (acts(route) && who.actor && access.who == Access::Who::signed_in && !route.while_acting)
    return errors::not_while_acting;
  if (access.who == Access::Who::permitted && !who.may(*access.permission)) return pc::errors::forbidden;
  if (caller.read_only && (route.style == Route::Style::write || route.style == Route::Style::direct))
    return errors::read_only_key;
  return Done{};
}

/// The key that the caller chose, or the one that the request's signature is.
Outcome choose_key(RequestContext& context) {
  const auto& caller = context.caller;
  const auto key = caller.takes_key ? context.request.header("idempotency-key") : std::string_view();
  const bool needed = changes(*context.route) && context.route->csrf;
  if ((needed || !key.empty()) && !is_key(key))
    return refuse(errors::key_missing, "Idempotency-Key", "1 - 100 visible ASCII characters");
  const std::string chosen = key.empty() ? caller.replay_key : std::string(key);
  if (chosen.empty()) return Done{};
  context.key = person_of(caller.who) + "/" + chosen;
  context.key_is_signature = key.empty();
  return Done{};
}

/// Nothing but JSON is read of a body. A form of another site can send no such type.
Outcome check_type(const RequestContext& context) {
  const Route& route = *context.route;
  if (route.verb == Verb::get || route.upload) return Done{};
  const bool read = context.has_body || !route.csrf;
  if (read && !is_json(context.request.header("content-type")))
    return refuse(errors::wrong_type, "Content-Type", "application/json");
  return Done{};
}

}  // namespace

/// Refuses too_many with the limit that was passed, "10 per second".
Outcome Edge::Impl::check_rate(const RequestContext& context, bool known) {
  const Route& route = *context.route;
  // Being signed in as somebody helps nobody to sign in as others.
  const int per_minute = known && route.csrf ? 0 : route.open_per_minute;
  if (!per_address.allows(http::peer_of(context.request.remote) + route.counts_with, per_minute))
    return refuse(errors::too_many, "", std::to_string(per_minute) + " per minute");
  if (known && !per_key.allows(person_of(context.caller.who) + route.path))
    return refuse(errors::too_many, "", per_key.text());
  if (known && !per_account.allows(std::to_string(context.caller.who.partner) + route.path))
    return refuse(errors::too_many, "", per_account.text());
  return Done{};
}

/// Rate, who, site and session page, permission, key, type: in this order and no other. A code is asked for on the
/// lane, behind answers.
Outcome Edge::Impl::gate(RequestContext& context) {
  const Route& route = *context.route;
  const bool known = context.caller.who.side != access::Side::none;
  PC_CHECK(check_rate(context, known));
  if (route.access.who != Access::Who::anyone && !known) return pc::errors::unauthenticated;
  PC_CHECK(check_origin(context, known, services.public_origin));
  PC_CHECK(check_permission(route, context.caller));
  PC_CHECK(choose_key(context));
  return check_type(context);
}

}  // namespace pc::edge
