#include "first_access.hpp"

#include "core/audit/audit.hpp"
#include "kinds.hpp"
#include "people/passwords/guesses.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/person.hpp"
#include "people/persons/role.hpp"
#include "people/persons/words.hpp"
#include "people/verification/mailed_codes.hpp"
#include "platform/base/hash.hpp"
#include "platform/db/sql.hpp"
#include "recovery.hpp"
#include "sign_in.hpp"

namespace pc::sign_in {
namespace {

constexpr std::int64_t k_entrance_seconds = 7 * 86'400;

struct OfOwner {
  TenantId tenant_id;
  std::int64_t partner_id, customer_id;
};
struct MainAccountRow {
  access::PersonId person_id;
  std::string display_name, account_name, mobile, email, language;
  bool must_change_password;
  Instant last_sign_in_at;
};
const db::Sql<OfOwner, MainAccountRow> select_main_account{
    "sign_in.main_account", "SELECT " + db::columns<MainAccountRow>() +
                                " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
                                "customer_id = :customer_id AND user_name = ''"};

}  // namespace

std::span<const wire::Name<Entrance>> names(Entrance) {
  static constexpr wire::Name<Entrance> all[] = {
      {Entrance::told, "told"}, {Entrance::mailed, "mailed"}, {Entrance::later, "later"}};
  return all;
}

std::optional<MainAccount> main_account(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::int64_t customer) {
  const auto row = reader.maybe(select_main_account, {tenant, partner, customer});
  if (!row) return std::nullopt;
  MainAccount account;
  account.id = row->person_id;
  account.name = row->display_name;
  account.account_name = row->account_name;
  account.mobile = row->mobile;
  account.email = row->email;
  account.language = persons::language_of_text(row->language).value_or(Language::zh_CN);
  account.entered = !row->must_change_password;
  account.last_sign_in_at = row->last_sign_in_at;
  return account;
}

Outcome mail_entrance(db::Transaction& tx, TenantId tenant, const MainAccount& account,
                      const std::string& company, Instant now) {
  if (account.email.empty()) return refuse(errors::no_email, "email");
  if (!persons::hold_not_entered(tx, tenant, account.id)) return errors::already_entered;
  const auto person = persons::find(tx, tenant, account.id);
  ensure(person.has_value(), "a main account is a person");
  const std::string code = random_hex(10);
  verification::keep_mailed_code(tx, {tenant, account.id, k_entrance, bound_to(*person)}, code,
                                 now.plus_seconds(k_entrance_seconds), now);
  const auto spoken =
      code.substr(0, 5) + "-" + code.substr(5, 5) + "-" + code.substr(10, 5) + "-" + code.substr(15);
  return messages::send(tx, {tenant, messages::Channel::mail, account.email, account.language},
                        kinds::entrance,
                        {{"company", company}, {"account", account.account_name}, {"code", spoken}}, now);
}

Outcome set_first_password(db::Transaction& tx, TenantId tenant, access::PersonId id,
                           const std::string& hash) {
  if (!persons::hold_not_entered(tx, tenant, id)) return errors::already_entered;
  persons::set_password(tx, tenant, id, hash, true);
  if (const auto person = persons::find(tx, tenant, id))
    passwords::forget_guesses(tx,
                              passwords::guess_at_name(person->principal.account_name, person->user_name));
  end_sessions(tx, tenant, id);
  return Done{};
}

bool reset_password(db::Transaction& tx, const std::string& account, const std::string& user,
                    const std::string& hash) {
  const auto person = persons::find_by_name(tx, account, user);
  if (!person) return false;
  const auto& who = person->principal;
  persons::set_password(tx, who.tenant, who.person, hash, true);
  end_sessions(tx, who.tenant, who.person);
  use<audit::AuditLog>(tx).write(tx, who.tenant, access::system_principal("partnerctl"),
                                 {"identity.reset_password", "person:" + who.person.text(), "done", {}, {}},
                                 use<Clock>(tx).now());
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
  if (!persons::acceptable_mobile(account.mobile)) return refuse(persons::errors::mobile, "mobile");
  if (!persons::acceptable_email(account.email)) return refuse(persons::errors::email, "email");
  if (!persons::hold_not_entered(tx, tenant, account.id)) return errors::already_entered;
  persons::set_data(tx, tenant, account.id, {account.name, account.mobile, account.email});
  return Done{};
}

}  // namespace pc::sign_in
