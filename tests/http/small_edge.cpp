#include "small_edge.hpp"

namespace pc::edge::test {
namespace {

struct Payment {
  std::string till;
  wire::Bounded<1, 100> amount;
  static constexpr const char* shape_name = "Payment";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Payment::till>("till", "The till, of the path."),
        wire::field<&Payment::amount>("amount", "Above 50 the till is broke, 42 is busy, 13 a bug, "
                                                   "99 a refusal that nobody declared.")};
    return all;
  }
};

struct Paid {
  std::int64_t number = 0;
  static constexpr const char* shape_name = "Paid";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Paid::number>("number", "Of the payment.")};
    return all;
  }
};

struct Question {
  std::string till;
  std::optional<int> limit;
  std::optional<wire::List<Text<1, 9>, 2>> tags;
  static constexpr const char* shape_name = "Question";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Question::till>("till", "The till, of the path."),
                                          wire::field<&Question::limit>("limit", "How many."),
                                          wire::field<&Question::tags>("tags", "Once or twice.")};
    return all;
  }
};

struct Told {
  std::string till;
  std::optional<int> limit;
  static constexpr const char* shape_name = "Told";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Told::till>("till", "As asked."),
                                          wire::field<&Told::limit>("limit", "As asked.")};
    return all;
  }
};

Result<Paid> pay(work::Work& work, const Payment& in) {
  const std::int64_t number = work.ids.next(work.now);
  PC_CHECK(work.announcer.announce(work.tx, work.who.tenant, {"till.paid", number, "{}"}, work.now));
  if (in.amount.value == 13) throw std::runtime_error("the inside of the till");
  if (in.amount.value == 42) return busy;
  if (in.amount.value == 99) return undeclared;
  if (in.amount.value > 50) return refuse(broke, "amount", "50");
  return Paid{number};
}

Result<std::optional<InReview>> review(work::Work& work, const Payment& in) {
  if (in.amount.value < 20) return std::optional<InReview>();
  if (in.amount.value > 50) return refuse(broke, "amount", "50");
  PC_CHECK(work.announcer.announce(work.tx, work.who.tenant, {"till.asked", 1, "{}"}, work.now));
  return std::optional<InReview>(InReview{"77", work.now});
}

Result<edge::Nothing> count(const access::Principal&, Exchange&, const Payment&) { return edge::Nothing{}; }

Result<Told> tell(const work::View&, const Question& in) { return Told{in.till, in.limit}; }

Result<Done> print(const work::View&, const Question& in,
                   const std::function<void(std::string_view)>& write) {
  write("till\r\n");
  if (in.till == "long")
    for (int i = 0; i < k_long_lines; ++i) write(k_long_line);
  write(in.till);
  return Done{};
}

/// Where strangers knock, and one that who is signed in opens by program.
void add_doors(Routes& routes) {
  Direct<Payment, Nothing> door{.verb = Verb::post,
                                .path = "/api/v1/doors",
                                .access = Access::anyone(),
                                .audit = "door.knock",
                                .says = {"Knock", "敲门"},
                                .run = &count,
                                .csrf = false,
                                .open_per_minute = k_knocks_a_minute};
  routes.add(door);
  door.path = "/api/v1/back-doors";
  door.counts_with = "/api/v1/doors";
  routes.add(door);
  routes.add(Direct<Payment, Nothing>{.verb = Verb::post,
                                      .path = "/v2/doors",
                                      .access = Access::signed_in(),
                                      .audit = "door.open",
                                      .says = {"Open", "开门"},
                                      .run = &count,
                                      .dialect = Dialect::bss});
}

}  // namespace

Outcome Codes::examine(db::Transaction&, const Confirmation& confirmation) {
  ++examined;
  act = confirmation.act;
  content = confirmation.content_hash;
  if (confirmation.shown.empty()) return refuse(errors::verification_required, "X-Verification", "5 mail totp");
  if (confirmation.shown != "5:123456") return refuse(wrong_code, "X-Verification");
  return Done{};
}

Outcome Codes::consume(db::Transaction&, const Confirmation&) {
  ++consumed;
  return Done{};
}

void Names::authenticate(const http::Request& request, std::function<void(Result<Caller>)> done) {
  const auto who = request.header("x-who");
  Caller caller;
  if (who.empty()) return done(caller);
  if (who == "stranger") return done(pc::errors::unauthenticated);
  caller.who.side = access::Side::partner;
  caller.who.tenant = TenantId(1);
  caller.who.partner = 1;
  caller.who.person = access::PersonId(who == "guest" ? 99 : parse_id(who).value_or(1));
  if (who != "guest") caller.who.permissions = {std::string(may_pay.id)};
  caller.csrf_token = "token";
  caller.asks_codes = request.header("x-switched") == "on";
  caller.read_only = request.header("x-reads") == "only";
  if (request.header("x-acts") == "on")
    caller.who.actor = access::Actor{caller.who.person, "actor", "actor", 1};
  const auto signature = std::string(request.header("x-signature"));
  if (!signature.empty()) {
    caller.replay_key = signature;
    caller.takes_key = signature.ends_with(" idempotency-key");
  }
  static constexpr ErrorCode confined{"small.confined", Kind::forbidden, "First things first.", "先做该做的。"};
  if (!request.header("x-confined").empty()) caller.confined = &confined;
  done(std::move(caller));
}

SmallEdge::SmallEdge(support::Storage& storage, Limits limits)
    : database_(storage.open()),
      audit_log_(std::make_unique<audit::AuditLog>(*database_)),
      announcer_(std::make_unique<events::Announcer>(ids_)) {
  routes_.add(Write<Payment, Paid>{.verb = Verb::post,
                                   .path = "/api/v1/tills/{till}/payments",
                                   .access = Access::needs(may_pay),
                                   .audit = "till.pay",
                                   .says = {"Pay", "付款"},
                                   .refuses = {&broke, &busy},
                                   .run = &pay});
  routes_.add(Write<Payment, Paid>{.verb = Verb::put,
                                   .path = "/api/v1/tills/{till}/payments",
                                   .access = Access::needs(may_pay),
                                   .audit = "till.repay",
                                   .says = {"Pay again", "再次付款"},
                                   .refuses = {&broke, &busy},
                                   .run = &pay,
                                   .name = "payAgain"});
  routes_.add(Write<Payment, Paid>{.verb = Verb::post,
                                   .path = "/api/v1/safes/{till}/payments",
                                   .access = Access::needs(may_pay),
                                   .step_up = StepUp::when_switched_on,
                                   .audit = "safe.pay",
                                   .says = {"Pay out of the safe", "付款"},
                                   .refuses = {&broke, &busy},
                                   .run = &pay,
                                   .review = &review});
  routes_.add(Direct<Payment, Nothing>{.verb = Verb::post,
                                       .path = "/api/v1/safes/{till}/count",
                                       .access = Access::needs(may_pay),
                                       .step_up = StepUp::always,
                                       .audit = "safe.count",
                                       .says = {"Count the safe", "清点"},
                                       .run = &count});
  routes_.add(Write<Payment, Paid>{.verb = Verb::post,
                                   .path = "/v2/tills/{till}/payments",
                                   .access = Access::needs(may_pay),
                                   .audit = "till.pay",
                                   .says = {"Pay by program", "付款"},
                                   .refuses = {&broke, &busy},
                                   .run = &pay,
                                   .dialect = Dialect::bss});
  add_doors(routes_);
  routes_.add(Read<Question, Told>{
      .path = "/api/v1/tills/{till}", .access = Access::anyone(), .says = {"Tell", "说明"}, .run = &tell});
  DownloadOf<Question> download;
  download.path = "/api/v1/tills/{till}/export";
  download.access = Access::signed_in();
  download.says = {"Export", "导出"};
  download.content_type = "text/csv; charset=utf-8";
  download.file_name = "till.csv";
  download.run = &print;
  routes_.add(download);
  EdgeServices services{
      *database_, clock_, ids_, *audit_log_, *announcer_, routes_, {}, {}, "https://public.example"};
  services.disk_takes_more = [this] { return !disk_full; };
  edge_ = std::make_unique<Edge>(services, limits);
  edge_->use(Dialect::portal, {&names_, nullptr, &codes});
  edge_->use(Dialect::bss, {&names_, nullptr, nullptr});
  database_->start();
}

SmallEdge::~SmallEdge() { database_->stop(); }

http::Response SmallEdge::ask(http::Request asked) {
  auto promise = std::make_shared<std::promise<http::Response>>();
  auto future = promise->get_future();
  const http::Reply reply = [promise](http::Response response) { promise->set_value(std::move(response)); };
  if (asked.body.empty()) {
    edge_->handle(std::move(asked), reply);
    return future.get();
  }
  http::Body body{std::exchange(asked.body, {}), {}};
  asked.body_follows = true;
  edge_->admit(std::move(asked), [reply, body](http::Admission admission) {
    if (admission.refusal) reply(std::move(*admission.refusal));
    else admission.then(body, reply);
  });
  return future.get();
}

std::size_t SmallEdge::payments() {
  std::size_t count = 0;
  database_->read([&](db::Reader& reader) { count = events::feed(reader, TenantId(1), 0, 1000).size(); });
  return count;
}

std::vector<std::string> SmallEdge::outcomes() {
  static const db::Statement select_outcomes{
      "edge_test.outcomes", "SELECT outcome FROM audit_trail WHERE tenant_id = $1 ORDER BY sequence"};
  std::vector<std::string> all;
  database_->read([&](db::Reader& reader) {
    all.clear();
    for (const auto& row : reader.rows(select_outcomes, {std::int64_t{1}})) all.push_back(row.text(0));
  });
  return all;
}

http::Request request(const std::string& method, const std::string& target, const std::string& body,
                      const Headers& changes) {
  Headers headers = {
      {"X-Who", "7"}, {"X-CSRF-Token", "token"}, {"Idempotency-Key", "k1"}, {"X-Language", "en"}};
  if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
  for (const auto& [name, value] : changes) {
    std::erase_if(headers, [&, &gone = name](const auto& header) { return header.first == gone; });
    if (!value.empty()) headers.emplace_back(name, value);
  }
  http::Request made;
  made.method = method;
  made.target = target;
  made.path = target.substr(0, target.find('?'));
  if (made.path.size() < target.size()) made.query = target.substr(made.path.size() + 1);
  for (const auto& [name, value] : headers) made.headers.push_back({name, value});
  made.body = body;
  made.request_id = "r1";
  return made;
}

std::string header_of(const http::Response& response, const std::string& name) {
  for (const auto& header : response.headers)
    if (header.name == name) return header.value;
  return {};
}

}  // namespace pc::edge::test
