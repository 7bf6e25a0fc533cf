// Random programs: what a user would be told, and what is in the books afterwards, is what the plain model
// says.
#include <rapidcheck.h>

#include "model.hpp"

namespace pc::ledger::test {
namespace {

/// A part of a closure that is kept or undone together, under its own savepoint.
struct Step {
  std::vector<Act> acts;
  bool keep = true;
};
enum class End { keep, refuse, fail };
struct Closure {
  std::vector<Step> steps;
  End end = End::keep;
};
using Batch = std::vector<Closure>;
using Program = std::vector<Batch>;

std::ostream& operator<<(std::ostream& out, const Act& act) {
  out << "act " << static_cast<int>(act.what) << " amount " << act.amount << " hold " << act.hold
      << " expires " << act.expires_after_seconds;
  for (const auto& t : act.transfers)
    out << " [" << t.code->id << " " << t.from_owner << ">" << t.to_owner << " " << t.amount << "]";
  return out;
}
std::ostream& operator<<(std::ostream& out, const Closure& closure) {
  out << "\n  closure ends " << static_cast<int>(closure.end);
  for (const auto& step : closure.steps) {
    out << "\n    step kept " << step.keep;
    for (const auto& act : step.acts) out << "\n      " << act;
  }
  return out;
}

template <class T>
T any_of(std::initializer_list<T> all) {
  return *rc::gen::elementOf(std::vector<T>(all));
}

Transfer any_transfer() {
  // The bank pays in often, so that programs do not end up with empty pockets.
  const auto* code =
      any_of({&top_up, &top_up, &withdraw, &pay, &refund, &draw, &repay, &give, &grant, &spend});
  const auto owner = *rc::gen::inRange(1, 4);
  const auto other = code == &give ? owner % 3 + 1 : *rc::gen::inRange(1, 4);
  return {code, code->from == &bank ? 0 : owner, code->to == &bank ? 0 : other, *rc::gen::inRange(1, 60)};
}

Act any_act() {
  using enum Act::What;
  Act act;
  act.what = any_of({post, post, post, hold, hold, post_hold, void_hold, expire_holds, set_limit, look});
  act.amount = *rc::gen::inRange(1, 60);
  act.expires_after_seconds = *rc::gen::inRange(1, 20);
  act.hold = static_cast<std::size_t>(*rc::gen::inRange(0, 12));
  act.transfers.push_back(any_transfer());
  if (act.what == post)
    for (int more = *rc::gen::inRange(0, 4); more > 0; --more) act.transfers.push_back(any_transfer());
  if (act.what == set_limit) act.transfers.front() = {&draw, *rc::gen::inRange(1, 4), 1, 1};
  return act;
}

Closure any_closure() {
  Closure closure;
  for (int steps = *rc::gen::inRange(1, 4); steps > 0; --steps) {
    Step step;
    step.keep = *rc::gen::inRange(0, 4) != 0;
    for (int acts = *rc::gen::inRange(1, 4); acts > 0; --acts) step.acts.push_back(any_act());
    closure.steps.push_back(std::move(step));
  }
  closure.end = any_of({End::keep, End::keep, End::keep, End::refuse, End::fail});
  return closure;
}

Program any_program() {
  Program program;
  for (int batches = *rc::gen::inRange(1, 5); batches > 0; --batches)
    program.push_back(*rc::gen::container<std::vector<Closure>>(rc::gen::exec(&any_closure)));
  // Reservations are numbered as they are tried; the others name one that was tried, and post it from its
  // account.
  std::vector<Transfer> tried;
  for (auto& batch : program)
    for (auto& closure : batch)
      for (auto& step : closure.steps)
        for (auto& act : step.acts) {
          if (act.what == Act::What::hold) {
            act.hold = tried.size();
            tried.push_back(act.transfers.front());
          } else if (act.what == Act::What::post_hold || act.what == Act::What::void_hold) {
            if (tried.empty()) {
              act.what = Act::What::look;
            } else {
              act.hold = act.hold % tried.size();
              act.transfers.front() = tried[act.hold];
            }
          }
        }
  return program;
}

struct Undone : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class T>
Answer text_of(const Result<T>& result) {
  return result ? "done" : std::string(result.refusal().code->id) + " " + result.refusal().allowed;
}

/// Runs a program on a process and on the model, for a tenant of its own.
class Both {
 public:
  Both(Process& process, TenantId tenant) : process_(process), tenant_(tenant) {}

  void run(const Batch& batch) {
    std::vector<std::vector<Answer>> answers(batch.size());
    std::vector<db::Database::Closure> closures;
    const auto begin = now_;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto now = begin.plus_seconds(static_cast<std::int64_t>(i));
      closures.push_back([this, &batch, &answers, i, now](db::Transaction& tx) {
        answers[i].clear();
        return carry_out(tx, batch[i], now, answers[i]);
      });
    }
    const auto finished = process_.batch(tenant_, closures);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      std::vector<Answer> expected;
      imagine(batch[i], begin.plus_seconds(static_cast<std::int64_t>(i)), expected);
      RC_ASSERT(answers[i] == expected);
      const db::Fate fates[] = {db::Fate::committed, db::Fate::refused, db::Fate::failed};
      RC_ASSERT(finished[i].fate == fates[static_cast<int>(batch[i].end)]);
    }
    now_ = begin.plus_seconds(static_cast<std::int64_t>(batch.size()) + 1);
  }

  void compare() {
    process_.write(tenant_, [&](db::Transaction& tx) {
      process_.ledger().expire_holds(tx, tenant_, now_);
      return true;
    });
    process_.database().read([&](db::Reader& reader) {
      for (const auto* kind : kinds)
        for (std::int64_t owner = 0; owner < 4; ++owner) compare(reader, {tenant_, owner, kind});
    });
  }

 private:
  Answer carry_out(db::Transaction& tx, const Act& act, Instant now) {
    Ledger& ledger = process_.ledger();
    const Transfer first = act.transfers.front();
    const AccountName name{tenant_, first.from_owner, first.code->from};
    switch (act.what) {
      case Act::What::post: return text_of(ledger.post(tx, tenant_, act.transfers, because, now));
      case Act::What::look: return std::to_string(ledger.balance(tx, name).balance);
      case Act::What::hold: {
        const auto expires = now.plus_seconds(act.expires_after_seconds);
        const auto answer = ledger.hold(tx, name, act.amount, because, expires, now);
        holds_[act.hold] = answer ? *answer : HoldId{};
        return text_of(answer);
      }
      case Act::What::post_hold: {
        const Transfer part{first.code, first.from_owner, first.to_owner, act.amount};
        return text_of(ledger.post_hold(tx, tenant_, holds_[act.hold], part, because, now));
      }
      case Act::What::void_hold: return text_of(ledger.void_hold(tx, tenant_, holds_[act.hold], now));
      case Act::What::expire_holds: ledger.expire_holds(tx, tenant_, now); return "done";
      case Act::What::set_limit: return text_of(ledger.set_credit_limit(tx, name, act.amount, now));
    }
    return {};
  }

  bool carry_out(db::Transaction& tx, const Closure& closure, Instant now, std::vector<Answer>& answers) {
    for (const auto& step : closure.steps)
      tx.nested([&] {
        for (const auto& act : step.acts) answers.push_back(carry_out(tx, act, now));
        return step.keep;
      });
    if (closure.end == End::fail) throw Undone("as planned");
    return closure.end == End::keep;
  }

  void imagine(const Closure& closure, Instant now, std::vector<Answer>& answers) {
    const Model before = model_;
    for (const auto& step : closure.steps) {
      const Model before_step = model_;
      for (const auto& act : step.acts) answers.push_back(model_.act(act, now));
      if (!step.keep) model_ = before_step;
    }
    if (closure.end != End::keep) model_ = before;
  }

  void compare(db::Reader& reader, const AccountName& name) {
    const Model::Name plain{name.owner, name.kind->id};
    const auto standing = ledger::balance(reader, name).value_or(books::Balance{name.kind});
    RC_ASSERT(standing.balance == model_.balance(plain));
    RC_ASSERT(standing.held == model_.held(plain, now_));
    RC_ASSERT(standing.credit_limit == model_.limit(plain));
    StatementQuery query;
    query.limit = 10'000;
    const auto page = statement(reader, chart(), name, query);
    std::vector<Model::Entry> lines;
    for (auto line = page.lines.rbegin(); line != page.lines.rend(); ++line)
      lines.push_back({line->at, line->income ? line->amount : -line->amount, line->balance_after});
    const auto found = model_.entries().find(plain);
    RC_ASSERT(lines == (found == model_.entries().end() ? std::vector<Model::Entry>{} : found->second));
  }

  Process& process_;
  TenantId tenant_;
  Instant now_ = noon;
  Model model_;
  std::map<std::size_t, HoldId> holds_;
};

class ProgramOn : public OnEngine {};
PC_ON_ENGINES(ProgramOn);

TEST_P(ProgramOn, every_answer_and_every_line_is_what_the_model_says) {
  std::int64_t tenant = 0;
  EXPECT_TRUE(rc::check("programs of batches", [&] {
    Both both(process, TenantId(++tenant));
    const auto program = *rc::gen::exec(&any_program);
    for (const auto& batch : program) both.run(batch);
    both.compare();
  }));
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

}  // namespace
}  // namespace pc::ledger::test
