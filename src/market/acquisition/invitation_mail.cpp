#include "invitation_mail.hpp"

#include "tokens.hpp"

namespace pc::acquisition {
namespace {

/// Business time, to the minute: "2026-11-24 12:00 (GMT+08:00)".
std::string minute_of(Instant at) {
  const auto text = at.plus_seconds(8 * 3600).text();
  return text.substr(0, 10) + " " + text.substr(11, 5) + " (GMT+08:00)";
}

messages::Values values_of(const Invitation& i, const std::string& partner, const std::string& link,
                           Language language) {
  const bool english = language == Language::en;
  const bool resale = i.association == customers::Association::resale;
  const std::string type = english ? (resale ? "resale" : "referral") : (resale ? "代售" : "顾问销售");
  return {
      {"partner", partner}, {"company", i.company_name},       {"inviter", i.inviter_name}, {"type", type},
      {"link", link},       {"until", minute_of(i.expires_at)}};
}

}  // namespace

const messages::Kind k_invitation_mail{
    .id = "customers.invitation",
    .en = "Invitation to a customer",
    .zh = "客户邀请",
    .in_english =
        {"{partner} invites you to become its cloud customer",
         "Dear {company},\n\n{partner} ({inviter}) invites you to associate with it as a {type} customer.\n\n"
         "Open this link, read the notice, then register a new account or sign in with an existing one:\n"
         "{link}\n\nThe link is meant for you alone and works once, until {until}. If you do not know this "
         "partner, please ignore this mail."},
    .in_chinese = {"{partner} 邀请您成为其云服务客户",
                   "{company}：\n\n您好！{partner}（{inviter}）邀请您以{type}方式与其建立关联。\n\n"
                   "请打开以下链接，阅读须知后注册新账号或使用已有账号登录，即可完成关联：\n{link}\n\n"
                   "该链接仅供您本人使用一次，有效期至 {until}。如果您不认识该伙伴，请忽略本邮件。"},
    .required = true,
    .audience = messages::customers};

messages::Preview letter_of(const Services& services, const Invitation& i, const std::string& partner,
                            const std::string& link, Language language) {
  return messages::preview(services, k_invitation_mail, values_of(i, partner, link, language), language);
}

Outcome mail_invitation(work::Work& work, const Invitation& i, const std::string& partner,
                        Language language) {
  return messages::send(work.tx, {i.tenant, messages::Channel::mail, i.email, language}, k_invitation_mail,
                        values_of(i, partner, link_of(work.tx.services(), i), language), work.now);
}

}  // namespace pc::acquisition
