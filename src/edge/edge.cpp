#include "edge.hpp"

#include <algorithm>
#include <array>

#include "declared.hpp"
#include "download.hpp"
#include "errors.hpp"
#include "idempotency.hpp"
#include "input.hpp"
#include "negotiation.hpp"
#include "openapi.hpp"
#include "passage.hpp"
#include "pool.hpp"
#include "rate.hpp"
#include "readiness.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace pc::edge {
namespace {

constexpr int k_pool_threads = 4;

/// What all answers of the edge have in common.
void finish(Passage& passage, http::Response response, std::vector<http::Header> headers) {
  response.headers = std::move(headers);
  const auto says_when = [](const http::Header& header) { return header.name == "Retry-After"; };
  if (response.status == 429 && std::ranges::none_of(response.headers, says_when))
    response.headers.push_back({"Retry-After", "1"});
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.route = passage.route != nullptr ? passage.route->path : "none";
  passage.reply(std::move(response));
}

void answer(Passage& passage, Answer result, std::vector<http::Header> headers = {}) {
  http::Response response;
  response.status = result.status;
  response.body = std::move(result.body);
  if (result.status != 204) response.content_type = std::move(result.content_type);
  finish(passage, std::move(response), std::move(headers));
}

void answer_with_file(Passage& passage, const Exchange& exchange, std::vector<http::Header> headers) {
  http::Response response{200, exchange.answer_file_type};
  response.long_body = exchange.answer_file->bytes();
  response.owner = exchange.answer_file;
  headers.push_back({"Content-Disposition", disposition(exchange.answer_file_name)});
  finish(passage, std::move(response), std::move(headers));
}

void refuse_with(Passage& passage, const Refusal& refusal) {
  std::vector<http::Header> headers;
  if (refusal.code == &errors::wrong_verb) headers.push_back({"Allow", refusal.allowed});
  // A lockout says in `allowed` how many seconds it lasts; a full bucket has a token within a second.
  if (refusal.code->kind == Kind::exhausted && parse_id(refusal.allowed))
    headers.push_back({"Retry-After", refusal.allowed});
  answer(passage,
         passage.errors->write(refusal, language_of(passage.request, passage.caller),
                               passage.request.request_id),
         std::move(headers));
}

void fail(Passage& passage, const Refusal& refusal, std::string_view what) {
  log::error(what, {{"request_id", passage.request.request_id}, {"path", passage.request.path}});
  refuse_with(passage, refusal);
}

/// Only refusals that will be the same tomorrow are remembered under their key.
bool definite(Kind kind) {
  return kind == Kind::precondition || kind == Kind::conflict || kind == Kind::not_found ||
         kind == Kind::forbidden || kind == Kind::invalid;
}

/// The answer of the route's own act.
void refuse_as_the_act_did(Passage& passage, const Refusal& refusal) {
  note_refusal(*passage.route, refusal);
  refuse_with(passage, refusal);
}

}  // namespace

std::string_view Exchange::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (equal_ignoring_case(known, name)) return value;
  return {};
}

struct Edge::Parts {
  Parts(const House& house_, Limits limits)
      : house(house_), router(house_.routes), per_key(limits.requests_per_second_per_key),
        per_account(limits.requests_per_second_per_account), readiness(house_.database, limits.ready_backlog),
        pool(k_pool_threads) {
    slot = house.database.add_participant([] { return std::make_unique<Idempotency>(); });
    dialects[static_cast<std::size_t>(Dialect::portal)].errors = &portal_errors;
  }
  House house;
  Router router;
  PortalErrors portal_errors;
  std::array<DialectParts, 3> dialects;
  RateLimit per_key, per_account, per_address{0};
  std::size_t slot = 0;
  std::string openapi_text, docs_page;
  std::vector<std::pair<std::string, std::function<std::string()>>> pages;
  Readiness readiness;
  Pool pool;

  bool built_in(const http::Request& request, const http::Reply& reply);
  void admit(const PassagePtr& passage, Result<Caller> caller);
  Outcome gate(Passage& passage);
  void run(const PassagePtr& passage);
  void run_read(const PassagePtr& passage);
  void run_write(const PassagePtr& passage);
  void submit_write(const PassagePtr& passage, TenantId tenant);
  bool write_on_lane(Passage& passage, TenantId tenant, db::Transaction& tx, Answer& answer, bool& replayed);
  Result<std::string> act(Passage& passage, work::Work& work, StepUpCheck* step_up, int& status,
                          audit::Note& note);
  StepUpCheck* step_up_of(const Passage& passage) const;
  Outcome confirm_direct(Passage& passage);
  void run_direct(const PassagePtr& passage);
  void run_download(const PassagePtr& passage);
};

Edge::Edge(const House& house, Limits limits) : parts_(std::make_unique<Parts>(house, limits)) {
  parts_->openapi_text = openapi();
  for (const auto& route : house.routes.all()) route->mark.declare("route", label_of(*route));
  parts_->docs_page = docs_page(house.routes);
}

Edge::~Edge() = default;

void Edge::use(Dialect dialect, DialectParts parts) {
  auto& place = parts_->dialects[static_cast<std::size_t>(dialect)];
  if (parts.authenticator != nullptr) place.authenticator = parts.authenticator;
  if (parts.errors != nullptr) place.errors = parts.errors;
  if (parts.step_up != nullptr) place.step_up = parts.step_up;
}

void Edge::add_page(std::string path, std::function<std::string()> html) {
  parts_->pages.emplace_back(std::move(path), std::move(html));
}

std::string Edge::openapi() const { return openapi_document(parts_->house.routes); }

http::BodyPolicy Edge::body_policy(const http::Request& head) {
  const auto match = parts_->router.find(head.method, head.path);
  if (match.route != nullptr && match.route->upload)
    return {static_cast<std::uint64_t>(limits::upload_bytes_max), true};
  return {static_cast<std::uint64_t>(limits::json_body_bytes_max), false};
}

void Edge::handle(http::Request request, http::Reply reply) {
  if (parts_->built_in(request, reply)) return;
  auto passage = std::make_shared<Passage>();
  passage->match = parts_->router.find(request.method, request.path);
  passage->route = passage->match.route;
  const bool open_api = !request.path.starts_with("/api");
  const Dialect dialect = passage->route != nullptr ? passage->route->dialect
                          : open_api                ? Dialect::bss
                                                    : Dialect::portal;
  passage->request = std::move(request);
  passage->reply = std::move(reply);
  const auto& parts = parts_->dialects[static_cast<std::size_t>(dialect)];
  passage->errors = parts.errors != nullptr ? parts.errors : &parts_->portal_errors;
  if (passage->route == nullptr) {
    if (passage->match.allowed.empty()) return refuse_with(*passage, refuse(errors::no_route));
    return refuse_with(*passage, refuse(errors::wrong_verb, "", passage->match.allowed));
  }
  const std::string_view type =
      passage->route->content_type.empty()
          ? std::string_view("application/json")
          : std::string_view(passage->route->content_type).substr(0, passage->route->content_type.find(';'));
  if (!accepts(passage->request.header("accept"), type) && dialect == Dialect::portal)
    return refuse_with(*passage, refuse(errors::not_acceptable, "", std::string(type)));
  if (parts.authenticator == nullptr) return parts_->admit(passage, Caller{});
  parts.authenticator->authenticate(passage->request, [this, passage](Result<Caller> caller) {
    parts_->admit(passage, std::move(caller));
  });
}

/// Addresses of the edge itself: health, metrics, the API's description.
bool Edge::Parts::built_in(const http::Request& request, const http::Reply& reply) {
  if (request.method != "GET") return false;
  const auto text = [&](std::string type, std::string body) {
    reply({200, std::move(type), std::move(body), {{"Cache-Control", "no-cache"}}, request.path});
    return true;
  };
  if (request.path == "/healthz") return text("application/json", R"({"status":"ok"})");
  if (request.path == "/api/openapi.json") return text("application/json", openapi_text);
  if (request.path == "/api/docs") {
    reply(page_of(docs_page, request.path));
    return true;
  }
  for (const auto& [path, html] : pages)
    if (path == request.path) {
      pool.submit([reply, &path, &html] {
        try {
          reply(page_of(html(), path));
        } catch (const std::exception& error) {
          log::error(error.what(), {{"path", path}});
          reply({503, "text/plain", "", {}, path});
        }
      });
      return true;
    }
  if (request.path == "/metrics") {
    measure_lanes(house.database);
    return text("text/plain; version=0.0.4", metrics::text());
  }
  if (request.path != "/readyz") return false;
  readiness.ask([reply](const Health& health) {
    reply({health.ready() ? 200 : 503, "application/json", health.json(), {}, "/readyz"});
  });
  return true;
}

void Edge::Parts::admit(const PassagePtr& passage, Result<Caller> caller) {
  if (!caller) return refuse_with(*passage, caller.refusal());
  passage->caller = std::move(*caller);
  passage->caller.who.language = language_of(passage->request, passage->caller);
  const auto admitted = gate(*passage);
  if (!admitted) return refuse_with(*passage, admitted.refusal());
  auto input = decode_input(*passage->route, passage->match, passage->request);
  if (!input) return refuse_with(*passage, input.refusal());
  passage->input = std::move(*input);
  run(passage);
}

/// Rate, session page, permission, key: in this order and no other. A code is asked for on the lane, behind answers.
Outcome Edge::Parts::gate(Passage& passage) {
  const Route& route = *passage.route;
  const auto& who = passage.caller.who;
  const bool known = who.side != access::Side::none;
  const std::string person = std::to_string((who.actor ? who.actor->person : who.person).value);
  if (known ? !(per_key.allows(person + route.path) && per_account.allows(std::to_string(who.partner) + route.path))
            : !per_address.allows(passage.request.remote + route.path, route.open_per_minute))
    return errors::too_many;
  const Access access = route.access;
  if (access.who != Access::Who::anyone && !known) return pc::errors::unauthenticated;
  const bool changes = route.dialect == Dialect::portal && route.verb != Verb::get;
  if (changes && route.csrf && known && passage.request.header("x-csrf-token") != passage.caller.csrf_token)
    return errors::csrf;
  if (access.who != Access::Who::anyone && passage.caller.confined != nullptr && !route.open_to_confined)
    return *passage.caller.confined;
  if (changes && who.actor && access.who == Access::Who::signed_in && !route.while_acting)
    return errors::not_while_acting;
  if (access.who == Access::Who::permitted && !who.may(*access.permission)) return pc::errors::forbidden;
  if (passage.caller.read_only && (route.style == Route::Style::write || route.style == Route::Style::direct))
    return errors::read_only_key;
  const auto key = passage.request.header("idempotency-key");
  if (changes && route.csrf && (key.empty() || std::ssize(key) > limits::idempotency_key_chars_max))
    return refuse(errors::key_missing, "Idempotency-Key", "1 - 100 characters");
  const std::string chosen = key.empty() ? passage.caller.replay_key : std::string(key);
  if (!chosen.empty()) passage.key = person + "/" + chosen;
  return Done{};
}

void Edge::Parts::run(const PassagePtr& passage) {
  const Route& route = *passage->route;
  if (route.mark.first()) used::note("used", "route", label_of(route));
  switch (route.style) {
    case Route::Style::read: return run_read(passage);
    case Route::Style::write: return run_write(passage);
    case Route::Style::direct: return run_direct(passage);
    case Route::Style::download: return run_download(passage);
  }
}

void Edge::Parts::run_read(const PassagePtr& passage) {
  auto result = std::make_shared<Result<std::string>>(pc::errors::internal);
  house.database.submit_read(
      [this, passage, result](db::Reader& reader) {
        const work::View view{reader, passage->caller.who, house.clock.now()};
        *result = passage->route->read(view, passage->input.get());
      },
      [passage, result](const std::string& error) {
        if (!error.empty()) return fail(*passage, refuse(pc::errors::unavailable), error);
        if (!*result) return refuse_as_the_act_did(*passage, result->refusal());
        answer(*passage, {passage->route->status, std::move(**result)});
      });
}

void Edge::Parts::run_write(const PassagePtr& passage) {
  if (!passage->route->tenant) return submit_write(passage, passage->caller.who.tenant);
  auto tenant = std::make_shared<Result<TenantId>>(pc::errors::internal);
  house.database.submit_read(
      [this, passage, tenant](db::Reader& reader) {
        const work::View view{reader, passage->caller.who, house.clock.now()};
        *tenant = passage->route->tenant(view, passage->input.get());
      },
      [this, passage, tenant](const std::string& error) {
        if (!error.empty()) return fail(*passage, refuse(pc::errors::unavailable), error);
        if (!*tenant) return refuse_as_the_act_did(*passage, tenant->refusal());
        submit_write(passage, **tenant);
      });
}

void Edge::Parts::submit_write(const PassagePtr& passage, TenantId tenant) {
  auto result = std::make_shared<Answer>();
  auto replayed = std::make_shared<bool>(false);
  std::vector<db::Foreseen> foreseen;
  if (passage->route->foresee) foreseen = passage->route->foresee(passage->caller.who, passage->input.get());
  house.database.submit(
      tenant, passage->key,
      [this, passage, tenant, result, replayed](db::Transaction& tx) {
        return write_on_lane(*passage, tenant, tx, *result, *replayed);
      },
      [passage, result, replayed](const db::Finished& finished) {
        switch (finished.fate) {
          case db::Fate::committed:
          case db::Fate::refused: {
            std::vector<http::Header> headers;
            if (*replayed) headers.push_back({"Idempotent-Replay", "true"});
            return answer(*passage, std::move(*result), std::move(headers));
          }
          case db::Fate::failed: return fail(*passage, refuse(pc::errors::internal), finished.error);
          case db::Fate::unavailable: return fail(*passage, refuse(pc::errors::unavailable), finished.error);
        }
      },
      std::move(foreseen));
}

/// Who checks the code this passage needs; nobody when it needs none.
StepUpCheck* Edge::Parts::step_up_of(const Passage& passage) const {
  const Route& route = *passage.route;
  const bool asked = route.step_up == StepUp::always ||
                     (route.step_up == StepUp::when_switched_on && passage.caller.asks_codes);
  return asked ? dialects[static_cast<std::size_t>(route.dialect)].step_up : nullptr;
}

/// The inner level: the code is used up, a second person is asked, or the act is done.
Result<std::string> Edge::Parts::act(Passage& passage, work::Work& work, StepUpCheck* step_up, int& status,
                                      audit::Note& note) {
  const Route& route = *passage.route;
  status = route.status;
  if (work.who.actor && house.still_acting && !house.still_acting(work.tx, work.who)) return errors::acting_over;
  if (step_up != nullptr) PC_CHECK(step_up->consume(work.tx, confirmation_of(passage, work.now)));
  if (!route.review) return route.write(work, passage.input.get(), note);
  PC_TRY(waiting, route.review(work, passage.input.get()));
  if (!waiting) return route.write(work, passage.input.get(), note);
  if (route.dialect == Dialect::portal) {
    status = 202;
    return wire::encode(*waiting);
  }
  // The Open API has no form for it: worded as an error, but what waits is kept.
  auto told = passage.errors->write(refuse(errors::in_review, "", waiting->request_id),
                                    passage.caller.who.language, passage.request.request_id);
  status = told.status;
  return std::move(told.body);
}

/// Outer level: the key and the trail, which stay even when the act is refused. Inner level: the act.
bool Edge::Parts::write_on_lane(Passage& passage, TenantId tenant, db::Transaction& tx, Answer& result,
                                bool& replayed) {
  auto& store = static_cast<Idempotency&>(tx.participant(slot));
  const Instant now = house.clock.now();
  const auto& route = *passage.route;
  const std::string hash = passage.key.empty() ? std::string() : request_hash(passage);
  replayed = false;  // a closure may run again
  const auto worded = [&](const Refusal& refusal) {
    return passage.errors->write(refusal, passage.caller.who.language, passage.request.request_id);
  };
  if (!passage.key.empty()) {
    if (const StoredAnswer* first = store.find(tenant, passage.key)) {
      if (first->request_hash != hash || first->route != route.path) {
        result = worded(
            refuse(errors::key_reused, "Idempotency-Key", first->route != route.path ? "path" : "body"));
        return false;
      }
      replayed = true;
      result = {first->status, first->body};
      return true;
    }
  }
  std::optional<Refusal> refusal;
  StepUpCheck* const step_up = step_up_of(passage);
  if (step_up != nullptr) {
    if (const auto shown = step_up->examine(tx, confirmation_of(passage, now)); !shown) {
      // Not an answer to the request: the same one comes again with a code.
      result = worded(shown.refusal());
      return true;
    }
  }
  audit::Note note;
  tx.nested([&] {
    note = {};
    work::Work work{tx, passage.caller.who, now, house.ids, house.trail, house.announcer};
    int status = 0;
    auto done = act(passage, work, step_up, status, note);
    if (done) {
      result = {status, std::move(*done)};
      return true;
    }
    refusal = done.refusal();
    return refusal->keeps;
  });
  if (refusal) {
    note_refusal(route, *refusal);
    result = worded(*refusal);
  }
  if (note.subject.empty()) note.subject = subject_of(passage);
  house.trail.write(tx, tenant, passage.caller.who,
                    {route.audit, std::move(note.subject), refusal ? std::string(refusal->code->id) : "done",
                     std::move(note.detail), passage.request.request_id},
                    now);
  if (!passage.key.empty() && (!refusal || definite(refusal->code->kind)))
    store.store(tx, tenant, passage.key, {hash, route.path, result.status, result.body}, now);
  return true;
}

/// A direct act has no transaction of ours: its code is used up before it, under the key, so that a repeat is let in.
Outcome Edge::Parts::confirm_direct(Passage& passage) {
  StepUpCheck* const step_up = step_up_of(passage);
  if (step_up == nullptr) return Done{};
  Outcome shown = Done{};
  const auto finished = house.database.write(passage.caller.who.tenant, [&](db::Transaction& tx) {
    const auto confirmation = confirmation_of(passage, house.clock.now());
    shown = step_up->examine(tx, confirmation);
    if (shown) shown = step_up->consume(tx, confirmation);
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return shown;
}

void Edge::Parts::run_direct(const PassagePtr& passage) {
  pool.submit([this, passage] {
    Exchange exchange;
    exchange.remote = passage->request.remote;
    exchange.user_agent = std::string(passage->request.header("user-agent"));
    exchange.request_id = passage->request.request_id;
    for (const auto& header : passage->request.headers)
      exchange.headers.emplace_back(lower_ascii(header.name), header.value);
    exchange.body_file = passage->request.body_file;
    exchange.idempotency_key = passage->key;
    exchange.secure = passage->request.secure;
    try {
      if (const auto shown = confirm_direct(*passage); !shown) return refuse_with(*passage, shown.refusal());
      auto result = passage->route->direct(passage->caller.who, exchange, passage->input.get());
      if (!result) return refuse_as_the_act_did(*passage, result.refusal());
      std::vector<http::Header> headers;
      for (auto& [name, value] : exchange.answer_headers) headers.push_back({name, value});
      if (exchange.answer_file) return answer_with_file(*passage, exchange, std::move(headers));
      answer(*passage, {passage->route->status, std::move(*result)}, std::move(headers));
    } catch (const db::Error& error) {
      fail(*passage, refuse(pc::errors::unavailable), error.what());
    } catch (const std::exception& error) {
      fail(*passage, refuse(pc::errors::internal), error.what());
    }
  });
}

void Edge::Parts::run_download(const PassagePtr& passage) {
  auto text = std::make_shared<DownloadText>(house.spool_folder);
  auto result = std::make_shared<Result<Done>>(pc::errors::internal);
  house.database.submit_read(
      [this, passage, text, result](db::Reader& reader) {
        const work::View view{reader, passage->caller.who, house.clock.now()};
        text->clear();
        *result = passage->route->download(view, passage->input.get(),
                                           [&](std::string_view chunk) { text->append(chunk); });
      },
      [passage, text, result](const std::string& error) {
        if (!error.empty()) return fail(*passage, refuse(pc::errors::unavailable), error);
        if (!*result) return refuse_as_the_act_did(*passage, result->refusal());
        http::Response response{200, passage->route->content_type};
        text->move_into(response);
        finish(*passage, std::move(response),
               {{"Content-Disposition", "attachment; filename=\"" + passage->route->file_name + "\""}});
      });
}

}  // namespace pc::edge
