// A request with a body: first the handler says by its head whether and how it comes in.
#include "session.hpp"

namespace pc::http {
namespace {

/// A refused body that is announced to be no longer is read past, so that the connection can stay.
constexpr std::uint64_t k_skipped_most = 64 * 1024;
constexpr Fault k_not_stored{507, "not_stored", "The body could not be stored."};

}  // namespace

void Session::ask_admission() {
  stage_ = Stage::admitting;
  request_.body_follows = true;
  arm(Doing::handling, options_.handler_timeout);
  call_handler([&] { worker_.shared().handler.admit(std::move(request_), channel_->next_admit()); });
}

std::optional<Session::Next> Session::admission_arrived() {
  if (answer_) {  // the handler failed, or took too long
    Response response = std::move(*answer_);
    answer_.reset();
    return refuse_body(std::move(response));
  }
  Admission admission = std::move(*admission_);
  admission_.reset();
  if (admission.refusal) return refuse_body(std::move(*admission.refusal));
  then_ = std::move(admission.then);
  return take_body(admission.body);
}

std::optional<Session::Next> Session::refuse_body(Response refusal) {
  const bool skip = !close_ && !parser_->expects_continue() && parser_->content_length_or_zero() > 0 &&
                    parser_->content_length_or_zero() <= k_skipped_most;
  if (skip) {
    refusal_ = std::move(refusal);
    parser_->skip_body(k_skipped_most);
    stage_ = Stage::body;
    body_progress_ = 0;
    arm(Doing::reading, options_.body_timeout);
    return std::nullopt;
  }
  close_ = input_left_ = true;
  stage_ = Stage::between;
  write_answer(std::move(refusal));
  return Next::close;
}

std::optional<Session::Next> Session::take_body(const BodyPolicy& policy) {
  body_ = {};
  if (policy.spool) parser_->take_body(policy.bytes_max, spool_);
  else parser_->take_body(std::min(policy.bytes_max, options_.body_bytes_max), body_.text, held_);
  if (parser_->fault()) return fail(*parser_->fault());
  if (policy.spool && !spool_.open(options_.spool_folder)) return fail(k_not_stored);
  if (parser_->expects_continue() && !parser_->is_http_1_0() && begin_ == end_)
    out_.append("HTTP/1.1 100 Continue\r\n\r\n");
  stage_ = Stage::body;
  body_progress_ = 0;
  arm(Doing::reading, options_.body_timeout);
  return std::nullopt;
}

std::optional<Session::Next> Session::read_body() {
  auto bytes = unread();
  body_progress_ += bytes.size();
  parser_->feed(bytes);
  body_progress_ -= bytes.size();
  begin_ = end_ - bytes.size();
  if (parser_->fault()) return fail(*parser_->fault());
  if (parser_->done()) return body_arrived();
  if (body_progress_ >= k_progress_bytes) {
    body_progress_ = 0;
    arm(Doing::reading, options_.body_timeout);
  }
  return Next::bytes;
}

std::optional<Session::Next> Session::body_arrived() {
  if (refusal_) {
    Response refusal = std::move(*refusal_);
    refusal_.reset();
    stage_ = Stage::between;
    doing_ = Doing::reading;
    write_answer(std::move(refusal));
    return after_answer();
  }
  if (spool_.is_open()) {
    if (!spool_.finish()) return fail(k_not_stored);
    body_.file = spool_.path();
  }
  held_.give_back();  // it is the handler's now
  dispatch([this](Reply reply) { std::exchange(then_, {})(std::move(body_), std::move(reply)); });
  return std::nullopt;
}

}  // namespace pc::http
