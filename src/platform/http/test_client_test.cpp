#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <stdexcept>

#include "platform/base/text.hpp"
#include "test_client.hpp"

namespace pc::http::test {
namespace {

const void* raw(const std::string_view bytes) { return bytes.data(); }

}  // namespace

std::string Answer::operator[](const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

Client::Client(int port, bool tls, const char* from) {
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in own{};
  own.sin_family = AF_INET;
  ::inet_pton(AF_INET, from, &own.sin_addr);
  const void* here = &own;
  ::bind(socket_, static_cast<const sockaddr*>(here), sizeof own);
  const timeval limit{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const void* plain = &address;
  if (::connect(socket_, static_cast<const sockaddr*>(plain), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
  if (!tls) return;
  context_ = SSL_CTX_new(TLS_client_method());
  tls_ = SSL_new(context_);
  SSL_set_fd(tls_, socket_);
  if (SSL_connect(tls_) != 1) throw std::runtime_error("no TLS");
}

Client::~Client() {
  if (tls_ != nullptr) SSL_free(tls_);
  if (context_ != nullptr) SSL_CTX_free(context_);
  if (socket_ >= 0) ::close(socket_);
}

void Client::close_with_reset() {
  const linger now{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(socket_);
  socket_ = -1;
}

void Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = tls_ != nullptr ? SSL_write(tls_, raw(bytes), static_cast<int>(bytes.size()))
                                       : ::send(socket_, raw(bytes), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string Client::read_some(std::size_t most) {
  std::string bytes(most, '\0');
  const auto count = tls_ != nullptr ? SSL_read(tls_, bytes.data(), static_cast<int>(bytes.size()))
                                     : ::recv(socket_, bytes.data(), bytes.size(), 0);
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

Answer Client::receive(bool head_only) {
  std::size_t end = 0;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
    const std::string more = read_some();
    if (more.empty()) return {};
    pending_ += more;
  }
  Answer reply;
  reply.status = std::stoi(pending_.substr(9, 3));
  bool first = true;
  for (auto line : split(std::string_view(pending_).substr(0, end), '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto colon = line.find(": ");
    if (!first && colon != std::string_view::npos) {
      auto& value = reply.headers[lower_ascii(line.substr(0, colon))];
      value += (value.empty() ? "" : ", ") + std::string(line.substr(colon + 2));
    }
    first = false;
  }
  pending_.erase(0, end + 4);
  if (head_only || reply.status == 304 || reply.status == 204 || !reply.has("content-length")) return reply;
  const auto length = static_cast<std::size_t>(std::stoul(reply["content-length"]));
  while (pending_.size() < length) {
    const std::string more = read_some();
    if (more.empty()) return {};
    pending_ += more;
  }
  reply.body = pending_.substr(0, length);
  pending_.erase(0, length);
  return reply;
}

Answer Client::ask(std::string_view request, bool head_only) {
  send(request);
  return receive(head_only);
}

bool Client::closed() {
  const timeval limit{2, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  char byte = 0;
  const auto count = tls_ != nullptr ? SSL_read(tls_, &byte, 1) : ::recv(socket_, &byte, 1, 0);
  if (tls_ != nullptr)
    return count <= 0 && SSL_get_error(tls_, static_cast<int>(count)) != SSL_ERROR_WANT_READ;
  return count == 0 || (count < 0 && errno != EAGAIN);
}

std::string get(std::string_view path, std::string_view more) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more) + "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view more) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(more) + "\r\n" + std::string(body);
}

void TestHandler::admit(Request head, Admit admit) {
  if (refuse) return admit({{}, {}, refuse(head)});
  auto kept = std::make_shared<Request>(std::move(head));
  admit({policy, [this, kept](Body body, http::Reply reply) {
           kept->body = std::move(body.text);
           kept->body_file = std::move(body.file);
           handle(std::move(*kept), std::move(reply));
         }});
}

void TestHandler::handle(Request request, http::Reply reply) {
  if (act) return act(std::move(request), std::move(reply));
  Response response;
  response.content_type = "text/plain";
  response.body = request.method + " " + request.path + " " + request.body;
  response.route = "echo";
  reply(std::move(response));
}

std::string gunzip(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return {};
  std::string out(16 * 1024 * 1024, '\0');
  stream.next_in = const_cast<Bytef*>(static_cast<const Bytef*>(raw(bytes)));
  stream.avail_in = static_cast<uInt>(bytes.size());
  void* place = out.data();
  stream.next_out = static_cast<Bytef*>(place);
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

std::string temporary_folder() {
  std::string path = testing::TempDir() + "/http-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return path;
}

}  // namespace pc::http::test
