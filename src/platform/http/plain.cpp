#include "stream_session.hpp"

namespace pc::http {

void start_plain(Worker& worker, Socket socket, std::string remote, bool refused) {
  start_session(worker, std::move(socket), std::move(remote), refused);
}

}  // namespace pc::http
