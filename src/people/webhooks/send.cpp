#include "send.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "platform/base/text.hpp"

namespace pc::webhooks {
namespace {

constexpr long k_connect_ms = 5'000, k_all_ms = 15'000;
constexpr std::size_t k_read_bytes = 4'096, k_kept_bytes = 512;

struct Talk {
  const Settings& settings;
  const std::atomic<bool>& stopping;
  std::string text;
  bool refused = false, full = false;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* context) {
  auto& talk = *static_cast<Talk*>(context);
  const std::size_t bytes = size * count, room = k_read_bytes - talk.text.size();
  talk.text.append(data, std::min(bytes, room));
  talk.full = bytes > room;
  return talk.full ? 0 : bytes;
}

/// The address is the one that is connected to: nothing is resolved between this look and the connection.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* to) {
  auto& talk = *static_cast<Talk*>(context);
  if (!may_connect(talk.settings, &to->addr)) {
    talk.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

int go_on(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Talk*>(context)->stopping.load() ? 1 : 0;
}

using List = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

List list_of(const Call& what) {
  List list(nullptr, &curl_slist_free_all);
  const auto add = [&](const std::string& line) {
    if (auto* longer = curl_slist_append(list.get(), line.c_str())) {
      static_cast<void>(list.release());
      list.reset(longer);
    }
  };
  for (const auto& [name, value] : what.headers) add(name + ": " + value);
  add("Expect:");  // no question before the body
  return list;
}

void set(CURL* c, const Settings& settings, const Call& what, const curl_slist* headers, Talk& talk) {
  curl_easy_setopt(c, CURLOPT_URL, what.url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, settings.allow_http ? "https,http" : "https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(c, CURLOPT_PROXY, "");
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, k_connect_ms);
  curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, k_all_ms);
  curl_easy_setopt(c, CURLOPT_USERAGENT, "PartnerCenter-Webhooks/1");
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(what.body.size()));
  curl_easy_setopt(c, CURLOPT_POSTFIELDS, what.body.c_str());
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &talk);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, &talk);
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, &go_on);
  curl_easy_setopt(c, CURLOPT_XFERINFODATA, &talk);
}

/// What can be stored and shown.
std::string shortened(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }, ' ');
  return valid_utf8(text, k_kept_bytes);
}

}  // namespace

Answer call(const Settings& settings, const Call& what, const std::atomic<bool>& stopping) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (started != CURLE_OK || !curl) return {0, 0, {}, "libcurl"};
  Talk talk{settings, stopping, {}};
  const auto headers = list_of(what);
  set(curl.get(), settings, what, headers.get(), talk);
  const auto begin = std::chrono::steady_clock::now();
  const CURLcode code = curl_easy_perform(curl.get());
  Answer answer;
  answer.millis =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
  const bool answered = code == CURLE_OK || talk.full;
  if (answered) curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
  answer.text = shortened(std::move(talk.text));
  if (!answered) answer.error = talk.refused ? "inside" : shortened(curl_easy_strerror(code));
  return answer;
}

}  // namespace pc::webhooks
