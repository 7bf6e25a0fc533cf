#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "platform/telemetry/metrics.hpp"
#include "test_server.hpp"

namespace {

using namespace pc::http;
using namespace std::chrono_literals;
using test::Client;
using test::get;
using test::post;

struct Limits : test::Serving {
  Limits() : Serving(1) {}
};

TEST_F(Limits, a_head_that_is_too_large_is_431) {
  options.header_bytes_max = 1024;
  const int port = start();
  EXPECT_EQ(Client(port).ask(get("/", "X: " + std::string(900, 'a') + "\r\n")).status, 200);
  EXPECT_EQ(Client(port).ask(get("/", "X: " + std::string(1100, 'a') + "\r\n")).status, 431);
  EXPECT_EQ(Client(port).ask(get("/" + std::string(5000, 'a'))).status, 431);
}

TEST_F(Limits, a_head_cannot_grow_line_by_line) {
  options.header_bytes_max = 1024;
  Client client(start());
  client.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 100; ++i) {
    client.send("X-" + std::to_string(i) + ": aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
    std::this_thread::sleep_for(1ms);
  }
  EXPECT_EQ(client.receive().status, 431);
}

TEST_F(Limits, what_stands_around_a_chunk_is_bounded_however_it_is_sent) {
  options.header_bytes_max = 1024;
  const int port = start();
  const std::string head = "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string fits(800, 'a'), long_one(1100, 'a');
  EXPECT_EQ(Client(port).ask(head + "3\r\nabc\r\n0\r\nX: " + fits + "\r\n\r\n").status, 200);
  EXPECT_EQ(Client(port).ask(head + "3\r\nabc\r\n0\r\nX: " + long_one + "\r\n\r\n").status, 431);
  EXPECT_EQ(Client(port).ask(head + "3;x=" + fits + "\r\nabc\r\n0\r\n\r\n").status, 200);
  EXPECT_EQ(Client(port).ask(head + "3;x=" + long_one + "\r\nabc\r\n0\r\n\r\n").status, 431);
}

TEST_F(Limits, a_body_that_is_too_large_is_413_by_length_and_by_chunks) {
  handler.policy = {10, false};
  const int port = start();
  EXPECT_EQ(Client(port).ask(post("/", "0123456789")).status, 200);
  EXPECT_EQ(Client(port).ask(post("/", "0123456789a")).status, 413);
  EXPECT_EQ(Client(port)
                .ask("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: "
                     "chunked\r\n\r\n8\r\n01234567\r\n3\r\nabc\r\n0\r\n\r\n")
                .status,
            413);
}

TEST_F(Limits, the_413_is_readable_although_the_client_is_still_sending) {
  handler.policy = {10, false};
  Client client(start());
  const auto answer = client.ask(post("/", std::string(4 * 1024 * 1024, 'x')));
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.body.find("{\"error_code\":\"http.body_too_large\""), 0u);
}

TEST_F(Limits, bodies_in_memory_are_bounded_whatever_the_policy_says) {
  options.body_bytes_max = 100;
  handler.policy = {1 << 20, false};
  EXPECT_EQ(Client(start()).ask(post("/", std::string(101, 'x'))).status, 413);
}

TEST_F(Limits, a_spooled_body_is_a_file_until_the_answer_is_given) {
  options.spool_folder = test::temporary_folder();
  options.body_bytes_max = 100;
  handler.policy = {1 << 24, true};
  std::string file, content, inline_body;
  handler.act = [&](Request request, pc::http::Reply reply) {
    if (request.body_file.empty()) return reply({});
    file = request.body_file;
    inline_body = request.body;
    std::ostringstream bytes;
    bytes << std::ifstream(file).rdbuf();
    content = bytes.str();
    struct stat facts {};
    ::stat(file.c_str(), &facts);
    EXPECT_EQ(facts.st_mode & 0777, 0600u) << "nobody else may read it";
    reply({});
  };
  const std::string body(3'000'000, 'z');
  Client client(start());
  EXPECT_EQ(client.ask(post("/up", body)).status, 200);
  EXPECT_EQ(content, body);
  EXPECT_TRUE(inline_body.empty());
  EXPECT_EQ(client.ask(get("/")).status, 200);
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_TRUE(std::filesystem::is_empty(options.spool_folder));
}

TEST_F(Limits, a_spooled_body_that_is_broken_off_leaves_no_file) {
  options.spool_folder = test::temporary_folder();
  handler.policy = {1 << 24, true};
  const int port = start();
  {
    Client client(port);
    client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000\r\n\r\n" + std::string(200'000, 'x'));
    std::this_thread::sleep_for(20ms);
    client.close_with_reset();
  }
  for (int i = 0; i < 100 && !std::filesystem::is_empty(options.spool_folder); ++i)
    std::this_thread::sleep_for(10ms);
  EXPECT_TRUE(std::filesystem::is_empty(options.spool_folder));
}

TEST_F(Limits, a_spool_folder_that_cannot_be_written_is_507) {
  options.spool_folder = "/nowhere/at/all";
  handler.policy = {1 << 24, true};
  EXPECT_EQ(Client(start()).ask(post("/", "x")).status, 507);
}

TEST_F(Limits, a_head_that_does_not_end_in_time_is_408) {
  options.header_timeout = 80ms;
  Client client(start());
  EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost").status, 408);
  EXPECT_TRUE(client.closed());
}

TEST_F(Limits, a_body_that_does_not_arrive_in_time_is_408) {
  options.body_timeout = 80ms;
  Client client(start());
  EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc").status, 408);
  EXPECT_TRUE(client.closed());
}

TEST_F(Limits, silence_is_closed_without_a_word) {
  options.header_timeout = 80ms;
  options.idle_timeout = 80ms;
  const int port = start();
  Client never(port);
  EXPECT_TRUE(never.closed());
  Client idle(port);
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  EXPECT_TRUE(idle.closed());
  EXPECT_TRUE(idle.pending().empty());
}

TEST_F(Limits, a_handler_that_takes_too_long_gives_503_and_its_late_answer_is_dropped) {
  options.handler_timeout = 80ms;
  pc::http::Reply late;
  handler.act = [&](Request, pc::http::Reply reply) { late = std::move(reply); };
  Client client(start());
  const auto answer = client.ask(get("/"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("http.handler_timeout"), std::string::npos);
  late({.body = "too late"});
  EXPECT_TRUE(client.closed());
}

TEST_F(Limits, a_client_that_does_not_read_is_cut_off) {
  options.body_timeout = 150ms;
  handler.act = [&](Request, pc::http::Reply reply) { reply({.body = std::string(64 * 1024 * 1024, 'x')}); };
  const int port = start();
  Client client(port);
  client.send(get("/"));
  auto open = [&] { return pc::metrics::text().find("partnerd_http_connections 1") != std::string::npos; };
  for (int i = 0; i < 200 && !open(); ++i) std::this_thread::sleep_for(10ms);
  for (int i = 0; i < 500 && open(); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_FALSE(open());
}

TEST_F(Limits, a_client_that_reads_a_little_now_and_then_is_cut_off_too) {
  options.body_timeout = 300ms;
  handler.act = [&](Request, pc::http::Reply reply) { reply({.body = std::string(64 * 1024 * 1024, 'x')}); };
  Client client(start());
  client.send(get("/"));
  const auto from = std::chrono::steady_clock::now();
  std::size_t all = 0;
  for (std::string some = "x"; !some.empty() && std::chrono::steady_clock::now() - from < 10s;) {
    some = client.read_some(1000);
    all += some.size();
    std::this_thread::sleep_for(50ms);
    if (pc::metrics::text().find("partnerd_http_connections 0") != std::string::npos) break;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - from, 8s) << all << " bytes read";
}

TEST_F(Limits, one_address_cannot_have_all_connections) {
  options.connections_per_address_max = 2;
  const int port = start();
  Client one(port), two(port);
  EXPECT_EQ(one.ask(get("/")).status, 200);
  EXPECT_EQ(two.ask(get("/")).status, 200);
  EXPECT_EQ(Client(port).ask(get("/")).status, 503);
  EXPECT_EQ(Client(port, false, "127.0.0.2").ask(get("/")).status, 200) << "others still come in";
}

TEST_F(Limits, a_proxy_that_is_trusted_may_have_them) {
  options.connections_per_address_max = 1;
  options.trusted_proxies = {"127.0.0.1"};
  const int port = start();
  Client one(port), two(port);
  EXPECT_EQ(one.ask(get("/")).status, 200);
  EXPECT_EQ(two.ask(get("/")).status, 200);
}

TEST(Peers, of_ipv6_a_whole_network_counts_as_one) {
  EXPECT_EQ(peer_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
  EXPECT_EQ(peer_of("2001:db8:1:2:ffff::1"), peer_of("2001:db8:1:2::9"));
  EXPECT_EQ(peer_of("192.0.2.7"), "192.0.2.7");
}

TEST_F(Limits, beyond_the_limit_of_connections_there_is_a_503) {
  options.connections_max = 2;
  const int port = start();
  Client one(port), two(port);
  EXPECT_EQ(one.ask(get("/")).status, 200);
  EXPECT_EQ(two.ask(get("/")).status, 200);
  {
    Client three(port);
    const auto answer = three.ask(get("/"));
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.body.find("http.too_many_connections"), std::string::npos);
    EXPECT_TRUE(three.closed());
  }
  EXPECT_EQ(one.ask(get("/", "Connection: close\r\n")).status, 200);
  EXPECT_TRUE(one.closed());
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    status = Client(port).ask(get("/")).status;
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_EQ(status, 200) << "a place that became free can be had again";
}

}  // namespace
