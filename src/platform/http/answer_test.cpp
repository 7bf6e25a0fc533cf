#include <future>
#include <stdexcept>
#include <thread>

#include "platform/telemetry/metrics.hpp"
#include "test_server.hpp"

namespace {

using namespace pc::http;
using namespace std::chrono_literals;
using test::Client;
using test::get;
using test::post;

struct Answers : test::Serving {
  void answer_with(Response response) {
    handler.act = [response](Request, pc::http::Reply reply) { reply(response); };
  }
};

std::string long_json() {
  std::string text = "[";
  for (int i = 0; i < 2000; ++i) text += "{\"id\":" + std::to_string(i) + "},";
  return text + "0]";
}

TEST_F(Answers, long_json_is_compressed_for_those_who_take_it) {
  const std::string json = long_json();
  answer_with({.content_type = "application/json;charset=UTF-8", .body = json});
  Client client(start());
  const auto plain = client.ask(get("/"));
  EXPECT_EQ(plain.body, json);
  EXPECT_EQ(plain["vary"], "Accept-Encoding");
  EXPECT_FALSE(plain.has("content-encoding"));
  const auto small = client.ask(get("/", "Accept-Encoding: br, gzip;q=0.8\r\n"));
  EXPECT_EQ(small["content-encoding"], "gzip");
  EXPECT_EQ(small["vary"], "Accept-Encoding");
  EXPECT_LT(small.body.size(), json.size() / 3);
  EXPECT_EQ(test::gunzip(small.body), json);
  EXPECT_FALSE(client.ask(get("/", "Accept-Encoding: gzip;q=0\r\n")).has("content-encoding"));
  EXPECT_FALSE(client.ask(get("/", "Accept-Encoding: identity, gzip;q=0.5\r\n")).has("content-encoding"));
}

TEST_F(Answers, a_shared_text_is_sent_from_one_place_in_both_codings) {
  Response response{.content_type = "application/json"};
  response.shared = share(long_json());
  answer_with(response);
  Client client(start());
  const auto plain = client.ask(get("/"));
  EXPECT_EQ(plain.body, long_json());
  EXPECT_EQ(plain["vary"], "Accept-Encoding");
  const auto small = client.ask(get("/", "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(small["content-encoding"], "gzip");
  EXPECT_EQ(test::gunzip(small.body), long_json());
  EXPECT_LE(response.shared.use_count(), 3) << "no copy is kept by a connection";
}

TEST_F(Answers, behind_a_proxy_that_ends_tls_they_say_https_only) {
  options.public_https = true;
  bool secure = false;
  handler.act = [&](Request request, pc::http::Reply reply) {
    secure = request.secure;
    reply({});
  };
  EXPECT_TRUE(Client(start()).ask(get("/")).has("strict-transport-security"));
  EXPECT_TRUE(secure);
}

TEST_F(Answers, head_of_a_compressed_answer_has_its_length) {
  answer_with({.content_type = "application/json", .body = long_json()});
  Client client(start());
  const auto whole = client.ask(get("/", "Accept-Encoding: gzip\r\n"));
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\nAccept-Encoding: gzip\r\n\r\n");
  const auto head = client.receive(true);
  EXPECT_EQ(head["content-length"], whole["content-length"]);
  EXPECT_EQ(head["content-encoding"], "gzip");
  EXPECT_EQ(client.ask(get("/")).status, 200);
}

TEST_F(Answers, short_or_binary_or_encoded_answers_are_left_alone) {
  const std::string asks = get("/", "Accept-Encoding: gzip\r\n");
  const int port = start();
  answer_with({.content_type = "application/json", .body = std::string(1000, 'x')});
  EXPECT_FALSE(Client(port).ask(asks).has("content-encoding"));
  answer_with({.content_type = "application/pdf", .body = std::string(5000, 'x')});
  EXPECT_FALSE(Client(port).ask(asks).has("content-encoding"));
  answer_with(
      {.content_type = "text/csv", .body = std::string(5000, 'x'), .headers = {{"Content-Encoding", "br"}}});
  EXPECT_EQ(Client(port).ask(asks)["content-encoding"], "br");
}

TEST_F(Answers, a_large_answer_arrives_whole) {
  std::string body;
  for (int i = 0; body.size() < 8'000'000; ++i) body += std::to_string(i) + "\n";
  answer_with({.content_type = "application/octet-stream", .body = body});
  Client client(start());
  client.send(get("/") + get("/"));
  EXPECT_EQ(client.receive().body, body);
  EXPECT_EQ(client.receive().body, body);
}

TEST_F(Answers, a_body_that_lies_elsewhere_is_sent_from_there_and_kept_until_then) {
  const auto place = std::make_shared<const std::string>(5'000'000, 'x');
  handler.act = [place](Request, pc::http::Reply reply) {
    Response response{.content_type = "text/csv"};
    response.long_body = *place;
    response.owner = place;
    reply(std::move(response));
  };
  Client client(start());
  client.send(get("/", "Accept-Encoding: gzip\r\n") + get("/"));
  const auto first = client.receive();
  EXPECT_FALSE(first.has("content-encoding"));
  EXPECT_EQ(first.body, *place);
  EXPECT_EQ(client.receive().body, *place);
  client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n" + get("/"));
  server->stop();
  handler.act = {};
  EXPECT_EQ(place.use_count(), 1);
}

TEST_F(Answers, every_answer_tells_the_browser_to_make_no_page_of_it_unless_the_handler_says_how) {
  answer_with({.content_type = "application/json", .body = "{}"});
  Client client(start());
  const auto answer = client.ask(get("/"));
  EXPECT_EQ(answer["content-security-policy"],
            "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  EXPECT_EQ(answer["referrer-policy"], "no-referrer");
  EXPECT_FALSE(answer.has("strict-transport-security")) << "not without TLS";
  answer_with({.body = "<p>", .headers = {{"Content-Security-Policy", "default-src 'self'"}}});
  EXPECT_EQ(client.ask(get("/"))["content-security-policy"], "default-src 'self'");
}

TEST_F(Answers, no_content_has_neither_body_nor_length) {
  answer_with({.status = 204});
  Client client(start());
  const auto answer = client.ask(get("/"));
  EXPECT_EQ(answer.status, 204);
  EXPECT_FALSE(answer.has("content-length"));
  EXPECT_FALSE(answer.has("content-type"));
  EXPECT_EQ(client.ask(get("/")).status, 204);
}

TEST_F(Answers, a_line_break_in_a_header_value_cannot_add_a_header) {
  answer_with({.headers = {{"X-Name", "a\r\nSet-Cookie: forged=1"}}});
  const auto answer = Client(start()).ask(get("/"));
  EXPECT_EQ(answer["x-name"], "a  Set-Cookie: forged=1");
  EXPECT_FALSE(answer.has("set-cookie"));
}

TEST_F(Answers, an_answer_may_come_from_any_thread) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  handler.act = [&](Request request, pc::http::Reply reply) {
    const std::lock_guard lock(mutex);
    threads.emplace_back([body = request.path, reply = std::move(reply)] { reply({.body = body}); });
  };
  const int port = start();
  std::vector<std::thread> clients;
  for (int c = 0; c < 4; ++c)
    clients.emplace_back([port, c] {
      Client client(port);
      for (int i = 0; i < 50; ++i) {
        const std::string path = "/" + std::to_string(c) + "/" + std::to_string(i);
        EXPECT_EQ(client.ask(get(path)).body, path);
      }
    });
  for (auto& client : clients) client.join();
  for (auto& thread : threads) thread.join();
}

TEST_F(Answers, only_the_first_answer_counts) {
  pc::http::Reply kept;
  handler.act = [&](Request request, pc::http::Reply reply) {
    if (kept) kept({.body = "second answer of the first"});
    kept = reply;
    reply({.body = request.path});
    reply({.body = "twice"});
  };
  Client client(start());
  EXPECT_EQ(client.ask(get("/1")).body, "/1");
  EXPECT_EQ(client.ask(get("/2")).body, "/2");
  EXPECT_EQ(client.ask(get("/3")).body, "/3");
}

TEST_F(Answers, a_handler_that_throws_or_forgets_to_answer_gives_500) {
  handler.act = [](Request request, const pc::http::Reply&) {
    if (request.path == "/throws") throw std::runtime_error("inside text");
  };
  testing::internal::CaptureStderr();
  Client client(start());
  const auto thrown = client.ask(get("/throws"));
  EXPECT_EQ(thrown.status, 500);
  EXPECT_EQ(thrown.body.find("inside text"), std::string::npos) << "what went wrong is for the log";
  EXPECT_EQ(client.ask(get("/forgets")).status, 500);
  handler.act = nullptr;
  EXPECT_EQ(client.ask(get("/")).status, 200) << "the connection lives on";
  EXPECT_NE(testing::internal::GetCapturedStderr().find("inside text"), std::string::npos);
}

TEST_F(Answers, an_answer_after_the_server_is_gone_harms_nobody) {
  options.stop_timeout = 50ms;
  std::promise<pc::http::Reply> given;
  handler.act = [&](Request, pc::http::Reply reply) { given.set_value(std::move(reply)); };
  Client client(start());
  client.send(get("/"));
  const auto late = given.get_future().get();
  server.reset();
  late({.body = "anybody there?"});
  EXPECT_TRUE(client.closed());
}

TEST_F(Answers, requests_are_counted_by_route_and_status) {
  answer_with({.status = 404, .route = "GET /t/counted"});
  Client client(start());
  client.ask(get("/t/counted"));
  client.ask(get("/t/counted"));
  client.ask("nonsense\r\n\r\n");
  const std::string text = pc::metrics::text();
  EXPECT_NE(text.find("partnerd_http_requests_total{route=\"GET /t/counted\",status=\"404\"} 2"),
            std::string::npos);
  EXPECT_NE(text.find("partnerd_http_request_seconds_count{route=\"GET /t/counted\",status=\"404\"} 2"),
            std::string::npos);
  EXPECT_NE(text.find("partnerd_http_requests_total{route=\"protocol\",status=\"400\"}"), std::string::npos);
  EXPECT_NE(text.find("partnerd_http_in_flight 0"), std::string::npos);
}

}  // namespace
