// load HOST PORT CLIENTS SECONDS PLAN: sends requests over keep-alive connections, one after the other on each, and
// prints one line of JSON with the rate, latencies and statuses.
//
// PLAN is a file of lines "METHOD<tab>PATH<tab>HEADERS<tab>BODY", headers separated by '|'. Client i of n sends lines
// i, i + n, i + 2n … round and round. Every request gets a fresh Idempotency-Key.
#include <fmt/format.h>

#include <algorithm>
#include <boost/asio.hpp>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Time = std::chrono::steady_clock;

struct Line {
  std::string before, after;  // the request, without and after the value of Idempotency-Key
};

struct Tally {
  std::vector<double> milliseconds;
  std::map<int, std::int64_t> statuses;
  std::string first_fault;
};

std::vector<Line> read_plan(const std::string& path, const std::string& host) {
  std::ifstream in(path);
  std::vector<Line> plan;
  for (std::string text; std::getline(in, text);) {
    std::vector<std::string> part(1);
    for (const char c : text)
      if (c == '\t' && part.size() < 4)
        part.emplace_back();
      else
        part.back() += c;
    if (part.size() != 4) throw std::runtime_error("a line of the plan has not four parts");
    std::string headers = part[2].empty() ? "" : part[2] + "|";
    for (std::size_t at; (at = headers.find('|')) != std::string::npos;) headers.replace(at, 1, "\r\n");
    Line line;
    line.before = part[0] + " " + part[1] + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers;
    if (!part[3].empty())
      line.before += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", part[3].size());
    line.before += "Idempotency-Key: ";
    line.after = "\r\n\r\n" + part[3];
    plan.push_back(std::move(line));
  }
  if (plan.empty()) throw std::runtime_error("the plan is empty");
  return plan;
}

std::string fresh_key(std::mt19937_64& random) {
  const auto a = random(), b = random();
  return fmt::format("{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}", a >> 32, (a >> 16) & 0xffff, a & 0xfff, b >> 52,
                     b & 0xffff'ffff'ffff);
}

/// Length of the body the head announces.
std::size_t body_length(std::string_view head) {
  for (std::size_t at = 0; (at = head.find("\r\n", at)) != std::string_view::npos; at += 2) {
    constexpr std::string_view name = "content-length:";
    const auto line = head.substr(at + 2, name.size());
    const bool same =
        line.size() == name.size() && std::equal(line.begin(), line.end(), name.begin(), [](char x, char y) {
          return std::tolower(static_cast<unsigned char>(x)) == y;
        });
    if (same) return std::stoul(std::string(head.substr(at + 2 + name.size(), 20)));
  }
  return 0;
}

asio::awaitable<void> client(tcp::endpoint server, const std::vector<Line>& plan, std::size_t first,
                             std::size_t step, Time::time_point end, Tally& tally) {
  std::mt19937_64 random{std::random_device()() + first};
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect(server, asio::use_awaitable);
  socket.set_option(tcp::no_delay(true));
  std::string buffer, request;
  for (std::size_t at = first; Time::now() < end; at += step) {
    const Line& line = plan[at % plan.size()];
    request = line.before + fresh_key(random) + line.after;
    const auto sent = Time::now();
    co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
    const auto head = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n",
                                                      asio::use_awaitable);
    const auto whole = head + body_length(std::string_view(buffer).substr(0, head));
    if (buffer.size() < whole)
      co_await asio::async_read(socket, asio::dynamic_buffer(buffer),
                                asio::transfer_exactly(whole - buffer.size()), asio::use_awaitable);
    tally.milliseconds.push_back(std::chrono::duration<double, std::milli>(Time::now() - sent).count());
    const int status = std::stoi(buffer.substr(9, 3));
    ++tally.statuses[status];
    if (status >= 400 && tally.first_fault.empty()) tally.first_fault = buffer.substr(head, whole - head);
    buffer.erase(0, whole);
  }
}

double at_share(std::vector<double>& sorted, double share) {
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(static_cast<double>(sorted.size()) * share))];
}

void print(Tally& tally, double seconds) {
  std::int64_t good = 0;
  std::string statuses;
  for (const auto& [status, count] : tally.statuses) {
    if (status < 400) good += count;
    statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
  }
  std::sort(tally.milliseconds.begin(), tally.milliseconds.end());
  if (tally.milliseconds.empty()) tally.milliseconds.push_back(0);
  std::cout << fmt::format(R"({{"per_second":{:.1f},"p50_ms":{:.3f},"p99_ms":{:.3f},"max_ms":{:.3f},)"
                           R"("seconds":{:.2f},"statuses":{{{}}}}})",
                           static_cast<double>(good) / seconds, at_share(tally.milliseconds, 0.5),
                           at_share(tally.milliseconds, 0.99), tally.milliseconds.back(), seconds, statuses)
            << "\n";
  if (!tally.first_fault.empty()) std::cerr << "load: " << tally.first_fault << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: load HOST PORT CLIENTS SECONDS PLAN\n";
    return 2;
  }
  try {
    const auto plan = read_plan(argv[5], std::string(argv[1]) + ":" + argv[2]);
    const auto clients = std::stoul(argv[3]);
    asio::io_context io(1);
    const tcp::endpoint server(asio::ip::make_address(argv[1]),
                               static_cast<std::uint16_t>(std::stoi(argv[2])));
    Tally tally;
    const auto start = Time::now();
    const auto end = start + std::chrono::milliseconds(static_cast<std::int64_t>(std::stod(argv[4]) * 1000));
    for (std::size_t i = 0; i < clients; ++i)
      asio::co_spawn(io, client(server, plan, i, clients, end, tally), [](std::exception_ptr fault) {
        if (fault) std::rethrow_exception(fault);
      });
    io.run();
    print(tally, std::chrono::duration<double>(Time::now() - start).count());
  } catch (const std::exception& fault) {
    std::cerr << "load: " << fault.what() << "\n";
    return 1;
  }
}
