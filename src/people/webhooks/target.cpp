#include "target.hpp"

#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>

#include <cstring>
#include <memory>

#include "address.hpp"
#include "errors.hpp"

namespace pc::webhooks {
namespace {

using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;

std::string part(const Url& url, CURLUPart what) {
  char* text = nullptr;
  if (curl_url_get(url.get(), what, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> held(text, &curl_free);
  return text;
}

bool has(const Url& url, CURLUPart what) {
  char* text = nullptr;
  const bool there = curl_url_get(url.get(), what, &text, 0) == CURLUE_OK;
  curl_free(text);
  return there;
}

/// Without the brackets of IPv6.
std::string host_of(const Url& url) {
  auto host = part(url, CURLUPART_HOST);
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  return host;
}

bool leads_inside(const Settings& settings, const std::string& host) {
  if (settings.allow_private) return false;
  if (const auto address = is_inside(host)) return *address;
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return false;
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> held(found, &::freeaddrinfo);
  for (const auto* each = found; each != nullptr; each = each->ai_next)
    if (!may_connect(settings, each->ai_addr)) return true;
  return false;
}

}  // namespace

bool may_connect(const Settings& settings, const sockaddr* to) {
  if (settings.allow_private) return true;
  if (to->sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, to, sizeof four);
    V4 bytes;
    std::memcpy(bytes.data(), &four.sin_addr, bytes.size());
    return !is_inside(bytes);
  }
  if (to->sa_family != AF_INET6) return false;
  sockaddr_in6 six;
  std::memcpy(&six, to, sizeof six);
  V6 bytes;
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return !is_inside(bytes);
}

Outcome check_target(const Settings& settings, const std::string& url) {
  const Url parsed(curl_url(), &curl_url_cleanup);
  const auto bad = refuse(errors::bad_url, "url", settings.allow_http ? "https://…, http://…" : "https://…");
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return bad;
  const auto scheme = part(parsed, CURLUPART_SCHEME);
  if (scheme != "https" && !(scheme == "http" && settings.allow_http)) return bad;
  if (has(parsed, CURLUPART_USER) || has(parsed, CURLUPART_PASSWORD) || has(parsed, CURLUPART_FRAGMENT) ||
      has(parsed, CURLUPART_ZONEID))
    return bad;
  const auto host = host_of(parsed);
  if (host.empty()) return bad;
  if (leads_inside(settings, host)) return refuse(errors::inside, "url");
  return Done{};
}

}  // namespace pc::webhooks
