// The signature scheme SDK-HMAC-SHA256 of the Open API: what was signed, and whether this key signed it. No I/O.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "signature_errors.hpp"

namespace pc::credentials {

/// Largest difference between X-Sdk-Date and the server's time, either way; also how long a replay must be remembered.
inline constexpr std::int64_t k_signature_skew_seconds = 15 * 60;

/// A request as it came over the wire. `path` and `query` are raw (still percent-encoded, without the '?').
struct WireRequest {
  std::string method;
  std::string path;
  std::string query;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

inline constexpr std::string_view k_date_header = "x-sdk-date";

/// What the Authorization header claims.
struct SignatureClaim {
  std::string access_key;
  std::vector<std::string> signed_headers;  // lower case, in the order of the header
  std::string signature;                    // 64 lower-case hex digits
};

/// Whether the Authorization header is of this scheme at all (else it may be another kind of sign-in).
bool is_signature(std::string_view authorization);

/// Reads "SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…". `host` and `x-sdk-date` must be signed.
/// Refuses with signature_scheme or signature_malformed.
Result<SignatureClaim> parse_authorization(std::string_view authorization);

/// The query's parameters, decoded, in the order of the query. '+' stands for itself: whoever reads parameters of a
/// signed request must read them through this, or a changed '+' would go unnoticed.
std::vector<std::pair<std::string, std::string>> decoded_query(std::string_view query);

/// The text that is hashed into the string to sign. Refuses with signature_malformed when a signed header is absent
/// or comes twice.
Result<std::string> canonical_request(const WireRequest& request, const std::vector<std::string>& signed_headers);

/// hex(HMAC-SHA256(secret key, string to sign)). `date` as in X-Sdk-Date.
std::string signature_of(const Secret& secret_key, std::string_view date, std::string_view canonical);

/// What verify asks of X-Sdk-Date; told by the head alone.
Outcome check_date(std::string_view date, Instant now);

/// Whether the owner of `secret_key` signed this request, at most 15 minutes from `now`.
/// Refuses with signature_malformed, signature_time or signature_mismatch.
Outcome verify(const WireRequest& request, const SignatureClaim& claim, const Secret& secret_key, Instant now);

/// The same request again has the same key. Remember it for 2 × k_signature_skew_seconds where replay would hurt.
std::string replay_key(const SignatureClaim& claim);

/// The code the gateway answers with (always HTTP 401): "APIGW.0301", or "APIGW.0303" for the time.
std::string_view gateway_code(const ErrorCode& code);

}  // namespace pc::credentials
