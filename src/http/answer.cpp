#include "answer.hpp"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "base/text.hpp"
#include "compress.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace pc::http {
namespace {

constexpr int k_level_each_time = 1;

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

bool has_header(const Response& response, std::string_view name) {
  for (const auto& header : response.headers)
    if (equal_ignoring_case(header.name, name)) return true;
  return false;
}

struct RouteMetrics {
  metrics::Counter requests;
  metrics::Histogram seconds;
};

RouteMetrics metrics_of(const std::string& route, int status) {
  static std::shared_mutex mutex;
  static std::unordered_map<std::string, RouteMetrics> all;
  const std::string key = std::to_string(status) + route;
  {
    const std::shared_lock lock(mutex);
    if (const auto found = all.find(key); found != all.end()) return found->second;
  }
  const std::lock_guard lock(mutex);
  const RouteMetrics made{metrics::counter("partnerd_http_requests_total", "Requests by route and status.",
                                           {{"route", route}, {"status", std::to_string(status)}}),
                          metrics::histogram("partnerd_http_request_seconds", "Time from head to answer.",
                                             metrics::latency_buckets(), {{"route", route}})};
  return all.emplace(key, made).first->second;
}

}  // namespace

std::string serialized(Response& response, const Request& request, bool head_only, bool keep_alive) {
  if (!has_header(response, "Content-Encoding") && worth_compressing(response.content_type, response.body.size())) {
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (accepts_gzip(request.header("accept-encoding"))) {
      std::string small = gzip(response.body, k_level_each_time);
      if (!small.empty()) {
        response.body = std::move(small);
        response.headers.push_back({"Content-Encoding", "gzip"});
      }
    }
  }
  std::string out;
  out.reserve(320 + response.body.size());
  out += "HTTP/1.1 ";
  out += std::to_string(response.status);
  out += ' ';
  out += reason(response.status);
  out += "\r\nServer: partnerd\r\nX-Request-Id: ";
  out += request.request_id;
  if (response.status != 204 && response.status != 304) {
    out += "\r\nContent-Length: ";
    out += std::to_string(response.body.size());
  }
  if (!response.content_type.empty()) {
    out += "\r\nContent-Type: ";
    out += response.content_type;
  }
  for (const auto& header : response.headers) {
    out += "\r\n";
    out += header.name;
    out += ": ";
    out += header.value;
  }
  out += keep_alive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
  if (!head_only && response.status != 204 && response.status != 304) out += response.body;
  return out;
}

Response protocol_error(int status, const std::string& word, const std::string& text) {
  Response response;
  response.status = status;
  response.content_type = "application/json;charset=UTF-8";
  response.body = R"({"error_code":"http.)" + word + R"(","error_msg":")" + text + "\"}";
  response.route = "protocol";
  return response;
}

void count_request(const Request& request, const Response& response, std::chrono::steady_clock::duration took) {
  const double seconds = std::chrono::duration<double>(took).count();
  RouteMetrics metrics = metrics_of(response.route, response.status);
  metrics.requests.add();
  metrics.seconds.observe(seconds);
  if (!log::info_enabled()) return;
  log::info("request", {{"request_id", request.request_id},
                        {"method", request.method},
                        {"path", request.path},
                        {"status", std::to_string(response.status)},
                        {"bytes", std::to_string(response.body.size())},
                        {"ms", std::to_string(static_cast<std::int64_t>(seconds * 1000))}});
}

}  // namespace pc::http
