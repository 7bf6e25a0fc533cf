#include "signature.hpp"

#include <algorithm>

#include "platform/base/hash.hpp"

namespace pc::credentials {
namespace {

constexpr std::string_view k_scheme = "SDK-HMAC-SHA256";
constexpr std::string_view k_hash_header = "x-sdk-content-sha256";
constexpr std::size_t k_authorization_max = 8192;
constexpr std::size_t k_signed_headers_max = 64;
constexpr std::size_t k_access_key_max = 128;

Refusal malformed(std::string_view why) {
  return refuse(errors::signature_malformed, "Authorization", std::string(why));
}

bool is_lower_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_header_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~") ==
                              std::string_view::npos;
}

bool is_access_key(std::string_view text) {
  return !text.empty() && text.size() <= k_access_key_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && c != ','; });
}

Result<std::vector<std::string>> parse_header_list(std::string_view text) {
  std::vector<std::string> names;
  for (const auto name : split(text, ';')) {
    if (!is_header_name(name)) return malformed("SignedHeaders: lower-case names joined with ;");
    if (std::find(names.begin(), names.end(), name) != names.end())
      return malformed("SignedHeaders names one twice");
    if (names.size() == k_signed_headers_max) return malformed("SignedHeaders names too many");
    names.emplace_back(name);
  }
  for (const std::string_view required : {std::string_view("host"), k_date_header})
    if (std::find(names.begin(), names.end(), required) == names.end())
      return malformed("host and x-sdk-date must be signed");
  return names;
}

/// The values of all headers of that name, blanks around them removed.
std::vector<std::string_view> header_values(const WireRequest& request, std::string_view lower_name) {
  std::vector<std::string_view> values;
  for (const auto& [name, value] : request.headers)
    if (equal_ignoring_case(name, lower_name)) values.push_back(trimmed_ascii(value));
  return values;
}

std::string canonical_path(std::string_view path) {
  const std::string decoded = percent_decoded(path, false);
  std::string result;
  for (const auto segment : split(decoded, '/')) result += percent_encoded(segment) + '/';
  if (decoded.ends_with('/')) result.pop_back();  // the empty segment after it has added another
  return result;
}

std::string canonical_query(std::string_view query) {
  auto pairs = decoded_query(query);
  std::sort(pairs.begin(), pairs.end());
  std::string result;
  for (const auto& [name, value] : pairs) {
    if (!result.empty()) result += '&';
    result += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return result;
}

Result<Instant> parse_date(std::string_view text) {
  // YYYYMMDDTHHMMSSZ
  if (text.size() == 16) {
    const std::string iso = std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' +
                            std::string(text.substr(6, 5)) + ':' + std::string(text.substr(11, 2)) + ':' +
                            std::string(text.substr(13));
    if (const auto at = Instant::parse(iso)) return *at;
  }
  return refuse(errors::signature_malformed, "X-Sdk-Date", "X-Sdk-Date: YYYYMMDDTHHMMSSZ");
}

/// A hash in the header must be that of the body; a payload left unsigned is refused.
Outcome check_content_hash(const WireRequest& request) {
  const auto values = header_values(request, k_hash_header);
  if (values.empty()) return Done{};
  if (values.size() == 1 && equal_ignoring_case(values.front(), sha256_hex(request.body))) return Done{};
  return refuse(errors::signature_malformed, "X-Sdk-Content-Sha256",
                "X-Sdk-Content-Sha256: SHA-256 of the body");
}

}  // namespace

bool is_signature(std::string_view authorization) {
  return authorization.starts_with(k_scheme) &&
         (authorization.size() == k_scheme.size() || authorization[k_scheme.size()] == ' ');
}

Result<SignatureClaim> parse_authorization(std::string_view authorization) {
  if (authorization.size() > k_authorization_max) return malformed("Authorization is too long");
  if (!is_signature(authorization))
    return refuse(errors::signature_scheme, "Authorization", std::string(k_scheme));
  SignatureClaim claim;
  for (const auto part : split(authorization.substr(k_scheme.size()), ',')) {
    const auto text = trimmed_ascii(part);
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return malformed("Access=…, SignedHeaders=…, Signature=…");
    const auto name = text.substr(0, equals);
    const auto value = text.substr(equals + 1);
    if (name == "Access" && claim.access_key.empty() && is_access_key(value)) {
      claim.access_key = value;
    } else if (name == "SignedHeaders" && claim.signed_headers.empty()) {
      PC_TRY(names, parse_header_list(value));
      claim.signed_headers = std::move(names);
    } else if (name == "Signature" && claim.signature.empty() && value.size() == 64 && is_lower_hex(value)) {
      claim.signature = value;
    } else {
      return malformed(
          "Access=…, SignedHeaders=…, Signature=… once each, the signature in 64 lower-case hex digits");
    }
  }
  if (claim.access_key.empty() || claim.signed_headers.empty() || claim.signature.empty())
    return malformed("Access=…, SignedHeaders=…, Signature=…");
  return claim;
}

std::vector<std::pair<std::string, std::string>> decoded_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto part : split(query, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
    pairs.emplace_back(percent_decoded(part.substr(0, equals), false), percent_decoded(value, false));
  }
  return pairs;
}

Result<std::string> canonical_request(const WireRequest& request,
                                      const std::vector<std::string>& signed_headers) {
  std::string method = request.method;
  for (char& c : method) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string text =
      method + '\n' + canonical_path(request.path) + '\n' + canonical_query(request.query) + '\n';
  std::string list;
  for (const auto& name : signed_headers) {
    const auto values = header_values(request, name);
    // A header that comes twice could be read either way; the signature would then vouch for the wrong one.
    if (values.size() != 1) return malformed("every signed header must be sent exactly once");
    text += name + ':' + std::string(values.front()) + '\n';
    if (!list.empty()) list += ';';
    list += name;
  }
  const auto hash = header_values(request, k_hash_header);
  text += '\n' + list + '\n';
  text += request.body.empty() || hash.empty() ? sha256_hex(request.body) : std::string(hash.front());
  return text;
}

std::string signature_of(const Secret& secret_key, std::string_view date, std::string_view canonical) {
  const std::string to_sign = std::string(k_scheme) + '\n' + std::string(date) + '\n' + sha256_hex(canonical);
  return hmac_sha256_hex(secret_key.reveal(), to_sign);
}

Outcome check_date(std::string_view date, Instant now) {
  PC_TRY(signed_at, parse_date(date));
  const std::int64_t skew = k_signature_skew_seconds;
  if (now > signed_at.plus_seconds(skew) || signed_at > now.plus_seconds(skew))
    return refuse(errors::signature_time, "X-Sdk-Date", "15 min");
  return Done{};
}

Outcome verify(const WireRequest& request, const SignatureClaim& claim, const Secret& secret_key,
               Instant now) {
  PC_CHECK(check_content_hash(request));
  PC_TRY(canonical, canonical_request(request, claim.signed_headers));
  const auto dates = header_values(request, k_date_header);
  if (dates.size() != 1) return refuse(errors::signature_malformed, "X-Sdk-Date", "X-Sdk-Date is missing");
  PC_CHECK(check_date(dates.front(), now));
  if (!equal_in_constant_time(signature_of(secret_key, dates.front(), canonical), claim.signature))
    return errors::signature_mismatch;
  return Done{};
}

std::string replay_key(const SignatureClaim& claim) { return sha256_hex(claim.access_key + claim.signature); }

std::string_view gateway_code(const ErrorCode& code) {
  return code.id == errors::signature_time.id ? "APIGW.0303" : "APIGW.0301";
}

}  // namespace pc::credentials
