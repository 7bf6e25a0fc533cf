#include "parser.hpp"

#include <boost/beast/http/error.hpp>

#include "platform/base/text.hpp"

namespace pc::http {
namespace {

namespace beast = boost::beast::http;

constexpr Fault k_malformed{400, "malformed", "This is not a well-formed HTTP request."};
constexpr Fault k_bad_target{400, "bad_target", "The request target must be a path beginning with /."};
constexpr Fault k_bad_escape{400, "bad_escape",
                             "A % in the request target must be followed by two hexadecimal digits."};
constexpr Fault k_bad_host{400, "bad_host", "A request needs exactly one Host header."};
constexpr Fault k_ambiguous{400, "ambiguous_length", "The length of the body is given more than once."};
constexpr Fault k_unknown_coding{501, "unknown_transfer_coding",
                                 "The only transfer coding known here is chunked."};
constexpr Fault k_expectation{417, "unknown_expectation", "The only expectation known here is 100-continue."};
constexpr Fault k_head_too_large{431, "head_too_large", "The request line and headers are too large."};
constexpr Fault k_body_too_large{413, "body_too_large", "The body is too large."};
constexpr Fault k_spool_failed{507, "not_stored", "The body could not be stored."};
constexpr Fault k_too_much_at_once{503, "too_much_at_once",
                                   "Too much is being sent at this moment. Please try again."};

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

RequestParser::RequestParser(Request& request, std::size_t header_bytes_max)
    : request_(request), header_bytes_left_(header_bytes_max), header_bytes_max_(header_bytes_max) {
  eager(false);  // stop behind the head: what the body may be is decided there
  header_limit(
      static_cast<std::uint32_t>(header_bytes_max + 1));  // ours counts; this one only bounds each look
  body_limit(boost::none);
}

void RequestParser::feed(std::string_view& bytes) {
  const bool in_head = !head_done();
  while (!bytes.empty() && !done() && !fault_ && (!in_head || !head_done())) {
    Error error;
    const auto body_before = body_bytes_;
    const auto used = put({bytes.data(), bytes.size()}, error);
    bytes.remove_prefix(used);
    if (in_head) header_bytes_left_ -= std::min(header_bytes_left_, used);
    // Without this, a head sent line by line would be measured anew for each line.
    if (in_head && (header_bytes_left_ == 0 || (!head_done() && bytes.size() > header_bytes_left_)))
      fault_ = k_head_too_large;
    // Chunk extensions and trailers are headers too, whether they come at once or in pieces.
    const auto waiting = error == beast::error::need_more ? bytes.size() : 0;
    if (!in_head && used - (body_bytes_ - body_before) + waiting > header_bytes_max_)
      fault_ = k_head_too_large;
    if (error == beast::error::need_more) return;
    if (error && !fault_) translate(error);
  }
}

bool RequestParser::has_body() const { return chunked() || content_length_or_zero() > 0; }

std::uint64_t RequestParser::content_length_or_zero() const { return content_length().value_or(0); }

void RequestParser::limit_body(std::uint64_t bytes_max) {
  if (content_length_or_zero() > bytes_max) fault_ = k_body_too_large;
  body_limit(bytes_max);
}

void RequestParser::take_body(std::uint64_t bytes_max, std::string& text, Share& share) {
  limit_body(bytes_max);
  text_ = &text;
  share_ = &share;
}

void RequestParser::take_body(std::uint64_t bytes_max, SpoolFile& file) {
  limit_body(bytes_max);
  spool_ = &file;
}

void RequestParser::on_request_impl(beast::verb, Text method, Text target, int version, Error& error) {
  version_ = version;
  request_.method.assign(method.data(), method.size());
  if (!take_target(view(target))) return fail(k_bad_target, error);
  if (has_broken_escape(view(target))) fail(k_bad_escape, error);
}

// origin-form, absolute-form (a proxy's) or the asterisk of OPTIONS.
bool RequestParser::take_target(std::string_view target) {
  request_.target = target;
  if (target.starts_with("http://") || target.starts_with("https://")) {
    const auto slash = target.find('/', target.find("://") + 3);
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  const bool asterisk = target == "*" && request_.method == "OPTIONS";
  if (!asterisk && !target.starts_with('/')) return false;
  const auto question = target.find('?');
  request_.path = target.substr(0, question);
  request_.query = question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
  return true;
}

void RequestParser::on_field_impl(beast::field name, Text text, Text value, Error& error) {
  if (head_done()) return;  // a trailer: must not pass for a header that was checked
  switch (name) {
    case beast::field::host:
      if (++hosts_ > 1) return fail(k_bad_host, error);
      break;
    case beast::field::content_length:
      if (lengths_ || codings_ || view(value).find_first_not_of("0123456789") != std::string_view::npos)
        return fail(k_ambiguous, error);
      lengths_ = true;
      break;
    case beast::field::transfer_encoding:
      if (lengths_ || codings_) return fail(k_ambiguous, error);
      codings_ = true;
      if (!equal_ignoring_case(view(value), "chunked")) return fail(k_unknown_coding, error);
      break;
    case beast::field::expect:
      if (!equal_ignoring_case(view(value), "100-continue")) return fail(k_expectation, error);
      expects_continue_ = true;
      break;
    default: break;
  }
  request_.headers.push_back({std::string(view(text)), std::string(view(value))});
}

void RequestParser::on_header_impl(Error& error) {
  if (version_ >= 11 && hosts_ != 1) return fail(k_bad_host, error);
  // HTTP/1.0 has no chunks; somebody in between would see another end of the body.
  if (version_ < 11 && codings_) return fail(k_ambiguous, error);
}

std::size_t RequestParser::on_body_impl(Text bytes, Error& error) {
  body_bytes_ += bytes.size();
  Kept kept = Kept::yes;
  if (spool_ != nullptr) kept = spool_->append(view(bytes));
  else if (text_ != nullptr && !share_->take(bytes.size())) kept = Kept::too_much_at_once;
  else if (text_ != nullptr) text_->append(bytes.data(), bytes.size());
  if (kept == Kept::no_room) fail(k_spool_failed, error);
  if (kept == Kept::too_much_at_once) fail(k_too_much_at_once, error);
  return bytes.size();
}

void RequestParser::fail(const Fault& fault, Error& error) {
  fault_ = fault;
  error = beast::error::bad_value;
}

void RequestParser::translate(Error error) {
  if (error == beast::error::header_limit || error == beast::error::buffer_overflow)
    fault_ = k_head_too_large;
  else if (error == beast::error::body_limit) fault_ = k_body_too_large;
  else if (error == beast::error::bad_content_length || error == beast::error::multiple_content_length ||
           error == beast::error::bad_transfer_encoding)
    fault_ = k_ambiguous;
  else fault_ = k_malformed;
}

}  // namespace pc::http
