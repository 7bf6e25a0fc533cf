#include "edge.hpp"

#include "answers.hpp"
#include "declared.hpp"
#include "download.hpp"
#include "errors.hpp"
#include "impl.hpp"
#include "input.hpp"
#include "negotiation.hpp"
#include "openapi.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::edge {
namespace {

constexpr std::size_t k_user_agent_bytes = 200;

/// Somebody who is not known for sure yet is believed no more than a small body.
http::BodyPolicy body_policy(const RequestContext& context) {
  if (context.route->upload) return {static_cast<std::uint64_t>(limits::upload_bytes_max), true};
  const bool sure = context.caller.who.side != access::Side::none && !context.caller.prove;
  return {static_cast<std::uint64_t>(sure ? limits::json_body_bytes_max : limits::unproved_body_bytes_max),
          false};
}

}  // namespace

std::string_view Exchange::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (equal_ignoring_case(known, name)) return value;
  return {};
}

Edge::Edge(const EdgeServices& services, const Limits& limits)
    : impl_(std::make_unique<Impl>(services, limits)) {
  impl_->openapi_text = http::share(openapi());
  for (const auto& route : services.routes.all()) route->mark.declare("route", label_of(*route));
  impl_->docs_page = http::share(docs_page(services.routes));
}

Edge::~Edge() = default;

void Edge::use(Dialect dialect, DialectParts parts) {
  auto& place = impl_->dialects[static_cast<std::size_t>(dialect)];
  if (parts.authenticator != nullptr) place.authenticator = parts.authenticator;
  if (parts.errors != nullptr) place.errors = parts.errors;
  if (parts.step_up != nullptr) place.step_up = parts.step_up;
}

void Edge::add_page(std::string path, std::function<std::string()> html) {
  impl_->pages.emplace_back(std::move(path), std::move(html));
}

std::string Edge::openapi() const { return openapi_document(impl_->services.routes); }

void Edge::handle(http::Request request, http::Reply reply) {
  if (impl_->built_in(request, reply)) return;
  auto context = std::make_shared<RequestContext>();
  context->request = std::move(request);
  context->reply = std::move(reply);
  impl_->approach(context, [this, context] { impl_->enter(context); });
}

/// Who asks, what for, and whether they may is known before a byte of the body is kept.
void Edge::admit(http::Request head, http::Admit admit) {
  auto context = std::make_shared<RequestContext>();
  context->request = std::move(head);
  context->has_body = true;
  context->reply = [admit](http::Response refusal) {
    http::Admission no;
    no.refusal = std::move(refusal);
    admit(std::move(no));
  };
  if (impl_->built_in(context->request, context->reply)) return;
  impl_->approach(context, [this, context, admit] {
    admit({body_policy(*context), [this, context](http::Body body, http::Reply reply) {
             context->request.body = std::move(body.text);
             context->request.body_follows = false;
             context->request.body_file = std::move(body.file);
             context->reply = std::move(reply);
             impl_->enter(context);
           }});
  });
}

/// Finds the route and asks who comes; `next` when they may go on.
void Edge::Impl::approach(const RequestContextPtr& context, std::function<void()> next) {
  const auto& request = context->request;
  context->match = router.find(request.method, request.path);
  context->route = context->match.route;
  const bool open_api = !request.path.starts_with("/api");
  const Dialect dialect = context->route != nullptr ? context->route->dialect
                          : open_api                ? Dialect::bss
                                                    : Dialect::portal;
  const auto& parts = dialects[static_cast<std::size_t>(dialect)];
  context->errors = parts.errors != nullptr ? parts.errors : &portal_errors;
  if (context->route == nullptr) {
    if (context->match.allowed.empty()) return refuse_with(*context, refuse(errors::no_route));
    return refuse_with(*context, refuse(errors::wrong_verb, "", context->match.allowed));
  }
  const std::string_view type =
      context->route->content_type.empty()
          ? std::string_view("application/json")
          : std::string_view(context->route->content_type).substr(0, context->route->content_type.find(';'));
  if (!accepts(request.header("accept"), type) && dialect == Dialect::portal)
    return refuse_with(*context, refuse(errors::not_acceptable, "", std::string(type)));
  const auto come = [this, context, next = std::move(next)](Result<Caller> caller) {
    if (!caller) return refuse_with(*context, caller.refusal());
    context->caller = std::move(*caller);
    context->caller.who.language = language_of(context->request, context->caller);
    // A signature covers the body: whose it is shows when the body is there.
    if (!context->caller.prove)
      if (const auto admitted = gate(*context); !admitted) return refuse_with(*context, admitted.refusal());
    next();
  };
  if (parts.authenticator == nullptr) return come(Caller{});
  parts.authenticator->authenticate(request, come);
}

/// The request is whole.
void Edge::Impl::enter(const RequestContextPtr& context) {
  if (context->caller.prove) {
    const auto proved = context->caller.prove(context->request);
    if (!proved) return refuse_with(*context, proved.refusal());
    if (const auto admitted = gate(*context); !admitted) return refuse_with(*context, admitted.refusal());
  }
  auto input = decode_input(*context->route, context->match, context->request);
  if (!input) return refuse_with(*context, input.refusal());
  context->input = std::move(*input);
  run(context);
}

void Edge::Impl::run(const RequestContextPtr& context) {
  const Route& route = *context->route;
  if (route.mark.first()) used::note("used", "route", label_of(route));
  switch (route.style) {
    case Route::Style::read: return run_read(context);
    case Route::Style::write: return run_write(context);
    case Route::Style::direct: return run_direct(context);
    case Route::Style::download: return run_download(context);
  }
}

void Edge::Impl::run_read(const RequestContextPtr& context) {
  auto result = std::make_shared<Result<std::string>>(pc::errors::internal);
  services.database.submit_read(
      [this, context, result](db::Reader& reader) {
        const work::View view{reader, context->caller.who, services.clock.now()};
        *result = context->route->read(view, context->input.get());
      },
      [context, result](const std::string& error) {
        if (!error.empty()) return fail(*context, refuse(pc::errors::unavailable), error);
        if (!*result) return refuse_as_the_act_did(*context, result->refusal());
        answer(*context, {context->route->status, std::move(**result)});
      });
}

/// A direct act has no transaction of ours: its code is used up before it, under the key, so that a repeat is let in.
Outcome Edge::Impl::confirm_direct(RequestContext& context) {
  StepUpCheck* const step_up = step_up_of(context);
  if (step_up == nullptr) return Done{};
  Outcome shown = Done{};
  const auto finished = services.database.write(context.caller.who.tenant, [&](db::Transaction& tx) {
    const auto confirmation = confirmation_of(context, services.clock.now());
    shown = step_up->examine(tx, confirmation);
    if (shown) shown = step_up->consume(tx, confirmation);
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return shown;
}

/// Headers may be any bytes; what acts keep of them is text.
Exchange exchange_of(db::Database& database, const RequestContext& context) {
  Exchange exchange;
  exchange.database = &database;
  exchange.remote = context.request.remote;
  exchange.user_agent = valid_utf8(context.request.header("user-agent"), k_user_agent_bytes);
  exchange.request_id = context.request.request_id;
  for (const auto& header : context.request.headers)
    exchange.headers.emplace_back(lower_ascii(header.name), valid_utf8(header.value));
  exchange.body_file = context.request.body_file;
  exchange.idempotency_key = context.key;
  exchange.secure = context.request.secure;
  return exchange;
}

/// Acts of people who have not signed in yet wait among themselves: their passwords cost time on purpose.
void Edge::Impl::run_direct(const RequestContextPtr& context) {
  const bool stranger = context->route->access.who == Access::Who::anyone;
  const bool taken = (stranger ? strangers : pool).submit([this, context] {
    Exchange exchange = exchange_of(services.database, *context);
    try {
      if (const auto shown = confirm_direct(*context); !shown) return refuse_with(*context, shown.refusal());
      auto result = context->route->direct(context->caller.who, exchange, context->input.get());
      if (!result) return refuse_as_the_act_did(*context, result.refusal());
      std::vector<http::Header> headers;
      for (auto& [name, value] : exchange.answer_headers) headers.push_back({name, value});
      if (exchange.answer_file) return answer_with_file(*context, exchange, std::move(headers));
      answer(*context, {context->route->status, std::move(*result)}, std::move(headers));
    } catch (const db::Error& error) {
      fail(*context, refuse(pc::errors::unavailable), error.what());
    } catch (const NotNow& error) {
      fail(*context, refuse(pc::errors::unavailable), error.what());
    } catch (const std::exception& error) {
      fail(*context, refuse(pc::errors::internal), error.what());
    }
  });
  if (!taken) refuse_with(*context, refuse(errors::too_many));
}

void Edge::Impl::run_download(const RequestContextPtr& context) {
  auto text = std::make_shared<DownloadText>(services.spool_folder);
  auto result = std::make_shared<Result<Done>>(pc::errors::internal);
  services.database.submit_read(
      [this, context, text, result](db::Reader& reader) {
        const work::View view{reader, context->caller.who, services.clock.now()};
        text->clear();
        *result = context->route->download(view, context->input.get(),
                                           [&](std::string_view chunk) { text->append(chunk); });
      },
      [context, text, result](const std::string& error) {
        if (!error.empty()) return fail(*context, refuse(pc::errors::unavailable), error);
        if (!*result) return refuse_as_the_act_did(*context, result->refusal());
        http::Response response{200, context->route->content_type};
        text->move_into(response);
        finish(*context, std::move(response),
               {{"Content-Disposition", "attachment; filename=\"" + context->route->file_name + "\""}});
      });
}

}  // namespace pc::edge
