// The answering half of a connection.
#include <fmt/format.h>

#include "platform/base/text.hpp"
#include "session.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::http {
namespace {

constexpr std::size_t k_copied_at_most = 32 * 1024;  // longer bodies are written from where they are
constexpr std::size_t k_compressed_from = 1024;
constexpr std::size_t k_compressed_to =
    16 * 1024 * 1024;  // more would hold up the thread's other connections

/// For answers that no page is made of; a handler that makes one says its own policy.
constexpr std::string_view k_answer_policy =
    "Content-Security-Policy: default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors "
    "'none'\r\n"
    "Referrer-Policy: no-referrer\r\n";
constexpr std::string_view k_secure_only =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

bool has_no_body(int status) { return status == 204 || status == 304; }

bool says(const Response& response, std::string_view name) {
  for (const Header& header : response.headers)
    if (equal_ignoring_case(header.name, name)) return true;
  return false;
}

void append_length(std::string& out, std::size_t length) {
  const fmt::format_int digits(length);
  out.append("Content-Length: ").append(digits.data(), digits.size()).append("\r\n");
}

}  // namespace

Framing Session::framing() const { return {request_id_, worker_.date(), close_, keep_alive_said_}; }

std::optional<Session::Next> Session::answer_arrived() {
  Response response = std::move(*answer_);
  answer_.reset();
  spool_.drop();
  worker_.shared().in_flight.add(-1);
  stage_ = Stage::between;
  doing_ = Doing::reading;
  close_ = close_ || worker_.stopping();
  write_answer(std::move(response));
  return after_answer();
}

std::optional<Session::Next> Session::after_answer() {
  if (close_) return Next::close;
  if (!tail_.empty() || out_.size() >= k_flush_at) return Next::flush;
  return std::nullopt;
}

/// The text that goes out, compressed where that is worth it and wanted; says so in the head.
void Session::code_body(Response& response) {
  const auto size = response.shared ? response.shared->plain.size() : response.body.size();
  if (response.owner || size < k_compressed_from || !compressible(response.content_type) ||
      says(response, "content-encoding") || (!response.shared && size > k_compressed_to))
    return;
  out_.append("Vary: Accept-Encoding\r\n");
  if (!gzip_wanted_) return;
  if (response.shared) {
    response.long_body = response.shared->gzip;
    response.owner = std::move(response.shared);
  } else {
    response.body = worker_.gzip().compress(response.body);
  }
  out_.append("Content-Encoding: gzip\r\n");
}

void Session::write_answer(Response response) {
  const bool bodyless = has_no_body(response.status);
  append_common_head(out_, response.status, framing());
  for (const Header& header : response.headers) append_header(out_, header.name, header.value);
  if (!says(response, "content-security-policy")) out_.append(k_answer_policy);
  if (secure_) out_.append(k_secure_only);
  if (!bodyless) code_body(response);
  if (response.shared) {
    response.long_body = response.shared->plain;
    response.owner = std::move(response.shared);
  }
  const std::size_t whole = response.owner ? response.long_body.size() : response.body.size();
  if (!bodyless) {
    if (!response.content_type.empty()) append_header(out_, "Content-Type", response.content_type);
    append_length(out_, whole);
  }
  out_.append("\r\n");
  const std::size_t bytes = bodyless || head_only_ ? 0 : whole;
  if (bytes > 0 && response.owner) {
    tail_ = response.long_body;
    tail_owner_ = std::move(response.owner);
  } else if (bytes > k_copied_at_most) {
    tail_storage_ = std::move(response.body);
    tail_ = tail_storage_;
  } else if (bytes > 0) {
    out_.append(response.body);
  }
  finish_exchange(response.status, response.route.empty() ? std::string_view("none") : response.route, bytes);
}

void Session::write_static(const StaticAnswer& answer) {
  append_common_head(out_, answer.status, framing());
  out_.append(answer.head);
  if (secure_) out_.append(k_secure_only);
  out_.append("\r\n");
  const std::size_t bytes = head_only_ ? 0 : answer.body.size();
  if (bytes > k_copied_at_most) {
    tail_ = answer.body;
  } else if (bytes > 0) {
    out_.append(answer.body);
  }
  finish_exchange(answer.status, "static", bytes);
}

void Session::finish_exchange(int status, std::string_view route, std::size_t bytes) {
  const auto took = std::chrono::duration<double>(SteadyClock::now() - began_).count();
  worker_.count(route, status, took);
  if (!options_.log_requests || !log::info_enabled()) return;
  log::info("request", {{"request_id", request_id_},
                        {"method", method_},
                        {"path", path_},
                        {"status", std::to_string(status)},
                        {"ms", fmt::format("{:.3f}", took * 1000)},
                        {"bytes", std::to_string(bytes)},
                        {"remote", client_}});
}

std::array<boost::asio::const_buffer, 2> Session::to_write() const {
  const boost::asio::const_buffer head(out_.data(), out_.size()), tail(tail_.data(), tail_.size());
  if (sent_ < out_.size()) return {head + sent_, tail};
  return {boost::asio::const_buffer(), tail + (sent_ - out_.size())};
}

bool Session::sent(std::size_t bytes) {
  sent_ += bytes;
  if (sent_ < out_.size() + tail_.size()) return true;
  sent_ = 0;
  out_.clear();
  if (out_.capacity() > 2 * k_flush_at) out_.shrink_to_fit();
  tail_ = {};
  tail_storage_ = {};
  tail_owner_.reset();
  return false;
}

}  // namespace pc::http
