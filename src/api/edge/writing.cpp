// Acts on their lane: under a key, with the code they need, before a second person, into the audit log.
#include "answers.hpp"
#include "declared.hpp"
#include "errors.hpp"
#include "impl.hpp"
#include "negotiation.hpp"

namespace pc::edge {
namespace {

/// Only refusals that will be the same tomorrow are remembered under their key.
bool definite(Kind kind) {
  return kind == Kind::precondition || kind == Kind::conflict || kind == Kind::not_found ||
         kind == Kind::forbidden || kind == Kind::invalid;
}

}  // namespace

void Edge::Impl::run_write(const RequestContextPtr& context) {
  if (!context->route->tenant) return submit_write(context, context->caller.who.tenant);
  auto tenant = std::make_shared<Result<TenantId>>(pc::errors::internal);
  services.database.submit_read(
      [this, context, tenant](db::Reader& reader) {
        const work::View view{reader, context->caller.who, services.clock.now()};
        *tenant = context->route->tenant(view, context->input.get());
      },
      [this, context, tenant](const std::string& error) {
        if (!error.empty()) return fail(*context, refuse(pc::errors::unavailable), error);
        if (!*tenant) return refuse_as_the_act_did(*context, tenant->refusal());
        submit_write(context, **tenant);
      });
}

void Edge::Impl::submit_write(const RequestContextPtr& context, TenantId tenant) {
  auto result = std::make_shared<Answer>();
  auto replayed = std::make_shared<bool>(false);
  std::vector<db::Prefetch> prefetch;
  if (context->route->prefetch)
    prefetch = context->route->prefetch(context->caller.who, context->input.get());
  services.database.submit(
      tenant, context->key,
      [this, context, tenant, result, replayed](db::Transaction& tx) {
        return write_on_lane(*context, tenant, tx, *result, *replayed);
      },
      [context, result, replayed](const db::Finished& finished) {
        switch (finished.fate) {
          case db::Fate::committed:
          case db::Fate::refused: {
            std::vector<http::Header> headers;
            if (*replayed) headers.push_back({"Idempotent-Replay", "true"});
            return answer(*context, std::move(*result), std::move(headers));
          }
          case db::Fate::failed: return fail(*context, refuse(pc::errors::internal), finished.error);
          case db::Fate::unavailable: return fail(*context, refuse(pc::errors::unavailable), finished.error);
        }
      },
      std::move(prefetch));
}

/// Who checks the code this request context needs; nobody when it needs none.
StepUpCheck* Edge::Impl::step_up_of(const RequestContext& context) const {
  const Route& route = *context.route;
  if (route.sensitive && !route.sensitive(context.input.get())) return nullptr;
  const bool asked = route.step_up == StepUp::always ||
                     (route.step_up == StepUp::when_switched_on && context.caller.asks_codes);
  return asked ? dialects[static_cast<std::size_t>(route.dialect)].step_up : nullptr;
}

/// The inner level: the code is used up, a second person is asked, or the act is done.
Result<std::string> Edge::Impl::act(RequestContext& context, work::Work& work, StepUpCheck* step_up,
                                    int& status, audit::Note& note) {
  const Route& route = *context.route;
  status = route.status;
  if (work.who.actor && services.still_acting && !services.still_acting(work.tx, work.who))
    return errors::acting_over;
  if (step_up != nullptr) PC_CHECK(step_up->consume(work.tx, confirmation_of(context, work.now)));
  if (!route.review) return route.write(work, context.input.get(), note);
  PC_TRY(waiting, route.review(work, context.input.get()));
  if (!waiting) return route.write(work, context.input.get(), note);
  if (route.dialect == Dialect::portal) {
    status = 202;
    return wire::encode(*waiting);
  }
  // The Open API has no form for it: worded as an error, but what waits is kept.
  auto told = context.errors->write(refuse(errors::in_review, "", waiting->request_id),
                                    context.caller.who.language, context.request.request_id);
  status = told.status;
  return std::move(told.body);
}

/// Outer level: the key and the audit log, which stay even when the act is refused. Inner level: the act.
bool Edge::Impl::write_on_lane(RequestContext& context, TenantId tenant, db::Transaction& tx, Answer& result,
                               bool& replayed) {
  auto& store = static_cast<Idempotency&>(tx.participant(slot));
  const Instant now = services.clock.now();
  const auto& route = *context.route;
  const std::string hash = context.key.empty() ? std::string() : request_hash(context);
  replayed = false;  // a closure may run again
  const auto worded = [&](const Refusal& refusal) {
    return context.errors->write(refusal, context.caller.who.language, context.request.request_id);
  };
  if (!context.key.empty()) {
    if (const StoredAnswer* first = store.find(tenant, context.key)) {
      if (context.key_is_signature) {
        result = worded(refuse(errors::signature_used));
        return false;
      }
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
  StepUpCheck* const step_up = step_up_of(context);
  if (step_up != nullptr) {
    if (const auto shown = step_up->examine(tx, confirmation_of(context, now)); !shown) {
      // Not an answer to the request: the same one comes again with a code.
      result = worded(shown.refusal());
      return true;
    }
  }
  audit::Note note;
  tx.nested([&] {
    note = {};
    work::Work work{tx, context.caller.who, now, services.ids, services.audit_log, services.announcer};
    int status = 0;
    auto done = act(context, work, step_up, status, note);
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
  if (note.subject.empty()) note.subject = subject_of(context);
  services.audit_log.write(
      tx, tenant, context.caller.who,
      {route.audit, std::move(note.subject), refusal ? std::string(refusal->code->id) : "done",
       std::move(note.detail), context.request.request_id},
      now);
  if (!context.key.empty() && (!refusal || definite(refusal->code->kind)))
    store.store(tx, tenant, context.key, {hash, route.path, result.status, result.body}, now);
  return true;
}

}  // namespace pc::edge
