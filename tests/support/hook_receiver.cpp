#include "support/hook_receiver.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "platform/base/text.hpp"

namespace pc::support {
namespace {

std::string answer_of(const std::string& status, const std::string& more, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more +
         "Connection: close\r\n\r\n" + body;
}

}  // namespace

std::string HookReceiver::Request::header(const std::string& name) const {
  for (const auto line : split(head, '\n'))
    if (lower_ascii(line).starts_with(name + ":"))
      return std::string(trimmed_ascii(line.substr(name.size() + 1)));
  return {};
}

HookReceiver::HookReceiver(Answer answer)
    : listener_(::socket(AF_INET, SOCK_STREAM, 0)), answer_(std::move(answer)) {
  if (!answer_) answer_ = [](const Request&) { return answer_of("204 No Content", {}, {}); };
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const where = static_cast<sockaddr*>(static_cast<void*>(&address));
  if (::bind(listener_, where, size) != 0 || ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, where, &size) != 0)
    throw std::runtime_error("no socket for a receiver");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

HookReceiver::~HookReceiver() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
  for (auto& each : talks_) each.join();
}

std::vector<HookReceiver::Request> HookReceiver::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HookReceiver::answer(const std::string& status, const std::string& more, const std::string& body) {
  const std::lock_guard lock(mutex_);
  answer_ = [text = answer_of(status, more, body)](const Request&) { return text; };
}

void HookReceiver::serve() {
  for (int client = ::accept(listener_, nullptr, nullptr); client >= 0;
       client = ::accept(listener_, nullptr, nullptr))
    talks_.emplace_back([this, client] {
      talk(client);
      ::close(client);
    });
}

void HookReceiver::talk(int client) {
  std::string text;
  Request request;
  std::size_t wanted = std::string::npos;
  while (text.size() < wanted) {
    char buffer[4096];
    const auto got = ::recv(client, buffer, sizeof buffer, 0);
    if (got <= 0) return;
    text.append(buffer, static_cast<std::size_t>(got));
    const auto end = text.find("\r\n\r\n");
    if (wanted != std::string::npos || end == std::string::npos) continue;
    request.head = text.substr(0, end + 2);
    wanted = end + 4 + std::stoul(request.header("content-length"));
  }
  request.body = text.substr(request.head.size() + 2);
  Answer answer;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    answer = answer_;
  }
  const auto said = answer(request);
  static_cast<void>(!::send(client, said.data(), said.size(), MSG_NOSIGNAL));
}

}  // namespace pc::support
