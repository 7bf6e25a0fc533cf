// One connection, apart from its stream: what has come in, what goes out, and what to do next. All on one
// thread.
#pragma once
#include <boost/asio/buffer.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "body.hpp"
#include "channel.hpp"
#include "message.hpp"
#include "parser.hpp"
#include "worker.hpp"

namespace pc::http {

/// Bytes within body_timeout, received or sent; else somebody would hold much with little effort.
inline constexpr std::size_t k_progress_bytes = 64 * 1024;
/// Answers of pipelined requests gather up to here.
inline constexpr std::size_t k_flush_at = 64 * 1024;

/// Something suspended until an answer is there.
struct Waiter {
  virtual ~Waiter() = default;
  virtual void go_on() = 0;
};

class Session {
 public:
  Session(Worker& worker, std::string remote, bool secure);
  virtual ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // For the channel.
  Executor executor() const { return worker_.context().get_executor(); }
  /// On the connection's thread, inside its own call of the handler. False on every other thread.
  bool handler_runs_here() const;
  void take(Response answer);
  void take(Admission admission);

  // For the worker.
  bool is_late(SteadyClock::time_point now) const { return now >= deadline_; }
  void end_waiting();
  void close_if_idle();
  void abandon();

 protected:
  enum class Next {
    bytes,  // read more
    flush,  // write what is there, then ask again
    word,   // wait for the handler
    close,  // write what is there, then close
  };
  enum class Doing { reading_first, reading, handling, writing, closing };

  /// Works on what has arrived until the stream must do something.
  Next advance();
  void arm(Doing doing, std::chrono::milliseconds within);
  /// Writing took its turn in the middle of something else, whose time goes on afterwards.
  void pause_for_writing();
  void go_on_after_writing();
  void refuse_connection();
  /// The wait for bytes was cut short; false: close without a word.
  bool answer_late_client();

  /// Room for reading; `received` tells how much came.
  std::pair<char*, std::size_t> room();
  void received(std::size_t bytes);
  bool nothing_to_write() const { return out_.empty() && tail_.empty(); }
  /// What is there to write, without what was sent; `sent` returns false when all is.
  std::array<boost::asio::const_buffer, 2> to_write() const;
  bool sent(std::size_t bytes);
  bool input_may_be_left() const { return input_left_ || begin_ != end_; }

  virtual void cut() = 0;             // ends the stream's operation under way
  virtual bool readable() const = 0;  // bytes wait in the kernel

  Worker& worker_;
  const Options& options_;
  /// The handler has said what was waited for.
  bool has_word() const { return answer_ || admission_; }

  bool late_ = false, abandoned_ = false;
  std::unique_ptr<Waiter> waiter_;

 private:
  enum class Stage { between, head, admitting, body, answering };

  std::optional<Next> begin_request();
  std::optional<Next> read_head();
  std::optional<Next> read_body();
  void head_arrived();
  void ask_admission();
  std::optional<Next> admission_arrived();
  std::optional<Next> take_body(const BodyPolicy& policy);
  std::optional<Next> refuse_body(Response refusal);
  std::optional<Next> body_arrived();
  void call_handler(const std::function<void()>& call);
  /// Gives the whole request to the handler.
  template <class Give>
  void dispatch(Give give) {
    stage_ = Stage::answering;
    arm(Doing::handling, options_.handler_timeout);
    began_ = deadline_ - options_.handler_timeout;
    worker_.shared().in_flight.add(1);
    call_handler([&] { give(channel_->next_reply()); });
  }
  std::optional<Next> answer_arrived();
  std::optional<Next> after_answer();
  void go_on_waiting();
  Next fail(const Fault& fault);
  void code_body(Response& response);
  void write_answer(Response response);
  void write_static(const StaticAnswer& answer);
  void finish_exchange(int status, std::string_view route, std::size_t bytes);
  Framing framing() const;
  std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }

  const std::string remote_;
  const bool secure_;
  std::shared_ptr<Channel> channel_;
  Doing doing_ = Doing::reading_first;
  SteadyClock::time_point deadline_;
  Doing paused_ = Doing::reading_first;
  SteadyClock::duration paused_left_{};

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  std::size_t body_progress_ = 0;

  Stage stage_ = Stage::between;
  Request request_;
  std::optional<RequestParser> parser_;
  Body body_;
  Share held_;  // of what bodies may take in memory
  SpoolFile spool_;
  std::function<void(Body, Reply)> then_;  // for the body
  std::optional<Response> answer_, refusal_;
  std::optional<Admission> admission_;

  std::string out_;        // head and body, or heads and bodies of pipelined answers
  std::string_view tail_;  // a large body behind out_
  std::string tail_storage_;
  std::shared_ptr<const void> tail_owner_;
  std::size_t sent_ = 0;

  // Of the request under way, kept while the handler has it.
  std::string request_id_, method_, path_, client_;
  SteadyClock::time_point began_;
  bool head_only_ = false, head_armed_ = false, gzip_wanted_ = false;
  bool close_ = false, keep_alive_said_ = false;
  bool calling_handler_ = false, input_left_ = false;
};

}  // namespace pc::http
