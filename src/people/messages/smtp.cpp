#include "smtp.hpp"

#include <curl/curl.h>

#include <cstring>

namespace pc::messages {
namespace {

constexpr long k_timeout_seconds = 30;

struct Source {
  std::string_view rest;
};

std::size_t read_on(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& source = *static_cast<Source*>(context);
  const std::size_t bytes = std::min(size * count, source.rest.size());
  std::memcpy(buffer, source.rest.data(), bytes);
  source.rest.remove_prefix(bytes);
  return bytes;
}

/// Mailbox unknown, refused, full or not allowed; anything else may be otherwise tomorrow.
bool is_hopeless(long answer) { return answer >= 550 && answer <= 554; }

}  // namespace

Sent send_by_smtp(const MailServer& server, const Letter& letter) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (started != CURLE_OK || !curl) return {false, false, "libcurl"};
  const std::string text = mime_of(letter);
  Source source{text};
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> to(
      curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()), &curl_slist_free_all);
  CURL* const c = curl.get();
  curl_easy_setopt(c, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(c, CURLOPT_MAIL_FROM, ("<" + letter.from + ">").c_str());
  curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to.get());
  // A password never goes over an open line.
  curl_easy_setopt(c, CURLOPT_USE_SSL, static_cast<long>(server.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!server.user.empty()) {
    curl_easy_setopt(c, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(c, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(c, CURLOPT_READFUNCTION, &read_on);
  curl_easy_setopt(c, CURLOPT_READDATA, &source);
  curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_PROXY, "");
  curl_easy_setopt(c, CURLOPT_TIMEOUT, k_timeout_seconds);
  const CURLcode code = curl_easy_perform(c);
  long answer = 0;
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &answer);
  if (code == CURLE_OK) return {true, false, {}};
  return {false, is_hopeless(answer),
          std::string(curl_easy_strerror(code)) + " (" + std::to_string(answer) + ")"};
}

}  // namespace pc::messages
