// A small blocking client and handler for the tests of this room: raw sockets, so that every byte is the
// test's.
#pragma once
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http.hpp"

namespace pc::http::test {

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  // lower-case names; repeated ones joined with ", "
  std::string body;
  bool has(const std::string& name) const { return headers.contains(name); }
  std::string operator[](const std::string& name) const;
};

class Client {
 public:
  explicit Client(int port, bool tls = false, const char* from = "127.0.0.1");
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes);
  /// One whole answer; status 0 when the connection ended before it.
  Answer receive(bool head_only = false);
  Answer ask(std::string_view request, bool head_only = false);
  /// True when the peer closed (or reset) within two seconds.
  bool closed();
  /// What one read of the kernel gives.
  std::string read_some(std::size_t most = 65536);
  std::string& pending() { return pending_; }
  void close_with_reset();

 private:
  int socket_ = -1;
  SSL_CTX* context_ = nullptr;
  SSL* tls_ = nullptr;
  std::string pending_;
};

/// "GET <path> HTTP/1.1" with Host, more header lines and an empty line.
std::string get(std::string_view path, std::string_view more = "");
std::string post(std::string_view path, std::string_view body, std::string_view more = "");

/// Answers with what `act` says; echoes the body by default.
class TestHandler : public Handler {
 public:
  void admit(Request head, Admit admit) override;
  void handle(Request request, http::Reply reply) override;

  BodyPolicy policy{1024 * 1024, false};
  std::function<void(Request, http::Reply)> act;
  std::function<Response(const Request&)> refuse;  // of a request with a body, by its head
};

std::string gunzip(std::string_view bytes);
std::string temporary_folder();

}  // namespace pc::http::test
