#include "stream_session.hpp"

namespace pc::http {

void start_tls(Worker& worker, Socket socket, boost::asio::ssl::context& tls, std::string remote,
               bool refused) {
  start_session(worker, TlsStream(std::move(socket), tls), std::move(remote), refused);
}

}  // namespace pc::http
