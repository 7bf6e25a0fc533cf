// A connection on its stream, plain or TLS: the coroutine that reads, waits and writes as Session says.
#pragma once
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "session.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::http {

using TlsStream = boost::asio::ssl::stream<Socket>;

template <class Completion>
struct WaiterOf final : Waiter {
  explicit WaiterOf(Completion to) : completion(std::move(to)) {}
  void go_on() override {
    auto then = std::move(completion);
    std::move(then)();
  }
  Completion completion;
};

template <class Stream>
class StreamSession final : public Session {
 public:
  template <class T>
  using Awaitable = boost::asio::awaitable<T, Executor>;

  StreamSession(Worker& worker, Stream stream, std::string remote)
      : Session(worker, std::move(remote), k_tls), stream_(std::move(stream)) {}

  Awaitable<void> run(bool refused) {
    if constexpr (k_tls) {
      const auto [error] = co_await stream_.async_handshake(boost::asio::ssl::stream_base::server, k_await);
      if (error || abandoned_) co_return;
    }
    if (refused) refuse_connection();
    for (Next next = refused ? Next::close : advance(); next != Next::close; next = advance()) {
      if (!co_await flush()) co_return;
      if (next == Next::word && !co_await word()) co_return;
      if (next == Next::bytes && !co_await read()) break;
    }
    if (!abandoned_ && co_await flush()) co_await finish();
  }

 private:
  static constexpr bool k_tls = std::is_same_v<Stream, TlsStream>;
  static constexpr boost::asio::as_tuple_t<boost::asio::use_awaitable_t<Executor>> k_await{};
  static constexpr std::chrono::milliseconds k_last_words{2000};

  Awaitable<bool> read() {
    const auto [place, size] = room();
    const auto [error, bytes] = co_await stream_.async_read_some(boost::asio::buffer(place, size), k_await);
    if (abandoned_) co_return false;
    if (error) {
      if (!late_ || !answer_late_client()) abandoned_ = true;
      co_return false;
    }
    received(bytes);
    co_return true;
  }

  Awaitable<bool> word() {
    if (!has_word())
      co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>, void()>(
          [this]<class Completion>(Completion&& completion) {
            waiter_ =
                std::make_unique<WaiterOf<std::decay_t<Completion>>>(std::forward<Completion>(completion));
          },
          boost::asio::use_awaitable_t<Executor>{});
    co_return !abandoned_;
  }

  Awaitable<bool> flush() {
    if (nothing_to_write() || write_at_once()) co_return true;
    pause_for_writing();
    std::size_t progress = 0;
    for (bool more = true; more;) {
      const auto [error, bytes] = co_await stream_.async_write_some(to_write(), k_await);
      if (error || abandoned_) co_return false;
      more = sent(bytes);
      // A byte now and then is no progress: somebody would hold many answers with little effort.
      if ((progress += bytes) < k_progress_bytes) continue;
      progress = 0;
      arm(Doing::writing, options_.body_timeout);
    }
    go_on_after_writing();
    co_return true;
  }

  // The socket nearly always has room; asking it directly saves a turn through the loop.
  bool write_at_once() {
    if constexpr (!k_tls) {
      boost::system::error_code error;
      for (;;) {
        const std::size_t bytes = stream_.write_some(to_write(), error);
        if (error) return false;
        if (!sent(bytes)) return true;
      }
    }
    return false;
  }

  // Closing a socket with unread input makes the kernel throw away what the client has not read yet.
  Awaitable<void> finish() {
    boost::system::error_code error;
    const bool unread = input_may_be_left() || readable();
    arm(Doing::closing, k_last_words);
    if constexpr (k_tls) {
      if (!unread) co_await stream_.async_shutdown(k_await);
      if (!unread || abandoned_) co_return;
    }
    socket().shutdown(boost::asio::socket_base::shutdown_send, error);
    while (unread && !error && !abandoned_) {
      const auto [place, size] = room();
      const auto [stop, bytes] = co_await socket().async_read_some(boost::asio::buffer(place, size), k_await);
      error = stop;
    }
  }

  void cut() override {
    boost::system::error_code ignored;
    socket().cancel(ignored);
  }

  bool readable() const override {
    boost::system::error_code error;
    return socket().available(error) > 0 && !error;
  }

  template <class Self>
  static auto& socket_of(Self& self) {
    if constexpr (k_tls) return self.stream_.next_layer();
    else return self.stream_;
  }
  Socket& socket() { return socket_of(*this); }
  const Socket& socket() const { return socket_of(*this); }

  Stream stream_;
};

template <class Stream>
void start_session(Worker& worker, Stream stream, std::string remote, bool refused) {
  auto session = std::make_shared<StreamSession<Stream>>(worker, std::move(stream), std::move(remote));
  boost::asio::co_spawn(
      worker.context().get_executor(), [session, refused] { return session->run(refused); },
      [](const std::exception_ptr& error) {
        if (!error) return;
        try {
          std::rethrow_exception(error);
        } catch (const std::exception& what) {
          log::error("a connection ended by an exception", {{"what", what.what()}});
        }
      });
}

/// On the worker's thread. Counted in Shared::connections already.
void start_plain(Worker& worker, Socket socket, std::string remote, bool refused);
void start_tls(Worker& worker, Socket socket, boost::asio::ssl::context& tls, std::string remote,
               bool refused);

}  // namespace pc::http
