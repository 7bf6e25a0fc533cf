// An organisation without sockets: its addresses are called as the edge calls them, on a database of the test's own.
#pragma once
#include <gtest/gtest.h>

#include <future>

#include "core/audit/verify.hpp"
#include "people.hpp"
#include "people/credentials/credentials.hpp"
#include "people/credentials/signature.hpp"
#include "people/messages/messages.hpp"
#include "people/persons/permissions.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/sign_in.hpp"
#include "platform/base/hash.hpp"
#include "support/engine.hpp"

namespace pc::organisation {
inline constexpr access::Permission k_see{"things.view", "See things", "查看", "things"};
inline constexpr access::Permission k_move{
    .id = "things.move", .en = "Move things", .zh = "移动", .page = "things", .needs = "things.view"};
inline constexpr access::Permission k_watch{
    .id = "vendor.watch", .en = "Watch", .zh = "监看", .page = "vendor", .side = access::Side::vendor};

namespace permissions = persons::permissions;

inline std::vector<persons::Role> roles() {
  namespace p = permissions;
  const std::vector<const access::Permission*> all{&k_see,
                                                   &k_move,
                                                   &p::view_people,
                                                   &p::manage_people,
                                                   &p::reveal_people,
                                                   &p::manage_roles,
                                                   &p::manage_contacts};
  return {{"partner_admin", "Administrator", "系统管理员", all},
          {"distributor_admin", "Administrator of a distributor", "总经销商系统管理员", all},
          {"account_manager", "Account manager", "客户经理", {&k_see}},
          {"account_manager_supervisor", "Supervisor", "客户经理主管", {&k_see}},
          {"finance", "Finance", "财务", {&k_see, &k_move}},
          {"operator",
           "Operator",
           "运营人员",
           {&k_watch, &p::view_people, &p::manage_people},
           access::Side::vendor},
          {"customer", "Customer", "客户", {}, access::Side::customer}};
}

struct Said {
  std::string refusal;  // "" or the code with what is allowed
  wire::Json answer;
  std::string text(std::string_view name) const {
    for (const auto& [key, value] : answer.members)
      if (key == name) return value.text;
    return {};
  }
  const wire::Json& member(std::string_view name) const {
    for (const auto& [key, value] : answer.members)
      if (key == name) return value;
    static const wire::Json none;
    return none;
  }
};

class Organisation : public support::Engine {
 protected:
  void SetUp() override {
    Engine::SetUp();
    clock_.stop_at(now);
    audit_log_ = std::make_unique<audit::AuditLog>(open());
    announcer_ = std::make_unique<events::Announcer>(ids_);
    services.lend(open());
    services.lend(clock_);
    services.lend(ids_);
    services.lend(*audit_log_);
    services.lend(*announcer_);
    services.keep(messages::Settings{});
    rooms::lend_people(services, {folder_.path() + "/secret.key", roles(), leaked_});
    rooms::add_people_routes(routes_, services);
    persons::Catalogue catalogue;
    catalogue.menu = {{"things", "Things", "物品"},
                      {"organisation", "Organisation", "组织"},
                      {"organisation.members", "Members", "组织成员"}};
    catalogue.permissions = {&k_see,
                             &k_move,
                             &permissions::view_people,
                             &permissions::manage_people,
                             &permissions::reveal_people,
                             &permissions::manage_roles,
                             &permissions::manage_contacts,
                             &k_watch};
    services.keep(catalogue);
    open().start();
    yunfan_ = account("yunfan", 7001);
    other_ = account("haiyue", 7002);
  }
  void TearDown() override {
    Findings findings;
    open().read(
        [&](db::Reader& reader) { findings = audit::chain_check().run(reader, [](std::int64_t) {}); });
    EXPECT_TRUE(findings.empty());
    open().stop();
  }

  /// A partner's main account, signed in.
  access::Principal account(const std::string& name, std::int64_t partner) {
    persons::NewPerson p;
    p.tenant = TenantId(partner);
    p.side = access::Side::partner;
    p.partner = partner;
    p.account_name = p.display_name = name;
    p.password = Secret("Demo-2026");
    p.roles = {"partner_admin"};
    p.mobile = "13800000000";
    open().write(p.tenant, [&](db::Transaction& tx) { return persons::create(tx, p, now).ok(); });
    return caller(sign_in(name, "", "Demo-2026").second).who;
  }

  const edge::Route& route(edge::Verb verb, std::string_view path) {
    for (const auto& each : routes_.all())
      if (each->verb == verb && each->path == path) return *each;
    throw std::runtime_error("no route " + std::string(path));
  }

  /// Calls an address as this person would; variables of the path stand in `body`.
  Said call(const access::Principal& who, edge::Verb verb, std::string_view path,
            const std::string& body = "{}", const std::string& key = "") {
    const auto& way = route(verb, path);
    const auto parsed = wire::Json::parse(body);
    auto input = way.decode(*parsed, wire::Reading{false, false});
    if (!input) return {std::string(input.refusal().code->id) + " " + input.refusal().field, {}};
    Result<std::string> result = pc::errors::internal;
    if (way.read)
      open().read([&](db::Reader& reader) { result = way.read(work::View{reader, who, now}, input->get()); });
    else if (way.write)
      open().write(who.tenant, [&](db::Transaction& tx) {
        auto work = work::work_in(tx, who, now);
        audit::Note note;
        result = way.write(work, input->get(), note);
        return result.ok();
      });
    else {
      edge::Exchange exchange;
      exchange.database = &open();
      exchange.idempotency_key = key.empty() ? "key " + std::to_string(++keys_) : key;
      result = way.direct(who, exchange, input->get());
    }
    if (!result) {
      const auto& refusal = result.refusal();
      return {std::string(refusal.code->id) + (refusal.allowed.empty() ? "" : " " + refusal.allowed), {}};
    }
    if (result->empty()) return {};
    return {"", *wire::Json::parse(*result)};
  }

  /// The refusal, and the cookie when there is none.
  std::pair<std::string, std::string> sign_in(const std::string& account, const std::string& user,
                                              const std::string& password) {
    const auto& way = route(edge::Verb::post, "/api/v1/session");
    const std::string form =
        user.empty() ? R"("form":"account")" : R"("form":"member","user":")" + user + "\"";
    const auto body =
        wire::Json::parse("{" + form + R"(,"account":")" + account + R"(","password":")" + password + "\"}");
    auto input = way.decode(*body, wire::Reading{false, false});
    edge::Exchange exchange;
    exchange.database = &open();
    const auto result = way.direct({}, exchange, input->get());
    if (!result) return {std::string(result.refusal().code->id), ""};
    for (const auto& [name, value] : exchange.answer_headers)
      if (name == "Set-Cookie") return {"", value.substr(0, value.find(';'))};
    return {"no cookie", ""};
  }
  template <class Authenticator>
  Result<edge::Caller> asked(Authenticator& authenticator, const http::Request& request) {
    std::promise<Result<edge::Caller>> found;
    authenticator.authenticate(request,
                               [&](Result<edge::Caller> caller) { found.set_value(std::move(caller)); });
    return found.get_future().get();
  }
  edge::Caller caller(const std::string& cookie) {
    http::Request request;
    request.headers.push_back({"Cookie", cookie});
    return *asked(sign_in::portal(services), request);
  }

  /// Whom a request comes from that this key signs.
  Result<edge::Caller> signed_by(const Said& key) {
    http::Request request;
    request.method = "GET";
    request.path = "/v3/auth/domains";
    std::string date;
    for (const char c : clock_.now().text())
      if (c != '-' && c != ':') date.push_back(c);
    request.headers = {{"Host", "house"}, {"X-Sdk-Date", date}};
    credentials::WireRequest wire{
        request.method, request.path, "", {{"host", "house"}, {"x-sdk-date", date}}, ""};
    const auto canonical = credentials::canonical_request(wire, {"host", "x-sdk-date"});
    request.headers.push_back(
        {"Authorization", "SDK-HMAC-SHA256 Access=" + key.text("id") +
                              ", SignedHeaders=host;x-sdk-date, Signature=" +
                              credentials::signature_of(Secret(key.text("secret")), date, *canonical)});
    return asked(credentials::open_api(services), request);
  }
  Said make_key(const access::Principal& who, const std::string& password) {
    return call(who, edge::Verb::post, "/api/v1/me/keys", R"({"scope":"all","password":")" + password + "\"}");
  }

  /// Creates a person and gives its id; its first password stands in `password_`.
  std::string create(const access::Principal& who, const std::string& user, const std::string& roles,
                     const std::string& more = "") {
    const auto said = call(
        who, edge::Verb::post, "/api/v1/people",
        R"({"user_name":")" + user + R"(","name":"N )" + user + R"(","roles":[)" + roles + "]" + more + "}");
    EXPECT_EQ(said.refusal, "") << user;
    password_ = said.text("initial_password");
    return said.text("id");
  }
  std::string set_roles(const access::Principal& who, const std::string& id, const std::string& roles,
                        const std::string& more = "") {
    return call(who, edge::Verb::put, "/api/v1/people/{person_id}/roles",
                R"({"person_id":")" + id + R"(","roles":[)" + roles + "]" + more + "}")
        .refusal;
  }
  std::string act(const access::Principal& who, edge::Verb verb, std::string_view path,
                  const std::string& id) {
    return call(who, verb, path, R"({"person_id":")" + id + "\"}").refusal;
  }

  Instant now{1'795'492'800'000'000};
  Clock clock_;
  IdSource ids_{1};
  std::unique_ptr<audit::AuditLog> audit_log_;
  std::unique_ptr<events::Announcer> announcer_;
  edge::Routes routes_;
  access::Principal yunfan_, other_;
  std::string password_;
  std::string leaked_;  // file of hashes; set before SetUp
  support::ScratchFolder folder_{"organisation"};
  int keys_ = 0;
};

}  // namespace pc::organisation
