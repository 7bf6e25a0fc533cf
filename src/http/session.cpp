#include "session.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

#include <filesystem>
#include <fstream>

#include "answer.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "telemetry/request_id.hpp"

namespace pc::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast::http;
using boost::system::error_code;

constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> k_await{};

Request request_of(const beast::request_header<>& head, const std::string& remote, bool secure) {
  Request request;
  request.method = std::string(head.method_string());
  request.target = std::string(head.target());
  const auto question = request.target.find('?');
  request.path = request.target.substr(0, question);
  if (question != std::string::npos) request.query = request.target.substr(question + 1);
  for (const auto& field : head)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  request.remote = remote;
  request.secure = secure;
  const auto given = request.header("x-request-id");
  request.request_id = acceptable_request_id(given) ? std::string(given) : fresh_request_id();
  return request;
}

Response error_of(error_code error) {
  if (error == beast::error::header_limit || error == beast::error::buffer_overflow)
    return protocol_error(431, "head_too_large", "The head of the request is too large.");
  if (error == beast::error::body_limit) return protocol_error(413, "body_too_large", "The body is too large.");
  return protocol_error(400, "malformed", "This is not a well-formed HTTP/1.1 request.");
}

bool is_protocol_fault(error_code error) {
  return error && error != beast::error::end_of_stream && error != beast::error::partial_message &&
         error.category() == beast::make_error_code(beast::error::bad_method).category();
}

/// Waits for the handler's answer, which may come from any thread.
auto answer_of(Handler& handler, Request request, Executor executor) {
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(std::shared_ptr<Response>)>(
      [&handler, executor](auto completion, Request input) {
        auto shared = std::make_shared<decltype(completion)>(std::move(completion));
        handler.handle(std::move(input), [shared, executor](Response response) {
          auto answer = std::make_shared<Response>(std::move(response));
          asio::post(executor, [shared, answer] { std::move (*shared)(answer); });
        });
      },
      asio::use_awaitable_t<Executor>{}, std::move(request));
}

std::string spool_name(const Options& options) { return options.spool_folder + "/partnerd-upload-" + random_hex(12); }

struct RemoveFile {
  std::string path;
  ~RemoveFile() {
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove(path, ignored);
  }
};

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& each : headers)
    if (equal_ignoring_case(each.name, name)) return each.value;
  return {};
}

template <class Stream>
Awaitable serve(Stream& stream, Connection& connection, const SessionParts& parts, std::string remote, bool secure) {
  boost::beast::flat_buffer buffer;
  const auto wait_until = [&](int seconds) {
    connection.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  };
  const Executor executor = stream.get_executor();
  for (bool keep = true; keep && !parts.stopping;) {
    wait_until(buffer.size() == 0 ? parts.options.idle_seconds : parts.options.header_seconds);
    beast::request_parser<beast::empty_body> head;
    head.header_limit(parts.options.header_bytes_max);
    head.body_limit(boost::none);
    auto [error, bytes] = co_await beast::async_read_header(stream, buffer, head, k_await);
    const auto started = std::chrono::steady_clock::now();
    Request request = request_of(head.get(), remote, secure);
    std::optional<Response> failure;
    RemoveFile spooled;
    const bool head_only = request.method == "HEAD";
    if (error) {
      if (!is_protocol_fault(error)) co_return;
      failure = error_of(error);
      keep = false;
    } else {
      keep = head.keep_alive();
      connection.busy = true;
      if (head_only) request.method = "GET";
      const bool chunked = head.chunked();
      if (chunked && head.get().count(beast::field::content_length) != 0)
        failure = protocol_error(400, "malformed", "Transfer-Encoding and Content-Length exclude each other.");
      const bool body = chunked || head.content_length().value_or(0) > 0;
      if (!failure && body) {
        const BodyPolicy policy = parts.handler.body_policy(request);
        if (head.content_length().value_or(0) > policy.bytes_max)
          failure = protocol_error(413, "body_too_large", "The body is too large.");
        if (!failure && equal_ignoring_case(request.header("expect"), "100-continue"))
          co_await asio::async_write(stream, asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), k_await);
        wait_until(parts.options.body_seconds);
        if (!failure && policy.spool) {
          spooled.path = request.body_file = spool_name(parts.options);
          std::ofstream file(spooled.path, std::ios::binary);
          beast::request_parser<beast::buffer_body> parser(std::move(head));
          parser.body_limit(policy.bytes_max);
          std::vector<char> chunk(64 * 1024);
          while (!failure && !parser.is_done()) {
            parser.get().body() = {chunk.data(), chunk.size(), true};
            wait_until(parts.options.body_seconds);
            auto [fault, read] = co_await beast::async_read(stream, buffer, parser, k_await);
            if (fault == beast::error::need_buffer) fault = {};
            if (fault) {
              if (!is_protocol_fault(fault)) co_return;
              failure = error_of(fault);
            }
            file.write(chunk.data(), static_cast<std::streamsize>(chunk.size() - parser.get().body().size));
          }
          if (!failure && !file.flush()) failure = protocol_error(503, "no_space", "The upload could not be stored.");
        } else if (!failure) {
          beast::request_parser<beast::string_body> parser(std::move(head));
          parser.body_limit(policy.bytes_max);
          auto [fault, read] = co_await beast::async_read(stream, buffer, parser, k_await);
          if (fault && !is_protocol_fault(fault)) co_return;
          if (fault)
            failure = error_of(fault);
          else
            request.body = std::move(parser.get().body());
        }
        if (failure) keep = false;
      } else if (failure) {
        keep = false;
      }
    }
    Response response;
    if (failure) {
      response = std::move(*failure);
    } else if (auto file = parts.files.find(request)) {
      response = std::move(*file);
    } else {
      connection.deadline = std::chrono::steady_clock::time_point::max();
      Request kept;  // what the answer and the log still need
      kept.method = request.method;
      kept.path = request.path;
      kept.request_id = request.request_id;
      kept.headers.push_back({"accept-encoding", std::string(request.header("accept-encoding"))});
      const auto answer = co_await answer_of(parts.handler, std::move(request), executor);
      response = std::move(*answer);
      request = std::move(kept);
    }
    wait_until(parts.options.body_seconds);
    keep = keep && !parts.stopping;
    const std::string text = serialized(response, request, head_only, keep);
    const auto [fault, written] = co_await asio::async_write(stream, asio::buffer(text), k_await);
    count_request(request, response, std::chrono::steady_clock::now() - started);
    connection.busy = false;
    if (fault) co_return;
  }
}

template Awaitable serve<Socket>(Socket&, Connection&, const SessionParts&, std::string, bool);
template Awaitable serve<TlsStream>(TlsStream&, Connection&, const SessionParts&, std::string, bool);

}  // namespace pc::http
