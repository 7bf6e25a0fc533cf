#include "passage.hpp"

#include "platform/base/hash.hpp"

namespace pc::edge {

std::string subject_of(const Passage& passage) {
  std::string text;
  for (const auto& [name, value] : passage.match.variables)
    text += (text.empty() ? "" : " ") + std::string(name) + ":" + value;
  return text;
}

std::string request_hash(const Passage& passage) {
  return sha256_hex(passage.request.method + " " + passage.request.target + "\n" + passage.request.body);
}

http::Response page_of(std::string html, const std::string& path) {
  return {200, "text/html; charset=utf-8", std::move(html),
          {{"Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
            "form-action 'none'"},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          path};
}

Confirmation confirmation_of(const Passage& passage, Instant now) {
  return {passage.caller.who, passage.request.method + " " + passage.request.path, passage.route->says,
          request_hash(passage), std::string(passage.request.header("x-verification")), passage.key, now};
}

}  // namespace pc::edge
