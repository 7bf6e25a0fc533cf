#include "negotiation.hpp"

namespace pc::edge {

Language language_of(const http::Request& request, const Caller& caller) {
  const auto asked = lower_ascii(request.header("x-language"));
  if (asked.starts_with("en")) return Language::en;
  if (asked.starts_with("zh")) return Language::zh_CN;
  if (caller.who.side != access::Side::none) return caller.who.language;
  return lower_ascii(request.header("accept-language")).starts_with("en") ? Language::en : Language::zh_CN;
}

bool accepts(std::string_view accept, std::string_view type) {
  if (accept.empty()) return true;
  const auto major = type.substr(0, type.find('/'));
  for (const auto part : split(accept, ',')) {
    const auto wanted = lower_ascii(trimmed(part.substr(0, part.find(';'))));
    if (wanted == "*/*" || wanted == "*" || wanted == type || wanted == std::string(major) + "/*")
      return true;
  }
  return false;
}

}  // namespace pc::edge
