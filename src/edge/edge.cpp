#include "edge.hpp"

#include "answers.hpp"
#include "declared.hpp"
#include "download.hpp"
#include "errors.hpp"
#include "input.hpp"
#include "negotiation.hpp"
#include "openapi.hpp"
#include "parts.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace pc::edge {

std::string_view Exchange::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (equal_ignoring_case(known, name)) return value;
  return {};
}

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
