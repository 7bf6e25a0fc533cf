// Act: set above which a second person must agree. Lowering it is anybody's who may; raising it and switching it off
// let more money pass one pair of eyes, so they wait for a second person themselves.
#include "ask.hpp"
#include "store.hpp"

namespace pc::approvals {
namespace {

constexpr std::string_view k_threshold = "approvals.threshold";

/// As it is kept until somebody agrees.
struct Waiting {
  static constexpr const char* shape_name = "WaitingThreshold";
  std::optional<Money> threshold;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Waiting::threshold>("threshold", "Yuan; null: nothing needs a second person.")};
    return all;
  }
};

std::string text_of(std::optional<Money> threshold) { return threshold ? threshold->text() : "-"; }

Result<std::string> run(work::Work& work, const Request& request) {
  const auto json = wire::Json::parse(request.payload);
  ensure(json.ok(), "a waiting threshold is kept as JSON");
  const auto waiting = wire::decode<Waiting>(*json);
  ensure(waiting.ok(), "a waiting threshold is kept whole");
  PC_CHECK(set_threshold(work, waiting->threshold));
  return text_of(waiting->threshold);
}

void release(db::Transaction&, const Request&, Instant) {}

bool somebody_else(work::Work& work, const Act& act) {
  const auto people =
      use<Colleagues>(work.tx).who_may(work.tx, work.who.tenant, work.who.partner, *act.permission);
  return std::ranges::any_of(people, [&](access::PersonId person) { return person != work.who.person; });
}

}  // namespace

Outcome set_threshold(work::Work& work, std::optional<Money> threshold) {
  if (threshold) {
    if (!threshold->positive()) return refuse(pc::errors::invalid_value, "threshold", "0.01 and more");
    const auto has_two = [&](const Act& act) {
      return use<Colleagues>(work.tx)
                 .who_may(work.tx, work.who.tenant, work.who.partner, *act.permission)
                 .size() >= 2;
    };
    if (std::ranges::none_of(work.tx.services().all<Act>(), has_two))
      return refuse(errors::no_second_person, "threshold");
  }
  work.tx.change(store::upsert_threshold,
                 {work.who.tenant, work.who.partner, threshold.value_or(Money()), work.who.name, work.now});
  return Done{};
}

void declare_threshold(Services& services) {
  const auto acts = services.all<Act>();
  ensure(!acts.empty(), "what may wait is declared first");
  services.declare<Act>({k_threshold, "Change of the second-person setting", "修改双人审批设置",
                         acts.front().permission, &run, &release});
}

Result<std::optional<edge::InReview>> review_threshold(work::Work& work, std::optional<Money> wanted) {
  const auto now = threshold(work.tx, work.who.tenant, work.who.partner);
  const bool weaker = now && (!wanted || *wanted > *now);
  const Act* act = act_of(work.tx.services(), k_threshold);
  if (!weaker || act == nullptr || !somebody_else(work, *act)) return std::optional<edge::InReview>();
  PC_TRY(asked, ask(work, work.who.tenant,
                    {k_threshold, work.who.partner, work.who.partner, "", wanted.value_or(Money()),
                     text_of(now) + " → " + text_of(wanted), wire::encode(Waiting{wanted}), "console"},
                    ""));
  return std::optional<edge::InReview>(asked);
}

}  // namespace pc::approvals
