// Public: how a main account (主账号) that somebody else made is entered for the first time: with a password made here and
// told once, or with a code from a mail. Both end when it has set a password of its own; from then on nobody else can.
#pragma once
#include <optional>
#include <string>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::sign_in {

namespace errors {
inline constexpr ErrorCode already_entered{
    "identity.already_entered", Kind::precondition,
    "The main account has set a password of its own; only its owner can change this now.",
    "该主账号已自行设置密码，此后只能由其本人修改。"};
inline constexpr ErrorCode no_email{"identity.no_email", Kind::precondition,
                                    "There is no mail address. Add one, or take a first password.",
                                    "未填写邮箱，请补充邮箱或改用初始密码。"};
}  // namespace errors

struct MainAccount {
  access::PersonId id;
  std::string name, account_name, mobile, email;
  Language language = Language::zh_CN;
  bool entered = false;  // has set a password of its own
  Instant last_sign_in_at;
};
/// Of a partner (`customer` 0) or of one of its customers.
std::optional<MainAccount> main_account(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::int64_t customer = 0);

/// How it is to be entered.
enum class Entrance {
  told,    // a first password, shown once to who asks
  mailed,  // a code to its mail address
  later,   // not yet
};

std::span<const wire::Name<Entrance>> names(Entrance);

/// Mails a code that sets the first password, for seven days. `company`: whose account it is. Refuses
/// identity.already_entered, identity.no_email, messages.cannot_send, messages.address.
Outcome mail_entrance(db::Transaction& tx, TenantId tenant, const MainAccount& account,
                      const std::string& company, Instant now);
/// Another first password, made before; sessions under the last one end. Refuses identity.already_entered.
Outcome set_first_password(db::Transaction& tx, TenantId tenant, access::PersonId id,
                           const std::string& hash);
/// For whoever runs the server, also of an account in use: another first password, sessions end. Nothing else changes.
/// False when there is no such person. `user`: of a member; empty: the main account.
bool reset_password(db::Transaction& tx, const std::string& account, const std::string& user,
                    const std::string& hash);
/// Either, as chosen.
struct LettingIn {
  Entrance entrance = Entrance::told;
  std::string password_hash;  // of the first password that is told
  std::string company;
};
Outcome let_in(db::Transaction& tx, TenantId tenant, const MainAccount& account, const LettingIn& how,
               Instant now);
/// Who can be turned to, and where mail goes. Refuses identity.already_entered.
Outcome edit_main_account(db::Transaction& tx, TenantId tenant, const MainAccount& account);

}  // namespace pc::sign_in
