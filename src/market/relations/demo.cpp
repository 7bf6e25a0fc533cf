#include "demo.hpp"

#include "act_for.hpp"
#include "authorise.hpp"
#include "decide_request.hpp"
#include "request_relation.hpp"

namespace pc::relations {
namespace {

class Play {
 public:
  Play(const demo::Stage& stage, const demo::Player& player, Instant start)
      : stage_(stage), player_(player), now_(start) {}

  void on_day(int day) { now_ = std::min(now_.plus_seconds(day * 86'400LL), stage_.today); }

  RelationEventId ask(std::size_t place, bool to_disassociate, std::string_view why) {
    RelationEventId id;
    act(player_.who, [&](work::Work& work) {
      const RequestRelation input{customer_id(place), {std::string(why)}};
      auto done = to_disassociate ? request_disassociation(work, input) : request_switch(work, input);
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  RelationEventId leave(std::size_t place, std::string_view why) {
    RelationEventId id;
    act(customer(place).person(), [&](work::Work& work) {
      auto done = request_my_disassociation(work, {{std::string(why)}});
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  void customer_decides(std::size_t place, RelationEventId id, bool agree, std::string_view answer = {}) {
    decide(customer(place).person(), id, agree, answer);
  }
  void partner_decides(RelationEventId id, bool agree, std::string_view answer = {}) {
    decide(player_.who, id, agree, answer);
  }
  void withdraw(RelationEventId id) {
    act(player_.who, [&](work::Work& work) { return withdraw_request(work, {id}); });
  }

  AuthorizationId want(std::size_t place) {
    AuthorizationId id;
    act(player_.who, [&](work::Work& work) {
      auto done = ask_authorization(work, {customer_id(place), letter(LetterKind::partner_commitment)});
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  void authorise(std::size_t place, AuthorizationId id, bool agree, std::string_view why = {}) {
    act(customer(place).person(), [&](work::Work& work) {
      return decide_authorization(
          work, {id, agree, letter(LetterKind::customer_authorization), {std::string(why)}});
    });
  }
  void revoke(std::size_t place, AuthorizationId id, std::string_view why) {
    act(customer(place).person(), [&](work::Work& work) {
      return revoke_authorization(work, {id, {std::string(why)}});
    });
  }
  void acted(std::size_t place, ActingPurpose purpose, int minutes) {
    std::int64_t id = 0;
    act(player_.who, [&](work::Work& work) {
      auto done = begin_acting(work, customer_id(place), purpose);
      if (done) id = done->acting_id;
      return done;
    });
    now_ = std::min(now_.plus_seconds(60LL * minutes), stage_.today);
    act(player_.who, [&](work::Work& work) {
      end_acting(work.tx, work.who.tenant, id, now_, "returned");
      return Outcome(Done{});
    });
  }

  const demo::Customer& customer(std::size_t place) const { return player_.customers.at(place); }

 private:
  static std::optional<Text<1, 20>> letter(LetterKind kind) {
    return Text<1, 20>{std::string(letter_of(kind).version)};
  }

  customers::CustomerId customer_id(std::size_t place) const {
    return customers::CustomerId(customer(place).id);
  }

  void decide(const access::Principal& who, RelationEventId id, bool agree, std::string_view answer) {
    act(who, [&](work::Work& work) { return decide_request(work, {id, agree, {std::string(answer)}}); });
  }

  template <class Act>
  void act(const access::Principal& who, Act body) {
    stage_.act(who.tenant, who, now_, body);
  }

  const demo::Stage& stage_;
  const demo::Player& player_;
  Instant now_;
};

constexpr std::size_t k_acted_for = 1, k_asked = 2, k_refused = 4, k_wants_disassociation = 5, k_leaves = 6,
                      k_revoked = 8, k_withdrawn = 9, k_run_out = 10, k_switched = 12, k_stays = 16,
                      k_disassociated = 18;

/// What happens to the relations of one partner in a month that begins at `start`.
void play_month(const demo::Stage& stage, const demo::Player& player, int month, Instant start) {
  if (player.customers.size() <= k_disassociated) return;
  Play play(stage, player, start);
  switch (month) {
    case 3: {
      play.on_day(15);
      const auto given = play.want(k_acted_for);
      play.authorise(k_acted_for, given, true);
      const auto lapsing = play.want(k_disassociated);
      play.authorise(k_disassociated, lapsing, true);
      play.acted(k_disassociated, ActingPurpose::operate, 25);
      return;
    }
    case 5: {
      play.on_day(16);
      const auto request = play.ask(k_disassociated, true, "客户业务停止，双方协商解除");
      play.on_day(2);
      play.customer_decides(k_disassociated, request, true);
      return;
    }
    case 6: {
      play.on_day(16);
      const auto request = play.leave(k_stays, "考虑更换服务伙伴");
      play.on_day(1);
      play.partner_decides(request, false, "已与客户沟通，继续合作");
      const auto refused = play.want(k_refused);
      play.authorise(k_refused, refused, false, "暂由我方自行操作");
      return;
    }
    case 7: {
      play.on_day(17);
      static_cast<void>(play.ask(k_run_out, true, "长期无消费"));
      const auto given = play.want(k_revoked);
      play.authorise(k_revoked, given, true);
      play.on_day(3);
      play.revoke(k_revoked, given, "项目已交付");
      return;
    }
    case 8: {
      play.on_day(16);
      const auto request = play.ask(k_switched, false, "客户改为自行付款");
      play.on_day(1);
      play.customer_decides(k_switched, request, true);
      play.acted(k_acted_for, ActingPurpose::order, 18);
      return;
    }
    case 9: {
      play.on_day(16);
      play.withdraw(play.ask(k_withdrawn, true, "误操作"));
      return;
    }
    case 12: {
      play.on_day(13);
      static_cast<void>(play.ask(k_wants_disassociation, true, "合同到期，不再续签"));
      static_cast<void>(play.leave(k_leaves, "集团已有统一的采购渠道"));
      static_cast<void>(play.want(k_asked));
      stage.let_in(player, play.customer(k_wants_disassociation), "customer_asked_to_part");
      stage.let_in(player, play.customer(k_asked), "customer_asked_for_authorization");
      stage.let_in(player, play.customer(k_disassociated), "customer_parted");
      stage.let_in(player, play.customer(k_acted_for), "customer_who_authorized");
      return;
    }
    default: return;
  }
}

}  // namespace

void play_demo(demo::Stage& stage) {
  constexpr int first_day = 13;
  stage.monthly(first_day, [&stage](int month, Instant start) {
    for (const auto& player : stage.players) play_month(stage, player, month, start);
  });
}

}  // namespace pc::relations
