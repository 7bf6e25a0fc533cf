#include "relation.hpp"

#include <stdexcept>

#include "market/relations/act_for.hpp"
#include "market/relations/authorise.hpp"
#include "market/relations/decide_request.hpp"
#include "market/relations/request_relation.hpp"

namespace pc::app::demo {
namespace {

using relations::LetterKind;

class Play {
 public:
  Play(const RelationStage& stage, Instant start) : stage_(stage), now_(start) {}

  void on_day(int day) { now_ = std::min(now_.plus_seconds(day * 86'400LL), stage_.today); }

  relations::RelationEventId ask(std::size_t place, bool to_part, std::string_view why) {
    relations::RelationEventId id;
    act(stage_.partner, [&](work::Work& work) {
      const relations::RequestRelation input{customer(place).id, {std::string(why)}};
      auto done = to_part ? relations::request_parting(work, input) : relations::request_switch(work, input);
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  relations::RelationEventId leave(std::size_t place, std::string_view why) {
    relations::RelationEventId id;
    act(person_of(place), [&](work::Work& work) {
      auto done = relations::request_my_parting(work, {{std::string(why)}});
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  void customer_decides(std::size_t place, relations::RelationEventId id, bool agree,
                        std::string_view answer = {}) {
    decide(person_of(place), id, agree, answer);
    note(place);
  }
  void partner_decides(relations::RelationEventId id, bool agree, std::string_view answer = {}) {
    decide(stage_.partner, id, agree, answer);
  }
  void withdraw(relations::RelationEventId id) {
    act(stage_.partner, [&](work::Work& work) { return relations::withdraw_request(work, {id}); });
  }

  relations::AuthorizationId want(std::size_t place) {
    relations::AuthorizationId id;
    act(stage_.partner, [&](work::Work& work) {
      auto done =
          relations::ask_authorization(work, {customer(place).id, letter(LetterKind::partner_commitment)});
      if (done) id = done->id;
      return done;
    });
    return id;
  }
  void authorise(std::size_t place, relations::AuthorizationId id, bool agree, std::string_view why = {}) {
    act(person_of(place), [&](work::Work& work) {
      return relations::decide_authorization(
          work, {id, agree, letter(LetterKind::customer_authorization), {std::string(why)}});
    });
  }
  void revoke(std::size_t place, relations::AuthorizationId id, std::string_view why) {
    act(person_of(place), [&](work::Work& work) {
      return relations::revoke_authorization(work, {id, {std::string(why)}});
    });
  }
  void acted(std::size_t place, relations::ActingPurpose purpose, int minutes) {
    std::int64_t id = 0;
    act(stage_.partner, [&](work::Work& work) {
      auto done = relations::begin_acting(work, customer(place).id, purpose);
      if (done) id = done->acting_id;
      return done;
    });
    now_ = std::min(now_.plus_seconds(60LL * minutes), stage_.today);
    act(stage_.partner, [&](work::Work& work) {
      relations::end_acting(work.tx, work.who.tenant, id, now_, "returned");
      return Result<Done>(Done{});
    });
  }

  const customers::Customer& customer(std::size_t place) const { return stage_.customers.at(place); }

 private:
  static std::optional<Text<1, 20>> letter(LetterKind kind) {
    return Text<1, 20>{std::string(relations::letter_of(kind).version)};
  }

  access::Principal person_of(std::size_t place) const {
    access::Principal who;
    who.side = access::Side::customer;
    who.name = customer(place).name;
    who.account_name = customer(place).account_name;
    who.tenant = customer(place).tenant;
    who.partner = customer(place).partner.value;
    who.customer = customer(place).id.value;
    return who;
  }

  void decide(const access::Principal& who, relations::RelationEventId id, bool agree,
              std::string_view answer) {
    act(who, [&](work::Work& work) {
      return relations::decide_request(work, {id, agree, {std::string(answer)}});
    });
  }

  /// The list of the stage follows what became of its customer.
  void note(std::size_t place) {
    auto& kept = stage_.customers.at(place);
    stage_.application.database->read([&](db::Reader& reader) {
      if (auto found = customers::find(reader, kept.tenant, kept.id)) kept = *found;
    });
  }

  template <class Act>
  void act(const access::Principal& who, Act body) {
    std::string refused;
    const auto finished = stage_.application.database->write(who.tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now_);
      const auto done = body(work);
      refused = done ? std::string() : done.refusal().message(Language::en);
      return done.ok();
    });
    if (finished.fate != db::Fate::committed)
      throw std::runtime_error("demo relations: " + refused + finished.error);
  }

  const RelationStage& stage_;
  Instant now_;
};

constexpr std::size_t k_acted_for = 1, k_asked = 2, k_refused = 4, k_wants_part = 5, k_leaves = 6,
                      k_revoked = 8, k_withdrawn = 9, k_run_out = 10, k_switched = 12, k_stays = 16,
                      k_parted = 18;

}  // namespace

void play_relations(const RelationStage& stage, int month, Instant start) {
  if (stage.customers.size() <= k_parted) return;
  Play play(stage, start);
  switch (month) {
    case 3: {
      play.on_day(15);
      const auto given = play.want(k_acted_for);
      play.authorise(k_acted_for, given, true);
      const auto lapsing = play.want(k_parted);
      play.authorise(k_parted, lapsing, true);
      play.acted(k_parted, relations::ActingPurpose::operate, 25);
      return;
    }
    case 5: {
      play.on_day(16);
      const auto request = play.ask(k_parted, true, "客户业务停止，双方协商解除");
      play.on_day(2);
      play.customer_decides(k_parted, request, true);
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
      play.acted(k_acted_for, relations::ActingPurpose::order, 18);
      return;
    }
    case 9: {
      play.on_day(16);
      play.withdraw(play.ask(k_withdrawn, true, "误操作"));
      return;
    }
    case 12: {
      play.on_day(13);
      static_cast<void>(play.ask(k_wants_part, true, "合同到期，不再续签"));
      static_cast<void>(play.leave(k_leaves, "集团已有统一的采购渠道"));
      static_cast<void>(play.want(k_asked));
      stage.let_in(play.customer(k_wants_part), "customer_asked_to_part");
      stage.let_in(play.customer(k_asked), "customer_asked_for_authorization");
      stage.let_in(play.customer(k_parted), "customer_parted");
      stage.let_in(play.customer(k_acted_for), "customer_who_authorized");
      return;
    }
    default: return;
  }
}

}  // namespace pc::app::demo
