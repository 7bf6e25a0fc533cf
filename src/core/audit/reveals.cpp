#include "reveals.hpp"

#include <algorithm>

#include "platform/wire/codecs.hpp"
#include "store.hpp"

namespace pc::audit {
namespace {

constexpr std::int64_t k_window_seconds = 60;

/// The person whose patience is limited: of two identities the real one.
struct Looker {
  std::int64_t tenant, person, partner;
  std::string name, side;
};

std::string side_of(access::Side side) {
  if (side == access::Side::vendor) return "vendor";
  return side == access::Side::partner ? "partner" : "customer";
}

Looker looker_of(const access::Principal& who) {
  if (who.actor)
    return {who.tenant.value, who.actor->person.value, who.actor->partner, who.actor->name, "partner"};
  return {who.tenant.value, who.person.value, who.partner, who.name, side_of(who.side)};
}

/// Counts by the people that are shown, and as one when nobody is: asking for strangers is a try too.
Outcome count_people(db::Transaction& tx, const Looker& looker, std::size_t shown, Instant now) {
  Instant since = now;
  std::int64_t reveals = 0;
  if (const auto row = tx.maybe(store::select_count, {looker.tenant, looker.person}))
    if (now < row->since_at.plus_seconds(k_window_seconds)) {
      since = row->since_at;
      reveals = row->reveals;
    }
  const auto more =
      std::max<std::int64_t>(1, (static_cast<std::int64_t>(shown) + k_people_a_look - 1) / k_people_a_look);
  if (reveals + more > k_reveals_a_minute) {
    const auto left = since.plus_seconds(k_window_seconds).micros - now.micros;
    return refuse(errors::too_many_reveals, "", std::to_string((left + 999'999) / 1'000'000));
  }
  tx.change(store::upsert_count, {looker.tenant, looker.person, since, reveals + more});
  return Done{};
}

std::string joined(const std::vector<std::string>& fields) {
  std::string text;
  for (const auto& field : fields) text += (text.empty() ? "" : ",") + field;
  return text;
}

}  // namespace

Outcome keep_look(db::Transaction& tx, const access::Principal& who, const Look& look, IdSource& ids,
                  Instant now) {
  const Looker looker = looker_of(who);
  PC_CHECK(count_people(tx, looker, look.owners.size(), now));
  if (look.reason.empty() && looker.side == "partner" &&
      reveal_policy(tx, who.tenant, looker.partner).reason_required)
    return refuse(errors::reason_required, "reason");
  keep_taken(tx, who, look, ids, now);
  return Done{};
}

void keep_taken(db::Transaction& tx, const access::Principal& who, const Look& look, IdSource& ids,
                Instant now) {
  const Looker looker = looker_of(who);
  const std::int64_t id = ids.next(now);
  for (const auto& owner : look.owners)
    tx.append(store::insert_reveal,
              {owner.tenant, std::string(owner.kind), owner.id, id, now, looker.side, looker.person,
               looker.name, looker.partner, joined(look.fields), look.reason});
}

Note note_of(const Look& look) {
  Note note;
  for (const auto& owner : look.owners)
    note.subject +=
        (note.subject.empty() ? "" : " ") + std::string(owner.kind) + ":" + std::to_string(owner.id);
  wire::Out out(note.detail);
  out.begin_object();
  out.key("fields");
  wire::encode_items(out, look.fields);
  if (!look.reason.empty()) {
    out.key("reason");
    out.string(look.reason);
  }
  out.end_object();
  return note;
}

std::vector<Seen> looks_at(db::Reader& reader, const Owner& owner, std::int64_t limit, std::int64_t offset) {
  std::vector<Seen> all;
  for (const auto& row :
       reader.rows(store::select_reveals, {owner.tenant, std::string(owner.kind), owner.id, limit, offset})) {
    Seen seen{row.reveal_id, row.at, row.side, row.person_name, row.partner_id, {}, row.reason};
    for (const auto field : split(row.fields, ',')) seen.fields.emplace_back(field);
    all.push_back(std::move(seen));
  }
  return all;
}

std::int64_t count_looks_at(db::Reader& reader, const Owner& owner) {
  return reader.one(store::count_reveals, {owner.tenant, std::string(owner.kind), owner.id}).found;
}

RevealPolicy reveal_policy(db::Reader& reader, TenantId tenant, std::int64_t partner) {
  const auto row = reader.maybe(store::select_policy, {tenant, partner});
  if (!row) return {};
  return {row->reason_required, row->changed_at, row->changed_by};
}

void set_reveal_policy(db::Transaction& tx, const access::Principal& who, bool reason_required, Instant now) {
  tx.change(store::upsert_policy, {who.tenant, who.partner, reason_required, now, who.name});
}

}  // namespace pc::audit
