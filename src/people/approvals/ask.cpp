// Act inside others: put an act down as a request and tell those who may agree.
#include "ask.hpp"

#include "people/approvals/kinds.hpp"
#include "store.hpp"

namespace pc::approvals {
namespace {

/// As people at the place read it.
std::string local_text(Instant at) {
  const auto text = at.plus_seconds(8 * 3600).text();
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

struct Spoken {
  std::string_view en, zh;
};
Spoken spoken(State state) {
  switch (state) {
    case State::pending: return {"pending", "待审批"};
    case State::approved: return {"approved", "已同意"};
    case State::rejected: return {"rejected", "已驳回"};
    case State::expired: return {"expired", "已过期"};
    case State::withdrawn: return {"withdrawn", "已撤回"};
  }
  return {};
}

}  // namespace

const Act* act_of(const Services& services, std::string_view kind) {
  for (const Act& act : services.all<Act>())
    if (act.id == kind) return &act;
  return nullptr;
}

std::optional<Money> threshold(db::Reader& reader, TenantId tenant, std::int64_t partner) {
  const auto row = reader.maybe(store::select_threshold, {tenant, partner});
  if (!row || row->threshold == Money()) return std::nullopt;
  return row->threshold;
}

bool needs_second_person(work::Work& work, TenantId tenant, std::int64_t partner, std::string_view kind,
                         std::int64_t subject, Money amount) {
  const auto most = threshold(work.tx, tenant, partner);
  if (!most) return false;
  const Day today = Day::of(work.now);
  const auto row = work.tx.maybe(store::select_sum, {tenant, partner, std::string(kind), subject, today});
  const Money before = row ? row->amount : Money();
  if (needs_second_person(before + amount, most)) return true;
  work.tx.change(store::add_sum, {tenant, partner, std::string(kind), subject, today, amount});
  return false;
}

db::Prefetch foresee_threshold(TenantId tenant, std::int64_t partner) {
  return db::prefetch(store::select_threshold, {tenant, partner});
}

Instant end_of_request(Instant now) { return now.plus_seconds(k_open_seconds); }

std::optional<Request> open_request(db::Reader& reader, const access::Principal& who, const Asking& asking,
                                    Instant now) {
  const auto row = reader.maybe(store::select_same, {who.tenant, asking.partner, who.person,
                                                     std::string(asking.kind), asking.payload, now});
  if (!row) return std::nullopt;
  return store::request_of(*row);
}

Result<edge::InReview> ask(work::Work& work, TenantId tenant, const Asking& asking, const std::string& holds) {
  const Act* act = act_of(work.tx.services(), asking.kind);
  ensure(act != nullptr, "what is asked for was declared");
  std::vector<messages::Recipient> others;
  for (const auto person :
       use<Colleagues>(work.tx).who_may(work.tx, tenant, asking.partner, *act->permission))
    if (person != work.who.person) others.push_back({tenant, person});
  if (others.empty()) return errors::no_second_person;
  const auto id = work.ids.next_as<RequestId>(work.now);
  const Instant until = end_of_request(work.now);
  store::RequestRow row;
  row.tenant_id = tenant;
  row.request_id = id;
  row.partner_id = asking.partner;
  row.kind = asking.kind;
  row.subject_id = asking.subject;
  row.subject_name = asking.subject_name;
  row.amount = asking.amount;
  row.memo = asking.memo;
  row.payload = asking.payload;
  row.holds = holds;
  row.asked_by = work.who.person;
  row.asked_by_name = work.who.name;
  row.scene = asking.scene;
  row.created_at = work.now;
  row.expires_at = until;
  work.tx.change(store::insert_request, row);
  messages::notify(work, others, kinds::asked,
                   {{"act_en", std::string(act->en)},
                    {"act_zh", std::string(act->zh)},
                    {"who", work.who.name},
                    {"subject", asking.subject_name},
                    {"amount", asking.amount.text()},
                    {"until", local_text(until)}});
  return edge::InReview{id.text(), until};
}

void tell_asker(db::Transaction& tx, const Request& request, State state, const std::string& reason, Instant now) {
  const Act* act = act_of(tx.services(), request.kind);
  const messages::Recipient asker{request.tenant, request.asked_by};
  messages::notify(tx, {&asker, 1}, kinds::decided,
                   {{"act_en", std::string(act != nullptr ? act->en : request.kind)},
                    {"act_zh", std::string(act != nullptr ? act->zh : request.kind)},
                    {"subject", request.subject_name},
                    {"amount", request.amount.text()},
                    {"outcome_en", std::string(spoken(state).en)},
                    {"outcome_zh", std::string(spoken(state).zh)},
                    {"reason", reason}},
                   now);
}

std::int64_t waiting_for(db::Reader& reader, const access::Principal& who, Instant now) {
  std::int64_t count = 0;
  for (const auto& row :
       reader.rows(store::select_pending_kinds, {who.tenant, who.partner, who.person, now})) {
    const Act* act = act_of(reader.services(), row.kind);
    if (act != nullptr && who.may(*act->permission)) count += row.found;
  }
  return count;
}

}  // namespace pc::approvals
