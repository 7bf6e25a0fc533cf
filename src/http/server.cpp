#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <list>
#include <stdexcept>
#include <thread>

#include "answer.hpp"
#include "session.hpp"
#include "telemetry/metrics.hpp"

namespace pc::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// One I/O thread with its connections. Everything of a connection happens here, so nothing is locked.
struct Thread {
  asio::io_context context{1};
  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor> sweep{context};
  std::list<Connection> connections;
  bool stopping = false;
  std::thread thread;
};

std::pair<std::string, std::string> host_and_port(const std::string& listen) {
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("listen needs host:port, not '" + listen + "'");
  return {listen.substr(0, colon), listen.substr(colon + 1)};
}

}  // namespace

struct Server::Parts {
  Parts(const Options& options_, Handler& handler_)
      : options(options_), handler(handler_), files(options_.static_root), acceptor(accepting) {}

  Options options;
  Handler& handler;
  StaticFiles files;
  asio::io_context accepting{1};
  tcp::acceptor acceptor;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<Thread>> threads;
  std::thread accept_thread;
  std::atomic<int> open{0};
  std::atomic<bool> stopped{false};
  metrics::Gauge connections_gauge = metrics::gauge("partnerd_http_connections", "Open connections.");

  void bind();
  void accept_next();
  void take(Thread& thread, tcp::socket::native_handle_type handle, const tcp::endpoint& peer);
  Awaitable run(Thread& thread, Socket socket, std::string remote);
  void sweep(Thread& thread);
};

void Server::Parts::bind() {
  const auto [host, port] = host_and_port(options.listen);
  tcp::resolver resolver(accepting);
  const auto found = resolver.resolve(host, port, tcp::resolver::passive);
  const tcp::endpoint endpoint = found.begin()->endpoint();
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(endpoint);
  acceptor.listen(4096);
  if (options.tls_certificate.empty()) return;
  tls.emplace(asio::ssl::context::tls_server);
  tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::default_workarounds);
  tls->use_certificate_chain_file(options.tls_certificate);
  tls->use_private_key_file(options.tls_key, asio::ssl::context::pem);
}

void Server::Parts::accept_next() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
    if (!error) {
      static std::atomic<std::size_t> turn{0};
      Thread& thread = *threads[turn++ % threads.size()];
      error_code ignored;
      const auto peer = socket.remote_endpoint(ignored);
      socket.set_option(tcp::no_delay(true), ignored);
      if (open.load() >= options.connections_max) {
        Request nobody;
        nobody.request_id = "-";
        Response busy = protocol_error(503, "too_many_connections", "Too many connections.");
        const std::string text = serialized(busy, nobody, false, false);
        socket.write_some(asio::buffer(text), ignored);
      } else {
        take(thread, socket.release(), peer);
      }
    }
    accept_next();
  });
}

void Server::Parts::take(Thread& thread, tcp::socket::native_handle_type handle, const tcp::endpoint& peer) {
  ++open;
  connections_gauge.add(1);
  asio::post(thread.context, [this, &thread, handle, peer] {
    Socket socket(thread.context.get_executor(), peer.protocol(), handle);
    asio::co_spawn(thread.context.get_executor(), run(thread, std::move(socket), peer.address().to_string()),
                   [this](std::exception_ptr) {
                     --open;
                     connections_gauge.add(-1);
                   });
  });
}

Awaitable Server::Parts::run(Thread& thread, Socket socket, std::string remote) {
  const SessionParts parts{options, handler, files, thread.stopping};
  thread.connections.emplace_back();
  const auto place = std::prev(thread.connections.end());
  struct Leave {
    Thread& thread;
    std::list<Connection>::iterator place;
    ~Leave() { thread.connections.erase(place); }
  } leave{thread, place};
  place->deadline = std::chrono::steady_clock::now() + std::chrono::seconds(options.header_seconds);
  error_code ignored;
  if (!tls) {
    place->close = [&socket] {
      error_code nothing;
      socket.close(nothing);
    };
    co_await serve(socket, *place, parts, std::move(remote), false);
    socket.shutdown(Socket::shutdown_both, ignored);
    co_return;
  }
  TlsStream stream(std::move(socket), *tls);
  place->close = [&stream] {
    error_code nothing;
    stream.lowest_layer().close(nothing);
  };
  const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server,
                                                       asio::as_tuple(asio::use_awaitable_t<Executor>{}));
  if (error) co_return;
  co_await serve(stream, *place, parts, std::move(remote), true);
  place->deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  co_await stream.async_shutdown(asio::as_tuple(asio::use_awaitable_t<Executor>{}));
}

/// Closes connections that waited too long; while stopping, all that are idle.
void Server::Parts::sweep(Thread& thread) {
  thread.sweep.expires_after(std::chrono::milliseconds(thread.stopping ? 50 : 1000));
  thread.sweep.async_wait([this, &thread](error_code error) {
    if (error) return;
    const auto now = std::chrono::steady_clock::now();
    for (auto& connection : thread.connections)
      if (connection.close && (connection.deadline < now || (thread.stopping && !connection.busy))) connection.close();
    if (thread.stopping && thread.connections.empty()) return;
    sweep(thread);
  });
}

Server::Server(const Options& options, Handler& handler) : parts_(std::make_unique<Parts>(options, handler)) {
  parts_->bind();
}

Server::~Server() { stop(); }

void Server::start() {
  for (int i = 0; i < parts_->options.threads; ++i) {
    auto thread = std::make_unique<Thread>();
    parts_->sweep(*thread);
    Thread& running = *thread;
    thread->thread = std::thread([&running] { running.context.run(); });
    parts_->threads.push_back(std::move(thread));
  }
  parts_->accept_next();
  parts_->accept_thread = std::thread([this] { parts_->accepting.run(); });
}

int Server::port() const { return parts_->acceptor.local_endpoint().port(); }

void Server::stop() {
  if (parts_->stopped.exchange(true)) return;
  asio::post(parts_->accepting, [this] {
    error_code ignored;
    parts_->acceptor.close(ignored);
  });
  if (parts_->accept_thread.joinable()) parts_->accept_thread.join();
  for (auto& thread : parts_->threads)
    asio::post(thread->context, [this, &thread = *thread] {
      thread.stopping = true;
      thread.sweep.cancel();
      parts_->sweep(thread);
    });
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(parts_->options.stop_seconds);
  while (parts_->open.load() > 0 && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  for (auto& thread : parts_->threads) {
    thread->context.stop();
    if (thread->thread.joinable()) thread->thread.join();
  }
}

}  // namespace pc::http
