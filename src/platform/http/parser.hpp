// One request off the wire. Strict: whatever two readers could read differently is refused.
#pragma once
#include <boost/beast/http/basic_parser.hpp>

#include <optional>
#include <string_view>

#include "body.hpp"
#include "http.hpp"

namespace pc::http {

/// What is wrong with a request as HTTP.
struct Fault {
  int status;
  std::string_view word, text;
};

class RequestParser : private boost::beast::http::basic_parser<true> {
 public:
  /// The request is filled as its parts arrive; `header_bytes_max` bounds the request line with the headers.
  RequestParser(Request& request, std::size_t header_bytes_max);
  ~RequestParser() override = default;
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  /// Takes what it can of the bytes and removes it from the view; call again with more behind the rest.
  void feed(std::string_view& bytes);
  bool head_done() const { return is_header_done(); }
  bool done() const { return is_done(); }
  const std::optional<Fault>& fault() const { return fault_; }

  // Once the head is done.
  bool has_body() const;
  std::uint64_t content_length_or_zero() const;
  bool wants_to_stay() const { return keep_alive(); }
  bool is_http_1_0() const { return version_ == 10; }
  bool expects_continue() const { return expects_continue_; }
  /// The body's way, to be said before the bytes behind the head are fed: into the text, under `share`, or the file.
  void take_body(std::uint64_t bytes_max, std::string& text, Share& share);
  void take_body(std::uint64_t bytes_max, SpoolFile& file);
  /// Nothing of it is kept.
  void skip_body(std::uint64_t bytes_max) { limit_body(bytes_max); }

 private:
  using Base = boost::beast::http::basic_parser<true>;
  using Text = boost::beast::string_view;
  using Error = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                       Error& error) override;
  void on_response_impl(int, Text, int, Error&) override {}
  void on_field_impl(boost::beast::http::field name, Text text, Text value, Error& error) override;
  void on_header_impl(Error& error) override;
  void on_body_init_impl(boost::optional<std::uint64_t> const&, Error&) override {}
  std::size_t on_body_impl(Text bytes, Error& error) override;
  void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Error& error) override {
    return on_body_impl(bytes, error);
  }
  void on_finish_impl(Error&) override {}

  void limit_body(std::uint64_t bytes_max);
  bool take_target(std::string_view target);
  void fail(const Fault& fault, Error& error);
  void translate(Error error);

  Request& request_;
  std::size_t header_bytes_left_;
  std::uint64_t body_bytes_ = 0;  // what arrived of the body, without the framing of its chunks
  const std::size_t header_bytes_max_;
  std::string* text_ = nullptr;
  Share* share_ = nullptr;
  SpoolFile* spool_ = nullptr;
  std::optional<Fault> fault_;
  int version_ = 11;
  int hosts_ = 0;
  bool lengths_ = false, codings_ = false, expects_continue_ = false;
};

}  // namespace pc::http
