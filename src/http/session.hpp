// One connection: reads requests under limits, hands them on, writes answers. A template over plain and TLS streams.
#pragma once
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>

#include "http.hpp"
#include "static_files.hpp"

namespace pc::http {

using Executor = boost::asio::io_context::executor_type;  // known type: no type-erased executor on the hot path
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using TlsStream = boost::asio::ssl::stream<Socket>;
using Awaitable = boost::asio::awaitable<void, Executor>;

/// What the sweeper of an I/O thread knows of a connection: when it has waited long enough.
struct Connection {
  std::chrono::steady_clock::time_point deadline;
  bool busy = false;               // a request is being worked on
  std::function<void()> close;
};

struct SessionParts {
  const Options& options;
  Handler& handler;
  const StaticFiles& files;
  const bool& stopping;
};

template <class Stream>
Awaitable serve(Stream& stream, Connection& connection, const SessionParts& parts, std::string remote, bool secure);

extern template Awaitable serve<Socket>(Socket&, Connection&, const SessionParts&, std::string, bool);
extern template Awaitable serve<TlsStream>(TlsStream&, Connection&, const SessionParts&, std::string, bool);

}  // namespace pc::http
