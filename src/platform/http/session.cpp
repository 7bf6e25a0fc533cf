#include "session.hpp"

#include <cstring>

#include "forwarded.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/request_id.hpp"

namespace pc::http {
namespace {

constexpr std::size_t k_buffer_at_first = 8 * 1024;

constexpr Fault k_late_head{408, "head_too_slow", "The head of the request did not arrive in time."};
constexpr Fault k_late_body{408, "body_too_slow", "The body of the request did not arrive in time."};
constexpr Fault k_full{503, "too_many_connections", "Too many connections are open. Please try again."};
constexpr Fault k_internal{500, "internal", "Something went wrong on our side."};

}  // namespace

Session::Session(Worker& worker, std::string remote, bool secure)
    : worker_(worker),
      options_(worker.shared().options),
      remote_(std::move(remote)),
      secure_(secure || options_.public_https),
      channel_(std::make_shared<Channel>(*this)),
      held_(worker.shared().bodies),
      spool_(worker.shared().spool) {
  arm(Doing::reading_first, options_.header_timeout);
  worker_.enter(*this);
}

Session::~Session() {
  channel_->detach();
  if (stage_ == Stage::answering) worker_.shared().in_flight.add(-1);
  worker_.shared().peers.leave(peer_of(remote_));
  worker_.leave(*this);
}

bool Session::handler_runs_here() const { return executor().running_in_this_thread() && calling_handler_; }

void Session::go_on_waiting() {
  if (!waiter_) return;
  const auto waiter = std::move(waiter_);
  waiter->go_on();  // this may be gone afterwards
}

void Session::take(Response answer) {
  answer_ = std::move(answer);
  go_on_waiting();
}

void Session::take(Admission admission) {
  admission_ = std::move(admission);
  go_on_waiting();
}

void Session::arm(Doing doing, std::chrono::milliseconds within) {
  doing_ = doing;
  deadline_ = SteadyClock::now() + within;
}

void Session::pause_for_writing() {
  paused_ = doing_;
  paused_left_ = deadline_ - SteadyClock::now();
  arm(Doing::writing, options_.body_timeout);
}

void Session::go_on_after_writing() {
  doing_ = paused_;
  deadline_ = SteadyClock::now() + paused_left_;
}

void Session::end_waiting() {
  if (doing_ != Doing::handling || abandoned_) {
    late_ = true;
    if (doing_ == Doing::writing || doing_ == Doing::closing) abandoned_ = true;
    return cut();
  }
  channel_->forget();
  close_ = true;
  take(protocol_error(503, "handler_timeout", "The answer took too long. Please try again."));
}

void Session::close_if_idle() {
  const bool idle = stage_ == Stage::between && (doing_ == Doing::reading_first || doing_ == Doing::reading);
  if (!idle || begin_ != end_ || readable()) return;
  abandoned_ = true;
  cut();
}

void Session::abandon() {
  abandoned_ = true;
  deadline_ = {};  // should this cut meet the end of an operation, the sweep cuts the next one
  if (!waiter_) return cut();
  channel_->forget();
  take(Response());
}

Session::Next Session::advance() {
  for (;;) {
    std::optional<Next> next;
    switch (stage_) {
      case Stage::between: next = begin_request(); break;
      case Stage::head: next = read_head(); break;
      case Stage::body: next = read_body(); break;
      case Stage::admitting: next = has_word() ? admission_arrived() : Next::word; break;
      case Stage::answering: next = answer_ ? answer_arrived() : Next::word; break;
    }
    if (next) return *next;
  }
}

std::optional<Session::Next> Session::begin_request() {
  // Some clients end a body with a line break that nobody counts.
  while (begin_ != end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n')) ++begin_;
  if (begin_ == end_) {
    if (worker_.stopping() && !readable()) return Next::close;
    if (doing_ != Doing::reading_first) arm(Doing::reading, options_.idle_timeout);
    return Next::bytes;
  }
  request_ = {};
  request_.remote = remote_;
  request_.secure = secure_;
  request_.headers.reserve(16);
  parser_.emplace(request_, options_.header_bytes_max);
  request_id_.clear();
  head_armed_ = head_only_ = false;
  stage_ = Stage::head;
  return std::nullopt;
}

std::optional<Session::Next> Session::read_head() {
  auto bytes = unread();
  parser_->feed(bytes);
  begin_ = end_ - bytes.size();
  if (parser_->fault()) return fail(*parser_->fault());
  if (!parser_->head_done()) {
    if (!head_armed_ && doing_ != Doing::reading_first) arm(Doing::reading, options_.header_timeout);
    head_armed_ = true;
    return Next::bytes;
  }
  head_arrived();
  if (parser_->has_body()) {
    ask_admission();
    return std::nullopt;
  }
  if (const auto file = worker_.shared().files.find(request_)) {
    write_static(*file);
    stage_ = Stage::between;
    return after_answer();
  }
  dispatch([this](Reply reply) { worker_.shared().handler.handle(std::move(request_), std::move(reply)); });
  return std::nullopt;
}

void Session::head_arrived() {
  const auto given = request_.header("x-request-id");
  request_id_ = acceptable_request_id(given) ? std::string(given) : fresh_request_id();
  request_.request_id = request_id_;
  if (!options_.trusted_proxies.empty())
    request_.remote = client_address(remote_, request_.headers, options_.trusted_proxies);
  if (options_.log_requests && log::info_enabled()) {
    method_ = request_.method;
    path_ = request_.path;
    client_ = request_.remote;
  }
  head_only_ = request_.method == "HEAD";
  if (head_only_) request_.method = "GET";
  gzip_wanted_ = accepts_gzip(request_.header("accept-encoding"));
  close_ = !parser_->wants_to_stay() || worker_.stopping();
  keep_alive_said_ = parser_->is_http_1_0();
  began_ = SteadyClock::now();
  doing_ = Doing::reading;
}

void Session::call_handler(const std::function<void()>& call) {
  calling_handler_ = true;
  try {
    call();
  } catch (const std::exception& error) {
    log::error("a handler failed", {{"request_id", request_id_}, {"what", error.what()}});
    channel_->forget();
    admission_.reset();
    answer_ = protocol_error(k_internal.status, k_internal.word, k_internal.text);
  }
  calling_handler_ = false;
}

Session::Next Session::fail(const Fault& fault) {
  if (request_id_.empty()) {
    request_id_ = fresh_request_id();
    method_ = request_.method;
    path_ = request_.path;
    client_ = remote_;
    began_ = SteadyClock::now();
  }
  spool_.drop();
  held_.give_back();
  body_ = {};
  refusal_.reset();
  close_ = input_left_ = true;
  gzip_wanted_ = false;
  stage_ = Stage::between;
  write_answer(protocol_error(fault.status, fault.word, fault.text));
  return Next::close;
}

void Session::refuse_connection() { fail(k_full); }

bool Session::answer_late_client() {
  if (stage_ == Stage::head)
    fail(k_late_head);
  else if (stage_ == Stage::body)
    fail(k_late_body);
  else
    return false;
  return true;
}

std::pair<char*, std::size_t> Session::room() {
  if (begin_ == end_) begin_ = end_ = 0;
  const std::size_t largest = std::max(options_.header_bytes_max + k_buffer_at_first, k_progress_bytes);
  if (capacity_ - end_ < k_buffer_at_first / 2) {
    // A body deserves more room than a head.
    const bool grow = capacity_ == 0 || stage_ == Stage::body || end_ - begin_ > capacity_ / 2;
    const std::size_t wanted =
        !grow ? capacity_ : std::min(largest, capacity_ == 0 ? k_buffer_at_first : capacity_ * 2);
    if (wanted > capacity_) {
      auto larger = std::make_unique_for_overwrite<char[]>(wanted);
      if (begin_ != end_) std::memcpy(larger.get(), buffer_.get() + begin_, end_ - begin_);
      buffer_ = std::move(larger);
      capacity_ = wanted;
    } else if (begin_ > 0) {
      std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    }
    end_ -= begin_;
    begin_ = 0;
  }
  return {buffer_.get() + end_, capacity_ - end_};
}

void Session::received(std::size_t bytes) {
  end_ += bytes;
  late_ = false;
}

}  // namespace pc::http
