#include "edge.hpp"

#include "answers.hpp"
#include "declared.hpp"
#include "download.hpp"
#include "errors.hpp"
#include "input.hpp"
#include "negotiation.hpp"
#include "openapi.hpp"
#include "parts.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::edge {
namespace {

constexpr std::size_t k_user_agent_bytes = 200;

/// Somebody who is not known for sure yet is believed no more than a small body.
http::BodyPolicy body_policy(const Passage& passage) {
  if (passage.route->upload) return {static_cast<std::uint64_t>(limits::upload_bytes_max), true};
  const bool sure = passage.caller.who.side != access::Side::none && !passage.caller.prove;
  return {static_cast<std::uint64_t>(sure ? limits::json_body_bytes_max : limits::unproved_body_bytes_max),
          false};
}

}  // namespace

std::string_view Exchange::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (equal_ignoring_case(known, name)) return value;
  return {};
}

Edge::Edge(const House& house, const Limits& limits) : parts_(std::make_unique<Parts>(house, limits)) {
  parts_->openapi_text = http::share(openapi());
  for (const auto& route : house.routes.all()) route->mark.declare("route", label_of(*route));
  parts_->docs_page = http::share(docs_page(house.routes));
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

void Edge::handle(http::Request request, http::Reply reply) {
  if (parts_->built_in(request, reply)) return;
  auto passage = std::make_shared<Passage>();
  passage->request = std::move(request);
  passage->reply = std::move(reply);
  parts_->approach(passage, [this, passage] { parts_->enter(passage); });
}

/// Who asks, what for, and whether he may is known before a byte of the body is kept.
void Edge::admit(http::Request head, http::Admit admit) {
  auto passage = std::make_shared<Passage>();
  passage->request = std::move(head);
  passage->has_body = true;
  passage->reply = [admit](http::Response refusal) {
    http::Admission no;
    no.refusal = std::move(refusal);
    admit(std::move(no));
  };
  if (parts_->built_in(passage->request, passage->reply)) return;
  parts_->approach(passage, [this, passage, admit] {
    admit({body_policy(*passage), [this, passage](http::Body body, http::Reply reply) {
             passage->request.body = std::move(body.text);
             passage->request.body_follows = false;
             passage->request.body_file = std::move(body.file);
             passage->reply = std::move(reply);
             parts_->enter(passage);
           }});
  });
}

/// Finds the route and asks who comes; `next` when he may go on.
void Edge::Parts::approach(const PassagePtr& passage, std::function<void()> next) {
  const auto& request = passage->request;
  passage->match = router.find(request.method, request.path);
  passage->route = passage->match.route;
  const bool open_api = !request.path.starts_with("/api");
  const Dialect dialect = passage->route != nullptr ? passage->route->dialect
                          : open_api                ? Dialect::bss
                                                    : Dialect::portal;
  const auto& parts = dialects[static_cast<std::size_t>(dialect)];
  passage->errors = parts.errors != nullptr ? parts.errors : &portal_errors;
  if (passage->route == nullptr) {
    if (passage->match.allowed.empty()) return refuse_with(*passage, refuse(errors::no_route));
    return refuse_with(*passage, refuse(errors::wrong_verb, "", passage->match.allowed));
  }
  const std::string_view type =
      passage->route->content_type.empty()
          ? std::string_view("application/json")
          : std::string_view(passage->route->content_type).substr(0, passage->route->content_type.find(';'));
  if (!accepts(request.header("accept"), type) && dialect == Dialect::portal)
    return refuse_with(*passage, refuse(errors::not_acceptable, "", std::string(type)));
  const auto come = [this, passage, next = std::move(next)](Result<Caller> caller) {
    if (!caller) return refuse_with(*passage, caller.refusal());
    passage->caller = std::move(*caller);
    passage->caller.who.language = language_of(passage->request, passage->caller);
    // A signature covers the body: whose it is shows when the body is there.
    if (!passage->caller.prove)
      if (const auto admitted = gate(*passage); !admitted) return refuse_with(*passage, admitted.refusal());
    next();
  };
  if (parts.authenticator == nullptr) return come(Caller{});
  parts.authenticator->authenticate(request, come);
}

/// The request is whole.
void Edge::Parts::enter(const PassagePtr& passage) {
  if (passage->caller.prove) {
    const auto proved = passage->caller.prove(passage->request);
    if (!proved) return refuse_with(*passage, proved.refusal());
    if (const auto admitted = gate(*passage); !admitted) return refuse_with(*passage, admitted.refusal());
  }
  auto input = decode_input(*passage->route, passage->match, passage->request);
  if (!input) return refuse_with(*passage, input.refusal());
  passage->input = std::move(*input);
  run(passage);
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

/// Headers may be any bytes; what acts keep of them is text.
Exchange exchange_of(db::Database& database, const Passage& passage) {
  Exchange exchange;
  exchange.database = &database;
  exchange.remote = passage.request.remote;
  exchange.user_agent = valid_utf8(passage.request.header("user-agent"), k_user_agent_bytes);
  exchange.request_id = passage.request.request_id;
  for (const auto& header : passage.request.headers)
    exchange.headers.emplace_back(lower_ascii(header.name), valid_utf8(header.value));
  exchange.body_file = passage.request.body_file;
  exchange.idempotency_key = passage.key;
  exchange.secure = passage.request.secure;
  return exchange;
}

/// Acts of people who have not signed in yet wait among themselves: their passwords cost time on purpose.
void Edge::Parts::run_direct(const PassagePtr& passage) {
  const bool stranger = passage->route->access.who == Access::Who::anyone;
  const bool taken = (stranger ? strangers : pool).submit([this, passage] {
    Exchange exchange = exchange_of(house.database, *passage);
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
    } catch (const NotNow& error) {
      fail(*passage, refuse(pc::errors::unavailable), error.what());
    } catch (const std::exception& error) {
      fail(*passage, refuse(pc::errors::internal), error.what());
    }
  });
  if (!taken) refuse_with(*passage, refuse(errors::too_many));
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
