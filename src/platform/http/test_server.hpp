// A server on a free port for the tests of this room.
#pragma once
#include <memory>

#include "test_client.hpp"

namespace pc::http::test {

/// What a test wants of the server it says in `options` and `handler` before start().
struct Serving : testing::Test {
  explicit Serving(int threads = 2) {
    options.listen = "127.0.0.1:0";
    options.threads = threads;
    options.log_requests = false;
  }
  /// The port.
  int start() {
    server = std::make_unique<Server>(options, handler);
    server->start();
    return server->port();
  }
  Options options;
  TestHandler handler;
  std::unique_ptr<Server> server;
};

}  // namespace pc::http::test
