#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <thread>

#include "test_server.hpp"

namespace {

using namespace pc::http;
using namespace std::chrono_literals;
using test::Client;
using test::get;

struct Stop : test::Serving {};

TEST_F(Stop, a_request_under_way_is_finished_and_its_connection_closed) {
  std::atomic<bool> begun = false;
  std::thread worker;
  handler.act = [&](Request, pc::http::Reply reply) {
    worker = std::thread([&begun, reply = std::move(reply)] {
      begun = true;
      std::this_thread::sleep_for(100ms);
      reply({.body = "done"});
    });
  };
  const int port = start();
  Client busy(port), idle(port);
  busy.send(get("/"));
  while (!begun) std::this_thread::sleep_for(1ms);
  const auto before = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - before, 2s) << "an idle connection does not hold it up";
  const auto answer = busy.receive();
  EXPECT_EQ(answer.body, "done");
  EXPECT_EQ(answer["connection"], "close");
  EXPECT_TRUE(idle.closed());
  EXPECT_THROW(Client{port}, std::runtime_error);
  worker.join();
}

TEST_F(Stop, a_request_that_never_ends_is_given_up_at_the_deadline) {
  options.stop_timeout = 100ms;
  std::promise<pc::http::Reply> given;
  handler.act = [&](Request, pc::http::Reply reply) { given.set_value(std::move(reply)); };
  Client client(start());
  client.send(get("/"));
  const auto kept = given.get_future().get();
  const auto before = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);
  EXPECT_TRUE(client.closed());
}

TEST_F(Stop, half_a_request_is_given_up_at_the_deadline) {
  options.stop_timeout = 100ms;
  Client client(start());
  client.send("GET / HT");
  std::this_thread::sleep_for(20ms);
  server->stop();
  EXPECT_TRUE(client.closed());
}

TEST_F(Stop, under_load_every_request_that_reached_the_handler_is_answered) {
  for (int round = 0; round < 5; ++round) {
    // One thread answers what all I/O threads put in, as a write lane does.
    std::mutex mutex;
    std::condition_variable some;
    std::deque<pc::http::Reply> queue;
    std::atomic<int> handled{0}, answered{0};
    std::atomic<bool> end = false;
    std::thread lane([&] {
      for (;;) {
        std::unique_lock lock(mutex);
        some.wait(lock, [&] { return end || !queue.empty(); });
        if (queue.empty()) return;
        const auto reply = std::move(queue.front());
        queue.pop_front();
        lock.unlock();
        reply({.body = "ok"});
      }
    });
    handler.act = [&](Request, pc::http::Reply reply) {
      ++handled;
      const std::lock_guard lock(mutex);
      queue.push_back(std::move(reply));
      some.notify_one();
    };
    const int port = start();
    std::vector<std::thread> clients;
    for (int c = 0; c < 8; ++c)
      clients.emplace_back([&, port] {
        try {
          for (;;) {
            Client client(port);
            while (client.ask(get("/")).status == 200) ++answered;
          }
        } catch (const std::runtime_error&) {  // nobody listens any more
        }
      });
    std::this_thread::sleep_for(60ms);
    server->stop();
    for (auto& client : clients) client.join();
    end = true;
    some.notify_one();
    lane.join();
    EXPECT_EQ(handled.load(), answered.load());
    EXPECT_GT(answered.load(), 0);
  }
}

TEST_F(Stop, clients_that_reset_their_connections_do_no_harm) {
  const int port = start();
  handler.act = [](Request, pc::http::Reply reply) { reply({.body = std::string(200'000, 'x')}); };
  for (int i = 0; i < 100; ++i) {
    Client client(port);
    client.send(get("/") + get("/") + "GET / HT");
    client.close_with_reset();
  }
  EXPECT_EQ(Client(port).ask(get("/")).status, 200);
}

TEST_F(Stop, stopping_twice_or_without_start_is_fine) {
  Server never(options, handler);
  never.stop();
  start();
  server->stop();
  server->stop();
}

TEST_F(Stop, a_port_in_use_is_told_by_name) {
  options.listen = "127.0.0.1:" + std::to_string(start());
  Server second(options, handler);
  try {
    second.start();
    FAIL() << "must not start";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find(options.listen), std::string::npos) << error.what();
  }
}

}  // namespace
