#include <thread>

#include "platform/telemetry/log.hpp"
#include "test_server.hpp"

namespace {

using namespace pc::http;
using test::Client;
using test::get;
using test::post;

struct Http : test::Serving {};

TEST_F(Http, a_connection_serves_many_requests) {
  Client client(start());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.ask(get("/a?b=1"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "GET /a ");
    EXPECT_EQ(answer["content-type"], "text/plain");
    EXPECT_FALSE(answer.has("connection"));
    EXPECT_NE(answer["date"].find(" GMT"), std::string::npos);
  }
  EXPECT_EQ(client.ask(post("/p", "hello")).body, "POST /p hello");
}

TEST_F(Http, path_query_and_headers_reach_the_handler_as_sent) {
  Request seen;
  handler.act = [&](Request request, pc::http::Reply reply) {
    seen = request;
    reply({});
  };
  Client client(start());
  EXPECT_EQ(client.ask(get("/a%2Fb?x=%20&y", "X-Thing:  v w \r\n")).status, 200);
  EXPECT_EQ(seen.target, "/a%2Fb?x=%20&y");
  EXPECT_EQ(seen.path, "/a%2Fb");
  EXPECT_EQ(seen.query, "x=%20&y");
  EXPECT_EQ(seen.header("x-THING"), "v w");
  EXPECT_EQ(seen.header("absent"), "");
  EXPECT_EQ(seen.remote, "127.0.0.1");
  EXPECT_FALSE(seen.secure);
  EXPECT_EQ(client.ask("GET http://test/abs?q HTTP/1.1\r\nHost: test\r\n\r\n").status, 200);
  EXPECT_EQ(seen.path, "/abs");
}

TEST_F(Http, behind_a_trusted_proxy_the_handler_learns_who_asks) {
  std::string remote;
  handler.act = [&](Request request, pc::http::Reply reply) {
    remote = request.remote;
    reply({});
  };
  const auto asked = get("/", "X-Forwarded-For: 198.51.100.1\r\n");
  EXPECT_EQ(Client(start()).ask(asked).status, 200);
  EXPECT_EQ(remote, "127.0.0.1") << "nobody is trusted";
  options.trusted_proxies = {"127.0.0.1"};
  EXPECT_EQ(Client(start()).ask(asked).status, 200);
  EXPECT_EQ(remote, "198.51.100.1");
}

TEST_F(Http, pipelined_requests_are_answered_in_order_and_in_one_write) {
  Client client(start());
  std::string many;
  for (int i = 0; i < 20; ++i) many += get("/" + std::to_string(i));
  client.send(many);
  const std::string first = client.read_some();
  EXPECT_NE(first.find("GET /19 "), std::string::npos) << "all twenty answers come in one packet";
  client.pending() = first;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.receive().body, "GET /" + std::to_string(i) + " ");
}

TEST_F(Http, pipelined_requests_stay_in_order_when_answers_come_late) {
  std::vector<std::thread> threads;
  handler.act = [&](Request request, pc::http::Reply reply) {
    threads.emplace_back([path = request.path, reply = std::move(reply)] {
      std::this_thread::sleep_for(std::chrono::milliseconds(path == "/1" ? 30 : 1));
      reply({.body = path});
    });
  };
  Client client(start());
  client.send(get("/1") + post("/2", "x") + get("/3"));
  EXPECT_EQ(client.receive().body, "/1");
  EXPECT_EQ(client.receive().body, "/2");
  EXPECT_EQ(client.receive().body, "/3");
  for (auto& thread : threads) thread.join();
}

TEST_F(Http, a_request_may_come_byte_by_byte) {
  Client client(start());
  for (const char byte : post("/slow", "body", "X-Y: z\r\n")) client.send({&byte, 1});
  EXPECT_EQ(client.receive().body, "POST /slow body");
  for (const char byte : std::string("POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: "
                                     "chunked\r\n\r\n3;x=y\r\nabc\r\n1\r\nd\r\n0\r\nT: 1\r\n\r\n"))
    client.send({&byte, 1});
  EXPECT_EQ(client.receive().body, "POST /c abcd");
}

TEST_F(Http, the_end_of_an_empty_chunked_body_may_come_in_any_pieces) {
  Client client(start());
  client.send("POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const std::string_view piece : {"0\r\n", "\r", "\n"}) {
    client.send(piece);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(client.receive().body, "POST /c ");
}

TEST_F(Http, a_chunked_body_arrives_whole_and_its_trailers_are_no_headers) {
  std::string authorization = "?";
  handler.act = [&](Request request, pc::http::Reply reply) {
    authorization = request.header("authorization");
    reply({.body = request.body});
  };
  Client client(start());
  const auto answer = client.ask(
      "POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, "
      "chunked!\r\n0\r\n"
      "Authorization: forged\r\n\r\n" +
      get("/next"));
  EXPECT_EQ(answer.body, "hello, chunked!");
  EXPECT_EQ(authorization, "");
  EXPECT_EQ(client.receive().status, 200);
}

TEST_F(Http, head_is_get_without_the_body) {
  Client client(start());
  const auto whole = client.ask(get("/h"));
  client.send("HEAD /h HTTP/1.1\r\nHost: t\r\n\r\n" + get("/after"));
  const auto head = client.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head["content-length"], whole["content-length"]);
  EXPECT_EQ(head["content-type"], whole["content-type"]);
  EXPECT_EQ(client.receive().body, "GET /after ");
}

TEST_F(Http, http_1_0_closes_unless_asked_to_stay) {
  const int port = start();
  Client leaves(port);
  EXPECT_EQ(leaves.ask("GET / HTTP/1.0\r\n\r\n")["connection"], "close");
  EXPECT_TRUE(leaves.closed());
  Client stays(port);
  EXPECT_EQ(stays.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")["connection"], "keep-alive");
  EXPECT_EQ(stays.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
}

TEST_F(Http, connection_close_is_honoured) {
  Client client(start());
  EXPECT_EQ(client.ask(get("/", "Connection: close\r\n"))["connection"], "close");
  EXPECT_TRUE(client.closed());
}

TEST_F(Http, a_client_that_expects_100_gets_it_before_the_body) {
  Client client(start());
  client.send("POST /e HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  EXPECT_EQ(client.ask("body").body, "POST /e body");
}

TEST_F(Http, a_body_that_is_too_large_is_refused_instead_of_continued) {
  handler.policy = {10, false};
  Client client(start());
  client.send("POST /e HTTP/1.1\r\nHost: t\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().status, 413);
  EXPECT_TRUE(client.closed());
}

TEST_F(Http, every_answer_has_a_request_id_and_a_harmless_one_is_taken_over) {
  Client client(start());
  EXPECT_EQ(client.ask(get("/"))["x-request-id"].size(), 16u);
  EXPECT_EQ(client.ask(get("/", "X-Request-Id: my-id.1\r\n"))["x-request-id"], "my-id.1");
  EXPECT_EQ(client.ask(get("/", "X-Request-Id: not ok\r\n"))["x-request-id"].size(), 16u);
  EXPECT_EQ(client.ask("nonsense\r\n\r\n")["x-request-id"].size(), 16u);
}

struct BadRequest {
  const char* what;
  std::string bytes;
  int status;
};

TEST_F(Http, what_two_readers_could_read_differently_is_refused_and_the_connection_closed) {
  const int port = start();
  const std::string line = "POST /s HTTP/1.1\r\nHost: t\r\n";
  const BadRequest all[] = {
      {"no HTTP", "hello\r\n\r\n", 400},
      {"version 2", "GET / HTTP/2.0\r\nHost: t\r\n\r\n", 400},
      {"blank before colon", "GET / HTTP/1.1\r\nHost : t\r\n\r\n", 400},
      {"control character", "GET /\x01 HTTP/1.1\r\nHost: t\r\n\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"target without slash", "GET x HTTP/1.1\r\nHost: t\r\n\r\n", 400},
      {"broken escape in the path", "GET /a%zz HTTP/1.1\r\nHost: t\r\n\r\n", 400},
      {"half an escape in the query", "GET /a?b=%4 HTTP/1.1\r\nHost: t\r\n\r\n", 400},
      {"length and chunked", line + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunked and length", line + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", line + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
      {"the same length twice", line + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400},
      {"list of lengths", line + "Content-Length: 1, 1\r\n\r\na", 400},
      {"signed length", line + "Content-Length: +1\r\n\r\na", 400},
      {"negative length", line + "Content-Length: -1\r\n\r\na", 400},
      {"huge length", line + "Content-Length: 99999999999999999999999\r\n\r\na", 400},
      {"unknown coding", line + "Transfer-Encoding: gzip\r\n\r\n", 501},
      {"coding before chunked", line + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
      {"coding in disguise", line + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
      {"chunked twice", line + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"bad chunk size", line + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
      {"chunk without end", line + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n", 400},
      {"unknown expectation", line + "Expect: cake\r\nContent-Length: 1\r\n\r\na", 417},
  };
  for (const auto& each : all) {
    Client client(port);
    const auto answer = client.ask(each.bytes + get("/smuggled"));
    EXPECT_EQ(answer.status, each.status) << each.what;
    EXPECT_EQ(answer["connection"], "close") << each.what;
    EXPECT_EQ(answer.body.find("{\"error_code\":\"http."), 0u) << each.what << ": " << answer.body;
    EXPECT_EQ(client.receive().status, 0) << each.what << ": nothing behind it is answered";
  }
}

TEST_F(Http, an_access_line_is_written_without_the_query) {
  options.log_requests = true;
  testing::internal::CaptureStderr();
  Client client(start());
  client.ask(get("/path?secret=1", "X-Request-Id: line-1\r\n"));
  server->stop();
  const auto line = testing::internal::GetCapturedStderr();
  for (const char* part : {"\"msg\":\"request\"", "\"request_id\":\"line-1\"", "\"method\":\"GET\"",
                           "\"path\":\"/path\"", "\"status\":\"200\"", "\"bytes\":\"10\"", "\"ms\":\""})
    EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
  EXPECT_EQ(line.find("secret"), std::string::npos);
}

}  // namespace
