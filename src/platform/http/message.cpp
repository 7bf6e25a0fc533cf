#include "message.hpp"

#include <fmt/format.h>

#include <ctime>

#include "platform/base/text.hpp"

namespace pc::http {

std::string_view Request::header(std::string_view name) const {
  for (const Header& header : headers)
    if (header.name.size() == name.size() && equal_ignoring_case(header.name, name)) return header.value;
  return {};
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Payload Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Entity";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

Response protocol_error(int status, std::string_view word, std::string_view text) {
  Response response;
  response.status = status;
  response.content_type = "application/json;charset=UTF-8";
  response.body = fmt::format(R"({{"error_code":"http.{}","error_msg":"{}"}})", word, text);
  response.route = "protocol";
  return response;
}

void append_common_head(std::string& out, int status, const Framing& framing) {
  if (status == 200) {
    out.append("HTTP/1.1 200 OK\r\nDate: ");
  } else {
    const fmt::format_int digits(status);
    out.append("HTTP/1.1 ").append(digits.data(), digits.size()).append(" ").append(reason_of(status));
    out.append("\r\nDate: ");
  }
  out.append(framing.date).append("\r\nX-Request-Id: ").append(framing.request_id).append("\r\n");
  if (framing.close) {
    out.append("Connection: close\r\n");
  } else if (framing.keep_alive_said) {
    out.append("Connection: keep-alive\r\n");
  }
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  if (value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos) {
    out.append(value);
  } else {
    for (const char c : value) out.push_back(c == '\r' || c == '\n' || c == '\0' ? ' ' : c);
  }
  out.append("\r\n");
}

std::string http_date(std::int64_t unix_seconds) {
  constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = unix_seconds;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                     months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace pc::http
