#include "request_context.hpp"

#include "platform/base/hash.hpp"

namespace pc::edge {

std::string subject_of(const RequestContext& context) {
  std::string text;
  for (const auto& [name, value] : context.match.variables)
    text += (text.empty() ? "" : " ") + std::string(name) + ":" + value;
  return text;
}

std::string request_hash(const RequestContext& context) {
  return sha256_hex(context.request.method + " " + context.request.target + "\n" + context.request.body);
}

http::Response page_of(std::string html, const std::string& path) {
  return {200,
          "text/html; charset=utf-8",
          std::move(html),
          {{"Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
            "form-action 'none'"},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          path};
}

Confirmation confirmation_of(const RequestContext& context, Instant now) {
  return {context.caller.who,
          context.request.method + " " + context.request.path,
          context.route->says,
          request_hash(context),
          std::string(context.request.header("x-verification")),
          context.key,
          now};
}

}  // namespace pc::edge
