// Acts on their lane: under a key, with the code they need, before a second person, into the trail.
#include "answers.hpp"
#include "declared.hpp"
#include "errors.hpp"
#include "negotiation.hpp"
#include "parts.hpp"

namespace pc::edge {
namespace {

/// Only refusals that will be the same tomorrow are remembered under their key.
bool definite(Kind kind) {
  return kind == Kind::precondition || kind == Kind::conflict || kind == Kind::not_found ||
         kind == Kind::forbidden || kind == Kind::invalid;
}

}  // namespace

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
  if (route.sensitive && !route.sensitive(passage.input.get())) return nullptr;
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
      if (passage.key_is_signature) {
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

}  // namespace pc::edge
