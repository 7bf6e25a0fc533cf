#include "support/mail_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace pc::support {
namespace {

void say(int client, const std::string& line) {
  const std::string text = line + "\r\n";
  static_cast<void>(!::send(client, text.data(), text.size(), MSG_NOSIGNAL));
}

/// One line without its end; empty at the end of the connection.
std::string hear(int client, std::string& rest) {
  while (true) {
    if (const auto end = rest.find("\r\n"); end != std::string::npos) {
      const std::string line = rest.substr(0, end);
      rest.erase(0, end + 2);
      return line.empty() ? " " : line;
    }
    char buffer[4096];
    const auto got = ::recv(client, buffer, sizeof buffer, 0);
    if (got <= 0) return {};
    rest.append(buffer, static_cast<std::size_t>(got));
  }
}

}  // namespace

MailServer::MailServer() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const where = static_cast<sockaddr*>(static_cast<void*>(&address));
  if (::bind(listener_, where, size) != 0 || ::listen(listener_, 8) != 0 || ::getsockname(listener_, where, &size) != 0)
    throw std::runtime_error("no socket for a mail server");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

MailServer::~MailServer() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::vector<std::string> MailServer::letters() const {
  const std::lock_guard lock(mutex_);
  return letters_;
}

void MailServer::answer_recipients(const std::string& line) {
  const std::lock_guard lock(mutex_);
  recipient_answer_ = line;
}

void MailServer::serve() {
  for (int client = ::accept(listener_, nullptr, nullptr); client >= 0;
       client = ::accept(listener_, nullptr, nullptr)) {
    talk(client);
    ::close(client);
  }
}

void MailServer::talk(int client) {
  std::string rest;
  say(client, "220 here");
  for (std::string line = hear(client, rest); !line.empty(); line = hear(client, rest)) {
    if (line.starts_with("RCPT")) {
      const std::lock_guard lock(mutex_);
      say(client, recipient_answer_);
    } else if (line.starts_with("DATA")) {
      say(client, "354 go on");
      std::string letter;
      for (line = hear(client, rest); line != "." && !line.empty(); line = hear(client, rest))
        letter += (line == " " ? "" : line) + "\r\n";
      const std::lock_guard lock(mutex_);
      letters_.push_back(letter);
      say(client, "250 taken");
    } else if (line.starts_with("QUIT")) {
      say(client, "221 bye");
      return;
    } else {
      say(client, "250 ok");
    }
  }
}

std::string body_of(const std::string& letter) {
  static const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0;
  int count = 0;
  for (const char c : letter.substr(letter.find("\r\n\r\n") + 4)) {
    const auto digit = digits.find(c);
    if (digit == std::string::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      text.push_back(static_cast<char>(bits >> count & 0xFF));
    }
  }
  return text;
}

}  // namespace pc::support
