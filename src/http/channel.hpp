// The way of an answer from any thread back to the thread of its connection, which may be gone by then.
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

  /// Opens for the next request. The connection's thread only.
  Reply next_reply();
  /// The answer of the current request is no longer wanted. The connection's thread only.
  void forget();
  /// The connection is gone. Its thread only.
  void detach();

 private:
  struct Ticket;
  void deliver(std::uint64_t number, Response response);
  void arrive(std::uint64_t number, Response response);

  std::mutex mutex_;
  Session* session_;
  std::uint64_t number_ = 0;
  bool open_ = false;  // the current request has no answer yet
};

}  // namespace pc::http
