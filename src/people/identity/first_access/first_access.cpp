#include "first_access.hpp"

#include "platform/base/hash.hpp"
#include "people/identity/organisation/members.hpp"
#include "people/identity/organisation/store.hpp"
#include "people/identity/passwords/recovery.hpp"
#include "people/identity/store.hpp"
#include "people/identity/verification/codes.hpp"
#include "people/identity/verification/kinds.hpp"

namespace pc::identity {
namespace {

constexpr std::int64_t k_entrance_seconds = 7 * 86'400;

/// False when it has been entered meanwhile.
bool still_closed(db::Transaction& tx, TenantId tenant, access::PersonId id) {
  return tx.change(store::hold_not_entered, {tenant, id}) == 1;
}

}  // namespace

std::span<const wire::Name<Entrance>> names(Entrance) {
  static constexpr wire::Name<Entrance> all[] = {
      {Entrance::told, "told"}, {Entrance::mailed, "mailed"}, {Entrance::later, "later"}};
  return all;
}

Result<Language> language_or(const std::optional<Text<2, 5>>& named, Language otherwise) {
  if (!named) return otherwise;
  return language_named(named->value);
}

std::optional<MainAccount> main_account(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::int64_t customer) {
  const auto row = reader.maybe(store::select_main_account, {tenant, partner, customer});
  if (!row) return std::nullopt;
  MainAccount account;
  account.id = row->person_id;
  account.name = row->display_name;
  account.account_name = row->account_name;
  account.mobile = row->mobile;
  account.email = row->email;
  account.language = store::language_of_text(row->language).value_or(Language::zh_CN);
  account.entered = !row->must_change_password;
  account.last_sign_in_at = row->last_sign_in_at;
  return account;
}

bool made_by(db::Reader& reader, const access::Principal& person, const std::string& submit) {
  const auto row = reader.maybe(store::select_name_maker, {person.tenant, person.person});
  return row && !submit.empty() && row->made_by == submit;
}

Outcome mail_entrance(db::Transaction& tx, TenantId tenant, const MainAccount& account,
                      const std::string& company, Instant now) {
  const Shared& shared = shared_of(tx.services());
  if (account.email.empty()) return refuse(errors::no_email, "email");
  if (!still_closed(tx, tenant, account.id)) return errors::already_entered;
  const auto person = store::person(tx, tenant, account.id);
  ensure(person.has_value(), "a main account is a person");
  const std::string code = random_hex(10);
  tx.change(store::insert_recovery,
            {tenant, shared.ids.next(now), account.id, std::string(k_entrance), bound_to(*person),
             code_mac(shared, k_entrance, code), now.plus_seconds(k_entrance_seconds)});
  const auto spoken =
      code.substr(0, 5) + "-" + code.substr(5, 5) + "-" + code.substr(10, 5) + "-" + code.substr(15);
  return messages::send(tx, {tenant, messages::Channel::mail, account.email, account.language},
                        kinds::entrance,
                        {{"company", company}, {"account", account.account_name}, {"code", spoken}}, now);
}

Outcome set_first_password(db::Transaction& tx, TenantId tenant, access::PersonId id,
                           const std::string& hash) {
  if (!still_closed(tx, tenant, id)) return errors::already_entered;
  tx.change(store::update_password, {tenant, id, hash, true});
  if (const auto person = store::person(tx, tenant, id))
    Guesses::forget(tx, guess_at_name(person->principal.account_name, person->user_name));
  end_sessions(tx, {tenant}, id);
  return Done{};
}

bool reset_password(db::Transaction& tx, const std::string& account, const std::string& user,
                    const std::string& hash) {
  const auto person = store::person_by_name(tx, account, user);
  if (!person) return false;
  const auto& who = person->principal;
  tx.change(store::update_password, {who.tenant, who.person, hash, true});
  end_sessions(tx, {who.tenant}, who.person);
  shared_of(tx.services())
      .trail.write(tx, who.tenant, access::house_principal("partnerctl"),
                   {"identity.reset_password", "person:" + who.person.text(), "done", {}, {}},
                   shared_of(tx.services()).clock.now());
  return true;
}

Outcome let_in(db::Transaction& tx, TenantId tenant, const MainAccount& account, const LettingIn& how,
               Instant now) {
  switch (how.entrance) {
    case Entrance::told: return set_first_password(tx, tenant, account.id, how.password_hash);
    case Entrance::mailed: return mail_entrance(tx, tenant, account, how.company, now);
    case Entrance::later: break;
  }
  return Done{};
}

Outcome edit_main_account(db::Transaction& tx, TenantId tenant, const MainAccount& account) {
  if (!acceptable_mobile(account.mobile)) return refuse(errors::mobile, "mobile");
  if (!acceptable_email(account.email)) return refuse(errors::email, "email");
  if (!still_closed(tx, tenant, account.id)) return errors::already_entered;
  tx.change(store::update_person, {tenant, account.id, account.name, account.mobile, account.email});
  shared_of(tx.services()).leaving(tx).person(account.id);
  return Done{};
}

}  // namespace pc::identity
