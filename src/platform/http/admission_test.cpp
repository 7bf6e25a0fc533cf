// A request with a body is answered by its head when that is enough, and nothing of its body is kept then.
#include <filesystem>
#include <thread>

#include "test_server.hpp"

namespace {

using namespace pc::http;
using namespace std::chrono_literals;
using test::Client;
using test::get;
using test::post;

struct Admitting : test::Serving {
  Admitting() : Serving(1) {}
  void SetUp() override {
    options.spool_folder = test::temporary_folder();
    handler.policy = {1 << 24, true};
  }
  void refuse_all() {
    handler.refuse = [](const Request&) { return Response{401, "text/plain", "who are you"}; };
  }
};

std::string head_of(std::size_t length, std::string_view more = "") {
  return "POST /up HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(length) + "\r\n" + std::string(more) +
         "\r\n";
}

TEST_F(Admitting, refuses_by_the_head_before_a_byte_of_the_body_came) {
  refuse_all();
  Client client(start());
  const auto answer = client.ask(head_of(4'000'000'000));
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.body, "who are you");
  EXPECT_TRUE(std::filesystem::is_empty(options.spool_folder));
  EXPECT_TRUE(client.closed());
}

TEST_F(Admitting, tells_a_client_that_asks_before_it_sends) {
  refuse_all();
  const int port = start();
  EXPECT_EQ(Client(port).ask(head_of(10, "Expect: 100-continue\r\n")).status, 401);
  handler.refuse = {};
  Client client(port);
  client.send(head_of(2, "Expect: 100-continue\r\n"));
  EXPECT_EQ(client.receive().status, 100);
  client.send("ab");
  EXPECT_EQ(client.receive().status, 200);
}

TEST_F(Admitting, reads_past_a_short_refused_body_and_keeps_the_connection) {
  refuse_all();
  Client client(start());
  client.send(post("/up", std::string(60'000, 'x')) + get("/next"));
  EXPECT_EQ(client.receive().status, 401);
  const auto next = client.receive();
  EXPECT_EQ(next.status, 200);
  EXPECT_EQ(next.body, "GET /next ");
  EXPECT_TRUE(std::filesystem::is_empty(options.spool_folder));
}

TEST_F(Admitting, may_take_its_time_and_be_said_by_another_thread) {
  Admit late;
  struct : Handler {
    void admit(Request, Admit admit) override { *keep = std::move(admit); }
    void handle(Request, pc::http::Reply reply) override { reply({}); }
    Admit* keep = nullptr;
  } slow;
  slow.keep = &late;
  server = std::make_unique<Server>(options, slow);
  server->start();
  Client client(server->port());
  client.send(post("/up", "body"));
  for (int i = 0; i < 200 && !late; ++i) std::this_thread::sleep_for(10ms);
  ASSERT_TRUE(late);
  std::string seen;
  std::thread([&] {
    late({{100, false}, [&](Body body, pc::http::Reply reply) {
            seen = body.text;
            reply({.content_type = "text/plain", .body = "done"});
          }});
    late({});  // a second word counts for nothing
  }).join();
  EXPECT_EQ(client.receive().body, "done");
  EXPECT_EQ(seen, "body");
}

TEST_F(Admitting, forgotten_is_500) {
  struct : Handler {
    void admit(Request, Admit) override {}
    void handle(Request, pc::http::Reply reply) override { reply({}); }
  } forgetful;
  server = std::make_unique<Server>(options, forgetful);
  server->start();
  Client client(server->port());
  EXPECT_EQ(client.ask(post("/up", "x")).status, 500);
  EXPECT_EQ(client.ask(get("/")).status, 200);
}

TEST_F(Admitting, lets_no_more_lie_in_files_than_allowed_in_all) {
  options.spool_bytes_max = 1'000'000;
  const int port = start();
  Client first(port), second(port);
  first.send(head_of(900'000) + std::string(600'000, 'x'));
  std::this_thread::sleep_for(50ms);
  const auto refused = second.ask(post("/up", std::string(600'000, 'y')));
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.body.find("http.too_much_at_once"), std::string::npos);
  first.send(std::string(300'000, 'x'));
  EXPECT_EQ(first.receive().status, 200);
  EXPECT_EQ(Client(port).ask(post("/up", std::string(900'000, 'y'))).status, 200) << "the room is free again";
}

TEST_F(Admitting, lets_no_more_come_into_memory_than_allowed_in_all) {
  options.bodies_bytes_max = 1'000'000;
  handler.policy = {1 << 24, false};
  const int port = start();
  Client first(port);
  first.send(head_of(900'000) + std::string(600'000, 'x'));
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(Client(port).ask(post("/", std::string(600'000, 'y'))).status, 503);
  first.close_with_reset();
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    status = Client(port).ask(post("/", std::string(900'000, 'y'))).status;
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_EQ(status, 200) << "the room is free again";
}

}  // namespace
