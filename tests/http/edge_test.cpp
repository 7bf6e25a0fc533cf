// What callers notice of the edge: who gets in, what is refused first, and that a repeat is not done twice.
#include <gmock/gmock.h>

#include <thread>

#include "small_edge.hpp"

namespace pc::edge::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class EdgeOn : public support::Engine {};
PC_ON_BOTH_ENGINES(EdgeOn)

const std::string k_pay = "/api/v1/tills/a/payments";

/// Keeps others from the row that /readyz writes.
const db::Statement lock_probe{"edge_test.lock_probe",
                               "INSERT INTO write_probe (lane, written_at) VALUES (0, 1) "
                               "ON CONFLICT (lane) DO UPDATE SET written_at = 1 RETURNING lane"};

TEST_P(EdgeOn, answers_404_405_406_and_415) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("GET", "/api/v1/nothing")).status, 404);
  const auto wrong_verb = small.ask(request("DELETE", k_pay));
  EXPECT_EQ(wrong_verb.status, 405);
  EXPECT_EQ(header_of(wrong_verb, "Allow"), "POST, PUT");
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a", "", {{"Accept", "text/html"}})).status, 406);
  EXPECT_EQ(small.ask(request("POST", k_pay, "amount=1", {{"Content-Type", "text/plain"}})).status, 415);
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})", {{"Content-Type", ""}})).status, 415);
}

TEST_P(EdgeOn, writes_read_their_body_and_nothing_else) {
  SmallEdge small(storage());
  const auto refused = small.ask(request("POST", k_pay + "?amount=5", R"({"amount":5})"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("edge.query_not_read"));
  EXPECT_THAT(small.ask(request("POST", k_pay + "?amount=5")).body, HasSubstr("edge.query_not_read"));
  EXPECT_EQ(small.payments(), 0U);
}

TEST_P(EdgeOn, a_page_of_another_site_changes_nothing) {
  SmallEdge small(storage());
  const auto asked = [&](const Headers& from) {
    return small.ask(request("POST", k_pay, R"({"amount":5})", from));
  };
  for (const Headers& foreign : {Headers{{"Sec-Fetch-Site", "cross-site"}},
                                 {{"Sec-Fetch-Site", "same-site"}},
                                 {{"Origin", "https://evil.example"}, {"Host", "partners.example"}},
                                 {{"Origin", "null"}, {"Host", "partners.example"}}}) {
    const auto refused = asked(foreign);
    EXPECT_EQ(refused.status, 403) << foreign.front().second;
    EXPECT_THAT(refused.body, HasSubstr("edge.foreign_site"));
  }
  EXPECT_EQ(small.payments(), 0U);
  for (const Headers& own : {Headers{{"Sec-Fetch-Site", "same-origin"}},
                             {{"Origin", "http://Partners.example:8080"}, {"Host", "partners.example:8080"}},
                             {{"Origin", "https://public.example"}, {"Host", "inside:8080"}}})
    EXPECT_EQ(asked(own).status, 200) << own.front().second;
}

TEST_P(EdgeOn, who_may_not_is_told_before_the_body_comes) {
  SmallEdge small(storage());
  const auto admitted = [&](const Headers& changes) {
    auto head = request("POST", k_pay, "{}", changes);
    head.body.clear();
    head.body_follows = true;
    std::promise<int> refusal;
    small.edge().admit(std::move(head), [&](http::Admission admission) {
      refusal.set_value(admission.refusal ? admission.refusal->status : 0);
    });
    return refusal.get_future().get();
  };
  EXPECT_EQ(admitted({}), 0);
  EXPECT_EQ(admitted({{"X-Who", ""}}), 401);
  EXPECT_EQ(admitted({{"X-Who", "guest"}}), 403);
  EXPECT_EQ(admitted({{"X-CSRF-Token", "old"}}), 403);
  EXPECT_EQ(admitted({{"Idempotency-Key", ""}}), 400);
  EXPECT_EQ(admitted({{"Content-Type", "text/csv"}}), 415);
}

TEST_P(EdgeOn, a_key_is_visible_text_of_bounded_length) {
  SmallEdge small(storage());
  for (const std::string& key : {std::string(101, 'k'), std::string("k\xff"), std::string("k k"), std::string("钥")})
    EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})", {{"Idempotency-Key", key}})).status,
              400);
  EXPECT_EQ(small.payments(), 0U);
}

TEST_P(EdgeOn, a_signature_counts_once_and_a_key_only_when_it_is_signed) {
  SmallEdge small(storage());
  const std::string path = "/v2/tills/a/payments";
  const auto pay = [&](const Headers& more) {
    Headers headers = {{"X-CSRF-Token", ""}, {"Idempotency-Key", ""}};
    headers.insert(headers.end(), more.begin(), more.end());
    return small.ask(request("POST", path, R"({"amount":5})", headers));
  };
  EXPECT_EQ(pay({{"X-Signature", "s1"}}).status, 200);
  const auto again = pay({{"X-Signature", "s1"}});
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("edge.signature_used"));
  for (const auto* key : {"attacker-0", "attacker-1"})
    EXPECT_EQ(pay({{"X-Signature", "s1"}, {"Idempotency-Key", key}}).status, 409) << "the key is not signed";
  EXPECT_EQ(small.payments(), 1U);
  const Headers keyed = {{"X-Signature", "s2 idempotency-key"}, {"Idempotency-Key", "mine"}};
  const auto first = pay(keyed);
  const auto repeat = pay(keyed);
  EXPECT_EQ(repeat.body, first.body);
  EXPECT_EQ(header_of(repeat, "Idempotent-Replay"), "true");
  EXPECT_EQ(small.payments(), 2U);
}

TEST_P(EdgeOn, a_signature_whose_request_failed_for_now_may_come_again) {
  SmallEdge small(storage());
  const Headers signed_once = {{"X-CSRF-Token", ""}, {"Idempotency-Key", ""}, {"X-Signature", "s1"}};
  EXPECT_EQ(small.ask(request("POST", "/v2/tills/a/payments", R"({"amount":42})", signed_once)).status,
            503);
  EXPECT_EQ(small.ask(request("POST", "/v2/tills/a/payments", R"({"amount":42})", signed_once)).status,
            503);
}

TEST_P(EdgeOn, strangers_of_one_address_ask_so_often_a_minute) {
  SmallEdge small(storage());
  const auto ask = [&](const std::string& who, const std::string& from) {
    auto asked = request("POST", "/api/v1/doors", R"({"till":"a","amount":1})", {{"X-Who", who}});
    asked.remote = from;
    return small.ask(std::move(asked)).status;
  };
  for (int i = 0; i < k_knocks_a_minute; ++i) EXPECT_EQ(ask("", "192.0.2.1"), 204);
  EXPECT_EQ(ask("", "192.0.2.1"), 429);
  EXPECT_EQ(ask("7", "192.0.2.1"), 429) << "being signed in helps nobody to sign in as others";
  EXPECT_EQ(ask("", "192.0.2.2"), 204);
  for (int i = 0; i < k_knocks_a_minute; ++i) ask("", "2001:db8::" + std::to_string(i + 1));
  EXPECT_EQ(ask("", "2001:db8::ffff"), 429) << "a whole network counts as one";
}

TEST_P(EdgeOn, two_doors_of_one_house_are_counted_together) {
  SmallEdge small(storage());
  const auto ask = [&](const std::string& door) {
    auto asked = request("POST", "/api/v1/" + door, R"({"till":"a","amount":1})");
    asked.remote = "192.0.2.1";
    return small.ask(std::move(asked)).status;
  };
  EXPECT_EQ(ask("doors"), 204);
  for (int i = 1; i < k_knocks_a_minute; ++i) EXPECT_EQ(ask("back-doors"), 204);
  EXPECT_EQ(ask("back-doors"), 429);
  EXPECT_EQ(ask("doors"), 429);
}

TEST_P(EdgeOn, who_acts_for_another_opens_nothing_by_program_that_asks_for_no_permission) {
  SmallEdge small(storage());
  const auto ask = [&](const std::string& acts) {
    return small
        .ask(request("POST", "/v2/doors", R"({"till":"a","amount":1})", {{"X-Who", "7"}, {"X-Acts", acts}}))
        .status;
  };
  EXPECT_EQ(ask("off"), 204);
  EXPECT_EQ(ask("on"), 403);
}

TEST_P(EdgeOn, metrics_can_be_told_on_another_listener_only) {
  SmallEdge small(storage(), {.public_metrics = false});
  EXPECT_EQ(small.ask(request("GET", "/metrics")).status, 404);
  EXPECT_EQ(small.ask(request("GET", "/readyz")).status, 200);
  Monitor monitor(small.edge());
  const auto ask = [&](const std::string& path) {
    std::promise<http::Response> promise;
    monitor.handle(request("GET", path), [&](http::Response response) { promise.set_value(std::move(response)); });
    return promise.get_future().get();
  };
  EXPECT_THAT(ask("/metrics").shared->plain, HasSubstr("partnerd_lane_batches"));
  EXPECT_EQ(ask("/healthz").status, 200);
  EXPECT_EQ(ask("/readyz").status, 200);
  EXPECT_EQ(ask("/api/v1/tills/a").status, 404);
}

TEST_P(EdgeOn, reads_variables_and_query_as_text) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a%2Fb?limit=5")).body, R"({"till":"a/b","limit":5})");
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a")).body, R"({"till":"a","limit":null})");
  const auto wrong = small.ask(request("GET", "/api/v1/tills/a?limit=five"));
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr(R"("field":"limit")"));
  EXPECT_THAT(small.ask(request("GET", "/api/v1/tills/a?limits=5")).body, HasSubstr("till, limit, tags"));
}

TEST_P(EdgeOn, a_list_in_a_query_may_come_once_or_repeated) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a?tags=x")).status, 200);
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a?tags=x&tags=y")).status, 200);
  const auto many = small.ask(request("GET", "/api/v1/tills/a?tags=x&tags=y&tags=z"));
  EXPECT_EQ(many.status, 400);
  EXPECT_THAT(many.body, HasSubstr(R"("field":"tags")"));
}

TEST_P(EdgeOn, refuses_in_one_order_when_several_things_are_wrong) {
  SmallEdge small(storage());
  const auto status = [&](const Headers& changes, const std::string& body) {
    return small.ask(request("POST", k_pay, body, changes)).status;
  };
  const auto says = [&](const Headers& changes) {
    return small.ask(request("POST", k_pay, "{", changes)).body;
  };
  EXPECT_EQ(status({{"X-Who", ""}, {"X-CSRF-Token", ""}}, "{"), 401);
  EXPECT_EQ(status({{"X-Who", "stranger"}, {"X-CSRF-Token", ""}}, "{"), 401);
  EXPECT_THAT(says({{"X-Who", "guest"}, {"X-CSRF-Token", "old"}}), HasSubstr("edge.csrf"));
  EXPECT_THAT(says({{"X-Who", "guest"}, {"Idempotency-Key", ""}}), HasSubstr("\"forbidden\""));
  EXPECT_THAT(says({{"Idempotency-Key", ""}}), HasSubstr("edge.idempotency_key_missing"));
  EXPECT_THAT(says({}), HasSubstr("wire.not_json"));
  EXPECT_EQ(small.payments(), 0U);
}

TEST_P(EdgeOn, a_repeat_gets_the_first_answer_also_after_a_restart) {
  std::string first;
  {
    SmallEdge small(storage());
    const auto answer = small.ask(request("POST", k_pay, R"({"amount":5})"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(header_of(answer, "Idempotent-Replay"), "");
    first = answer.body;
  }
  SmallEdge small(storage());
  const auto again = small.ask(request("POST", k_pay, R"({"amount":5})"));
  EXPECT_EQ(again.body, first);
  EXPECT_EQ(header_of(again, "Idempotent-Replay"), "true");
  EXPECT_EQ(small.payments(), 1U);
}

TEST_P(EdgeOn, a_key_belongs_to_one_request_of_one_person) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})")).status, 200);
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":6})")).status, 409);
  EXPECT_EQ(small.ask(request("POST", "/api/v1/tills/b/payments", R"({"amount":5})")).status, 409);
  EXPECT_EQ(small.ask(request("PUT", k_pay, R"({"amount":5})")).status, 409);
  EXPECT_EQ(small.payments(), 1U);
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":6})", {{"X-Who", "8"}})).status, 200);
  EXPECT_EQ(small.payments(), 2U);
}

TEST_P(EdgeOn, sixteen_at_once_with_one_key_pay_once) {
  SmallEdge small(storage());
  std::vector<std::string> answers(16);
  std::vector<std::thread> threads;
  for (auto& answer : answers)
    threads.emplace_back([&] { answer = small.ask(request("POST", k_pay, R"({"amount":5})")).body; });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(answers, ::testing::Each(answers.front()));
  EXPECT_EQ(small.payments(), 1U);
}

TEST_P(EdgeOn, a_refusal_undoes_the_act_and_is_repeated_under_its_key) {
  SmallEdge small(storage());
  const auto refused = small.ask(request("POST", k_pay, R"({"amount":60})"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.body, R"({"error_code":"till.broke","error_msg":"Only 50 is left.","field":"amount",)"
                          R"("allowed":"50","request_id":"r1"})");
  const auto again = small.ask(request("POST", k_pay, R"({"amount":60})"));
  EXPECT_EQ(again.body, refused.body);
  EXPECT_EQ(header_of(again, "Idempotent-Replay"), "true");
  EXPECT_EQ(small.payments(), 0U);
  EXPECT_THAT(small.outcomes(), ElementsAre("till.broke"));
}

TEST_P(EdgeOn, what_may_succeed_later_is_tried_again_under_the_same_key) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":42})")).status, 503);
  EXPECT_EQ(header_of(small.ask(request("POST", k_pay, R"({"amount":42})")), "Idempotent-Replay"), "");
  EXPECT_THAT(small.outcomes(), ElementsAre("till.busy", "till.busy"));
}

TEST_P(EdgeOn, a_bug_says_nothing_of_the_inside_and_changes_nothing) {
  SmallEdge small(storage());
  const auto failed = small.ask(request("POST", k_pay, R"({"amount":13})"));
  EXPECT_EQ(failed.status, 500);
  EXPECT_THAT(failed.body, ::testing::Not(HasSubstr("inside of the till")));
  EXPECT_EQ(small.payments(), 0U);
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})")).status, 200);
}

TEST_P(EdgeOn, limits_requests_a_second_when_told_to) {
  SmallEdge small(storage(), {.requests_per_second_per_key = 1});
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a")).status, 200);
  const auto limited = small.ask(request("GET", "/api/v1/tills/a"));
  EXPECT_EQ(limited.status, 429);
  EXPECT_EQ(header_of(limited, "Retry-After"), "1");
}

TEST_P(EdgeOn, downloads_as_a_file_and_describes_its_routes) {
  SmallEdge small(storage());
  const auto file = small.ask(request("GET", "/api/v1/tills/a/export"));
  EXPECT_EQ(file.body, "till\r\na");
  EXPECT_EQ(header_of(file, "Content-Disposition"), "attachment; filename=\"till.csv\"");
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a/export", "", {{"X-Who", ""}})).status, 401);
  EXPECT_THAT(small.ask(request("GET", "/api/openapi.json")).shared->plain,
              HasSubstr("/api/v1/tills/{till}/payments"));
  EXPECT_EQ(small.ask(request("GET", "/readyz")).status, 200);
  EXPECT_THAT(small.ask(request("GET", "/metrics")).shared->plain, HasSubstr("partnerd_lane_batches"));
  EXPECT_THAT(small.ask(request("GET", "/metrics")).shared->plain,
              HasSubstr("partnerd_lane_batch_closures_bucket"));
  EXPECT_THAT(small.ask(request("GET", "/metrics")).shared->plain,
              HasSubstr("partnerd_lane_commit_seconds_count"));
}

TEST_P(EdgeOn, a_long_download_lies_in_a_file_while_it_is_sent) {
  SmallEdge small(storage());
  const auto file = small.ask(request("GET", "/api/v1/tills/long/export"));
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.body.empty());
  ASSERT_TRUE(file.owner);
  EXPECT_EQ(file.long_body.size(), std::string("till\r\nlong").size() + k_long_lines * k_long_line.size());
  EXPECT_TRUE(file.long_body.starts_with("till\r\na line of it\r\n"));
  EXPECT_TRUE(file.long_body.ends_with("a line of it\r\nlong"));
}

TEST_P(EdgeOn, a_refusal_that_its_route_does_not_declare_is_counted) {
  SmallEdge small(storage());
  const std::string counted =
      R"(partnerd_undeclared_refusals_total{code="till.undeclared",route="/api/v1/tills/{till}/payments"})";
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":60})")).status, 422);
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":99})", {{"Idempotency-Key", "k2"}})).status,
            422);
  EXPECT_THAT(small.ask(request("GET", "/metrics")).shared->plain, HasSubstr(counted));
  EXPECT_THAT(small.ask(request("GET", "/metrics")).shared->plain,
              ::testing::Not(HasSubstr("till.broke")));
}

TEST_P(EdgeOn, takes_so_many_parameters_and_no_more) {
  SmallEdge small(storage());
  std::string query;
  for (int i = 0; i <= limits::query_parameters_max; ++i) query += "&limit=1";
  EXPECT_THAT(small.ask(request("GET", "/api/v1/tills/a?" + query)).body, HasSubstr("at most 200"));
}

TEST_P(EdgeOn, is_ready_as_long_as_not_too_much_waits) {
  SmallEdge small(storage(), {.ready_backlog = 7});
  const auto ready = small.ask(request("GET", "/readyz"));
  EXPECT_EQ(ready.status, 200);
  EXPECT_THAT(ready.body, HasSubstr(R"("lane_backlog_bearable":7)"));
}

TEST_P(EdgeOn, is_not_ready_on_a_disk_that_only_small_rows_still_fit_on) {
  SmallEdge small(storage());
  small.disk_full = true;
  const auto full = small.ask(request("GET", "/readyz"));
  EXPECT_EQ(full.status, 503);
  EXPECT_THAT(full.body, HasSubstr(R"("database":"ok","writes":"unavailable")"));
  small.disk_full = false;
  EXPECT_EQ(small.ask(request("GET", "/readyz")).status, 200);
}

TEST_P(EdgeOn, is_not_ready_while_nothing_can_be_written) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("GET", "/readyz")).status, 200);
  std::promise<void> held, release;
  const auto other = storage().open();
  std::thread holder([&, gate = release.get_future().share()] {
    other->apart([&](db::Transaction& tx) {
      tx.rows(lock_probe);
      held.set_value();
      gate.wait();
    });
  });
  held.get_future().wait();
  std::this_thread::sleep_for(std::chrono::milliseconds(5'100));
  const auto from = std::chrono::steady_clock::now();
  const auto refused = small.ask(request("GET", "/readyz"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr(R"("writes":"unavailable")"));
  EXPECT_THAT(refused.body, HasSubstr(R"("database":"ok")"));
  EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(4));
  release.set_value();
  holder.join();
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    status = small.ask(request("GET", "/readyz")).status;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(status, 200) << "it recovers by itself";
}

}  // namespace
}  // namespace pc::edge::test
