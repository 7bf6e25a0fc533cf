#include "keys.hpp"

#include "platform/base/hash.hpp"
#include "errors.hpp"
#include "new_key.hpp"
#include "people/persons/callers.hpp"
#include "people/persons/password_check.hpp"
#include "people/sealing/seal.hpp"
#include "store.hpp"

namespace pc::credentials {
namespace {

KeyRows keys_of(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now) {
  KeyRows all;
  for (const auto& row : reader.rows(store::select_keys, {tenant, person})) {
    KeyRow key;
    key.id = row.access_key_id;
    key.status = row.status == "active" ? KeyStatus::active : KeyStatus::disabled;
    key.scope = row.scope == "read" ? KeyScope::read : KeyScope::all;
    key.remark = row.remark;
    key.created_at = row.created_at;
    if (row.expires_at != Instant()) key.expires_at = row.expires_at;
    if (row.last_used_at != Instant()) key.last_used_at = row.last_used_at;
    key.expired = key.expires_at && *key.expires_at <= now;
    all.items.push_back(std::move(key));
  }
  return all;
}

/// A key opens all that its person may, without codes: whoever has but the session gets none, and a code may go to an
/// address that they have put in. Refuses session.wrong_password and session.locked.
Outcome check_proved(const access::Principal& who, const edge::Exchange& exchange,
                     const std::optional<TypedPassword>& password, std::string_view act) {
  if (!password) return refuse(pc::errors::missing_value, "password");
  return persons::check_own_password(*exchange.database, who, Secret(password->value), "password", exchange.remote,
                                     act);
}

struct KeyChange {
  std::string id;
  std::optional<KeyStatus> status;
  std::optional<Text<0, 64>> remark;
};

using Whose = std::function<Result<access::PersonId>(db::Reader&)>;

Outcome change(db::Transaction& tx, const access::Principal& who, access::PersonId person,
               const KeyChange& to, const std::string& request_id) {
  const auto row = tx.maybe(store::select_key_of, {who.tenant, person, to.id});
  if (!row) return refuse(errors::unknown_key, "key_id");
  const std::string status = to.status ? std::string(wire::name_of(*to.status)) : row->status;
  tx.change(store::update_key,
            {who.tenant, person, to.id, status, to.remark ? to.remark->value : row->remark});
  persons::forget(tx, person);
  use<audit::AuditLog>(tx).write(
      tx, who.tenant, who,
      {"identity.edit_key", "access_key:" + to.id, "done", R"({"status":")" + status + "\"}", request_id},
      use<Clock>(tx).now());
  return Done{};
}

/// Outside a lane, because looking at a password takes its time.
Result<edge::Nothing> change_apart(const access::Principal& who, const edge::Exchange& exchange,
                                   const Whose& whose, const KeyChange& to) {
  Outcome outcome = Done{};
  const auto finished = exchange.database->write(who.tenant, [&](db::Transaction& tx) {
    const auto person = whose(tx);
    outcome = person ? change(tx, who, *person, to, exchange.request_id) : Outcome(person.refusal());
    return outcome.ok();
  });
  if (!outcome) return outcome.refusal();
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return edge::Nothing{};
}

Result<edge::Nothing> remove(work::Work& work, access::PersonId person, const std::string& id) {
  PC_CHECK(persons::check_not_acting(work.who));
  if (work.tx.change(store::delete_key, {work.who.tenant, person, id}) == 0)
    return refuse(errors::unknown_key, "key_id");
  persons::forget(work.tx, person);
  return edge::Nothing{};
}

}  // namespace

std::span<const wire::Name<KeyScope>> names(KeyScope) {
  static constexpr wire::Name<KeyScope> all[] = {{KeyScope::all, "all"}, {KeyScope::read, "read"}};
  return all;
}

std::span<const wire::Name<KeyStatus>> names(KeyStatus) {
  static constexpr wire::Name<KeyStatus> all[] = {{KeyStatus::active, "active"},
                                                  {KeyStatus::disabled, "disabled"}};
  return all;
}

Result<KeyRows> my_keys(const work::View& view, const edge::Nothing&) {
  return keys_of(view.reader, view.who.tenant, view.who.person, view.now);
}

Result<KeyRows> list_keys(const work::View& view, const OnePerson& query) {
  PC_TRY(target, persons::member(view.reader, persons::scope_of(view.who), query.person_id));
  return keys_of(view.reader, view.who.tenant, target.id, view.now);
}

Result<CreatedKey> create_key(const access::Principal& who, edge::Exchange& exchange,
                              const CreateKey& input) {
  PC_CHECK(persons::check_not_acting(who));
  const Instant now = use<Clock>(*exchange.database).now();
  const Day today = Day::of(now);
  if (input.expires_on && *input.expires_on < today)
    return refuse(errors::expiry_past, "expires_on", today.text());
  PC_CHECK(check_proved(who, exchange, input.password, "identity.create_key"));
  const std::string submit = sha256_hex(exchange.idempotency_key);
  const NewKey wanted{input.scope == KeyScope::read, input.expires_on ? input.expires_on->end() : Instant{0},
                      input.remark ? input.remark->value : std::string(), submit};
  CreatedKey created;
  std::optional<Refusal> refusal;
  const auto decide = [&](db::Transaction& tx) -> Outcome {
    const auto there = tx.rows(store::select_keys, {who.tenant, who.person});
    for (const auto& row : there)
      if (row.made_by == submit) {  // the answer was lost; the secret lies sealed beside the key
        const auto secret = use<sealing::Seal>(tx).open(row.sealed_secret);
        ensure(secret.has_value(), "a secret that this application sealed");
        created = {row.access_key_id, secret->reveal()};
        return Done{};
      }
    if (there.size() >= k_keys_max) return refuse(errors::too_many_keys, "", std::to_string(k_keys_max));
    const auto key = insert_key(tx, who.tenant, who.person, wanted, now);
    created = {key.id, key.secret.reveal()};
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"identity.create_key", "access_key:" + key.id, "done",
         std::string(R"({"scope":")") + (wanted.read_only ? "read" : "all") + "\"}", exchange.request_id},
        now);
    return Done{};
  };
  const auto finished = exchange.database->write(
      who.tenant,
      [&](db::Transaction& tx) {
        refusal.reset();
        const auto done = decide(tx);
        if (!done) refusal = done.refusal();
        return done.ok();
      },
      exchange.idempotency_key);
  if (refusal) return *refusal;
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return created;
}

Result<edge::Nothing> edit_my_key(const access::Principal& who, edge::Exchange& exchange,
                                  const EditKey& input) {
  PC_CHECK(persons::check_not_acting(who));
  if (input.status == KeyStatus::active)
    PC_CHECK(check_proved(who, exchange, input.password, "identity.edit_key"));
  return change_apart(
      who, exchange, [&](db::Reader&) -> Result<access::PersonId> { return who.person; },
      {input.key_id.value, input.status, input.remark});
}

Result<edge::Nothing> delete_my_key(work::Work& work, const OneKey& input) {
  return remove(work, work.who.person, input.key_id.value);
}

Result<edge::Nothing> edit_key_of(const access::Principal& who, edge::Exchange& exchange,
                                  const EditKeyOf& input) {
  PC_CHECK(persons::check_not_acting(who));
  if (input.status == KeyStatus::active)
    PC_CHECK(check_proved(who, exchange, input.password, "identity.edit_key"));
  return change_apart(
      who, exchange,
      [&](db::Reader& reader) -> Result<access::PersonId> {
        PC_TRY(target, persons::member(reader, persons::scope_of(who), input.person_id));
        return target.id;
      },
      {input.key_id.value, input.status, std::nullopt});
}

Result<edge::Nothing> delete_key_of(work::Work& work, const OneKeyOf& input) {
  PC_TRY(target, persons::member(work.tx, persons::scope_of(work.who), input.person_id));
  return remove(work, target.id, input.key_id.value);
}

}  // namespace pc::credentials
