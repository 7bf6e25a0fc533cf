// Authorization, method, path, query and headers a line each, an empty line, then the body.
#include "fuzz.hpp"
#include "people/credentials/signature.hpp"

namespace {

using pc::fuzz::holds;
namespace credentials = pc::credentials;

const pc::Instant k_now = *pc::Instant::parse("2026-08-01T02:03:04Z");

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = pc::fuzz::text_of(data, size);
  const auto authorization = pc::fuzz::take_line(rest);
  credentials::WireRequest request;
  request.method = pc::fuzz::take_line(rest);
  request.path = pc::fuzz::take_line(rest);
  request.query = pc::fuzz::take_line(rest);
  std::string date;
  for (auto line = pc::fuzz::take_line(rest); !line.empty(); line = pc::fuzz::take_line(rest)) {
    const auto colon = line.find(':');
    const auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    request.headers.emplace_back(line.substr(0, colon), value);
    if (pc::equal_ignoring_case(line.substr(0, colon), "x-sdk-date")) date = pc::trimmed(value);
  }
  request.body = rest;
  auto claim = credentials::parse_authorization(authorization);
  if (!claim) return 0;
  const pc::Secret secret("secret");
  holds(!credentials::verify(request, *claim, secret, k_now).ok(), "a signature that nobody made");
  const auto canonical = credentials::canonical_request(request, claim->signed_headers);
  if (!canonical) return 0;
  claim->signature = credentials::signature_of(secret, date, *canonical);
  const bool accepted = credentials::verify(request, *claim, secret, k_now).ok();
  holds(!credentials::verify(request, *claim, pc::Secret("other"), k_now).ok(), "another's key");
  if (!accepted) return 0;
  request.body += 'x';
  holds(!credentials::verify(request, *claim, secret, k_now).ok(), "another body");
  request.body.pop_back();
  request.query += "&added=1";
  holds(!credentials::verify(request, *claim, secret, k_now).ok(), "another query");
  return 0;
}
