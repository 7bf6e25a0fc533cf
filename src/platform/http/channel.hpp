// The way of what a handler says from any thread back to the thread of its connection, which may be gone by then.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>

#include "http.hpp"

namespace pc::http {

class Session;

/// One a connection. A request's number tells its answer from the late or second answer of another.
class Channel : public std::enable_shared_from_this<Channel> {
 public:
  explicit Channel(Session& session) : session_(&session) {}

  /// Opens for the next word of the handler. The connection's thread only.
  Reply next_reply();
  Admit next_admit();
  /// The answer of the current request is no longer wanted. The connection's thread only.
  void forget();
  /// The connection is gone. Its thread only.
  void detach();

 private:
  struct Ticket;
  std::shared_ptr<Ticket> next_ticket();
  template <class Word>
  void deliver(std::uint64_t number, Word word);
  template <class Word>
  void arrive(std::uint64_t number, Word word);

  std::mutex mutex_;
  Session* session_;
  std::uint64_t number_ = 0;
  bool open_ = false;  // the handler has not said it yet
};

}  // namespace pc::http
