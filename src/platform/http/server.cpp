#include <fmt/format.h>

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>

#include <future>
#include <mutex>
#include <stdexcept>

#include "http.hpp"
#include "stream_session.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

constexpr std::size_t k_refused_at_once_max = 64;  // beyond a limit, so many still hear why

/// Of TLS 1.2 only what keeps a recorded conversation closed when the key is lost later; TLS 1.3 has nothing else.
constexpr const char* k_tls_1_2_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

[[noreturn]] void cannot(std::string_view what, std::string_view why) {
  throw std::runtime_error(fmt::format("http: {}: {}", what, why));
}

tcp::endpoint endpoint_of(const std::string& listen, asio::io_context& context) {
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos) cannot("listen address " + listen, "it must be host:port");
  std::string host = listen.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty() || host == "*") host = "0.0.0.0";
  error_code error;
  tcp::resolver resolver(context);
  const auto found = resolver.resolve(host, listen.substr(colon + 1), tcp::resolver::passive, error);
  if (error || found.empty()) cannot("listen address " + listen, error.message());
  return found.begin()->endpoint();
}

/// IPv4 has one form, also on a socket for both.
std::string address_of(const Socket& socket) {
  error_code ignored;
  const auto address = socket.remote_endpoint(ignored).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

std::size_t most_of(const Options& options, const std::string& remote) {
  const bool counted = options.connections_per_address_max > 0 &&
                       std::ranges::find(options.trusted_proxies, remote) == options.trusted_proxies.end();
  return counted ? options.connections_per_address_max : SIZE_MAX;
}

std::size_t above(std::size_t count, std::size_t most) { return count > most ? count - most : 0; }

asio::ssl::context tls_of(const Options& options) {
  asio::ssl::context tls(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(tls.native_handle(), k_tls_1_2_ciphers);
  SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  error_code error;
  tls.use_certificate_chain_file(options.tls_certificate, error);
  if (error) cannot("certificate " + options.tls_certificate, error.message());
  tls.use_private_key_file(options.tls_key, asio::ssl::context::pem, error);
  if (error) cannot("private key " + options.tls_key, error.message());
  return tls;
}

}  // namespace

struct Server::Impl {
  Impl(Options options, Handler& handler)
      : shared{std::move(options),
               handler,
               StaticFiles({}, {}),
               {},
               {},
               Allowance(shared.options.bodies_bytes_max),
               Allowance(shared.options.spool_bytes_max),
               metrics::gauge("partnerd_http_connections", "Open connections."),
               metrics::gauge("partnerd_http_in_flight", "Requests at the handler.")} {
    shared.files = StaticFiles(shared.options.static_root, shared.options.handler_paths);
  }

  void open();
  void accept_next();
  void accepted(Worker& worker, Socket socket);
  Worker& least_loaded();

  Shared shared;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<Worker>> workers;
  std::optional<Acceptor> acceptor;  // on the first worker's thread
  std::optional<asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>> pause;
  std::mutex stopping;
  int port = 0;
};

void Server::Impl::open() {
  asio::io_context& context = workers.front()->context();
  const tcp::endpoint endpoint = endpoint_of(shared.options.listen, context);
  acceptor.emplace(context.get_executor());
  pause.emplace(context.get_executor());
  error_code error;
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
  if (!error && endpoint.address().is_v6()) acceptor->set_option(asio::ip::v6_only(false), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
  if (error) cannot("cannot listen on " + shared.options.listen, error.message());
  port = acceptor->local_endpoint().port();
}

Worker& Server::Impl::least_loaded() {
  return **std::min_element(workers.begin(), workers.end(),
                            [](const auto& a, const auto& b) { return a->load() < b->load(); });
}

void Server::Impl::accept_next() {
  Worker& worker = least_loaded();
  acceptor->async_accept(worker.context(), [this, &worker](error_code error, Socket socket) {
    if (!acceptor->is_open() || error == asio::error::operation_aborted) return;
    if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
        error == asio::error::no_memory) {
      // The waiting connection stays in the queue; asking again at once would spin.
      log::warn("cannot accept connections", {{"what", error.message()}});
      pause->expires_after(std::chrono::milliseconds(100));
      pause->async_wait([this](error_code) {
        if (acceptor->is_open()) accept_next();
      });
      return;
    }
    if (!error) accepted(worker, std::move(socket));
    accept_next();
  });
}

void Server::Impl::accepted(Worker& worker, Socket socket) {
  error_code ignored;
  const std::string remote = address_of(socket);
  const std::size_t open = shared.connections.fetch_add(1) + 1;
  const std::size_t of_peer = shared.peers.enter(peer_of(remote));
  const std::size_t beyond = std::max(above(open, shared.options.connections_max),
                                      above(of_peer, most_of(shared.options, remote)));
  if (beyond > k_refused_at_once_max) {
    shared.connections.fetch_sub(1);
    shared.peers.leave(peer_of(remote));
    return;
  }
  socket.set_option(tcp::no_delay(true), ignored);
  socket.non_blocking(true, ignored);
  asio::post(worker.context(),
             [this, &worker, refused = beyond > 0, remote, socket = std::move(socket)]() mutable {
               if (tls) start_tls(worker, std::move(socket), *tls, std::move(remote), refused);
               else start_plain(worker, std::move(socket), std::move(remote), refused);
             });
}

Server::Server(Options options, Handler& handler)
    : impl_(std::make_unique<Impl>(std::move(options), handler)) {}

Server::~Server() { stop(); }

void Server::start() {
  auto& options = impl_->shared.options;
  if (!options.tls_certificate.empty()) impl_->tls = tls_of(options);
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  for (int i = 0; i < (options.threads > 0 ? options.threads : cores); ++i)
    impl_->workers.push_back(std::make_unique<Worker>(impl_->shared));
  impl_->open();
  for (auto& worker : impl_->workers) worker->run();
  asio::post(impl_->workers.front()->context(), [parts = impl_.get()] { parts->accept_next(); });
}

int Server::port() const { return impl_->port; }

void Server::stop() {
  const std::lock_guard once(impl_->stopping);
  if (impl_->workers.empty()) return;
  if (impl_->port != 0) {
    std::promise<void> closed;
    asio::post(impl_->workers.front()->context(), [parts = impl_.get(), &closed] {
      // What the kernel has accepted for us counts as accepted.
      error_code error;
      parts->acceptor->non_blocking(true, error);
      while (!error) {
        Worker& worker = parts->least_loaded();
        Socket socket(worker.context());
        parts->acceptor->accept(socket, error);
        if (!error) parts->accepted(worker, std::move(socket));
      }
      parts->acceptor->close(error);
      parts->pause->cancel();
      closed.set_value();
    });
    closed.get_future().wait();
    for (auto& worker : impl_->workers) worker->begin_stop();
    const auto until = SteadyClock::now() + impl_->shared.options.stop_timeout;
    while (impl_->shared.connections.load() > 0 && SteadyClock::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    for (auto& worker : impl_->workers) worker->abandon_all();
  }
  for (auto& worker : impl_->workers) worker->join();
  impl_->acceptor.reset();
  impl_->pause.reset();
  impl_->workers.clear();
  impl_->port = 0;
}

}  // namespace pc::http
