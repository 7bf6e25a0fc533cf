// What is written on the wire before a body, and how the protocol itself words an error.
#pragma once
#include <string>
#include <string_view>

#include "http.hpp"

namespace pc::http {

std::string_view reason_of(int status);

/// {"error_code":"http.<word>","error_msg":"<text>"}; `text` needs no escaping.
Response protocol_error(int status, std::string_view word, std::string_view text);

struct Framing {
  std::string_view request_id;
  std::string_view date;  // "Tue, 24 Nov 2026 01:02:03 GMT"
  bool close = false;
  bool keep_alive_said = false;  // a client of HTTP/1.0 asked to keep the connection
};

/// "HTTP/1.1 200 OK" and the lines every answer has.
void append_common_head(std::string& out, int status, const Framing& framing);
/// One header line; a line break in the value becomes a space.
void append_header(std::string& out, std::string_view name, std::string_view value);

std::string http_date(std::int64_t unix_seconds);

}  // namespace pc::http
