// Bytes off the wire: read in one piece and in small ones is the same request or the same fault; what is accepted
// keeps to the limits and cannot be read in two ways. The first byte chooses the size of the pieces.
#include <algorithm>

#include "fuzz.hpp"
#include "platform/base/text.hpp"
#include "platform/http/parser.hpp"

namespace {

using pc::fuzz::holds;
namespace http = pc::http;

constexpr std::size_t k_header_bytes = 1000, k_body_bytes = 500;

struct Reading {
  http::Request request;
  std::string fault;
  bool head = false, done = false;
  std::size_t left = 0;  // bytes behind the request
};

/// As a connection does it: what the parser did not take is given again with more behind it.
Reading read(std::string_view text, std::size_t piece) {
  Reading reading;
  http::RequestParser parser(reading.request, k_header_bytes);
  std::string buffer;
  bool body_chosen = false;
  http::Allowance all(1 << 20);
  http::Share share(all);
  while (!parser.done() && !parser.fault()) {
    const auto before = buffer.size();
    std::string_view view = buffer;
    parser.feed(view);
    buffer.erase(0, before - view.size());
    if (parser.head_done() && !body_chosen && !parser.fault()) {
      body_chosen = true;
      if (parser.has_body()) parser.take_body(k_body_bytes, reading.request.body, share);
      if (!parser.fault() && !buffer.empty()) continue;
    }
    if (parser.done() || parser.fault() || text.empty()) break;
    buffer += text.substr(0, piece);
    text.remove_prefix(std::min(piece, text.size()));
  }
  reading.head = parser.head_done();
  reading.done = parser.done() && !parser.fault();
  if (parser.fault()) reading.fault = parser.fault()->word;
  reading.left = buffer.size() + text.size();
  return reading;
}

void check_accepted(const http::Request& request) {
  holds(request.path.starts_with('/') || (request.path == "*" && request.method == "OPTIONS"), "a path");
  holds(!pc::has_broken_escape(request.target), "a broken escape");
  holds(request.body.size() <= k_body_bytes, "a long body");
  std::size_t size = 0;
  int hosts = 0, lengths = 0;
  for (const auto& header : request.headers) {
    size += header.name.size() + header.value.size();
    holds(header.name.find_first_of(" \t\r\n:") == std::string::npos && !header.name.empty(), "a header's name");
    holds(header.value.find_first_of("\r\n") == std::string::npos, "a line break in a header");
    hosts += pc::equal_ignoring_case(header.name, "host") ? 1 : 0;
    lengths += pc::equal_ignoring_case(header.name, "content-length") ? 1 : 0;
    lengths += pc::equal_ignoring_case(header.name, "transfer-encoding") ? 1 : 0;
  }
  holds(size <= k_header_bytes && hosts <= 1 && lengths <= 1, "headers that are read in two ways");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 48;
  const auto text = pc::fuzz::text_of(data + 1, size - 1);
  const auto whole = read(text, text.size() + 1);
  const auto pieces = read(text, piece);
  holds(whole.done == pieces.done, "pieces change whether it is read");
  if (!whole.done) return 0;
  holds(whole.left == pieces.left, "pieces change where it ends");
  const auto same = [](const http::Header& a, const http::Header& b) { return a.name == b.name && a.value == b.value; };
  const auto& a = whole.request;
  const auto& b = pieces.request;
  holds(a.method == b.method && a.target == b.target && a.path == b.path && a.query == b.query && a.body == b.body &&
            std::equal(a.headers.begin(), a.headers.end(), b.headers.begin(), b.headers.end(), same),
        "pieces change what is read");
  check_accepted(a);
  return 0;
}
