#include "code_mails.hpp"

namespace pc::joining {
namespace {

/// A code that proves an address, or a number.
const messages::Kind k_code_mail{
    .id = "customers.code",
    .en = "Code that proves an e-mail address",
    .zh = "邮箱验证码",
    .in_english =
        {"Your verification code",
         "{code} is your verification code. It is valid for 10 minutes. If you did not ask for it, please "
         "ignore this mail."},
    .in_chinese = {"您的验证码", "验证码为 {code}，10 分钟内有效。如非本人操作，请忽略本邮件。"},
    .required = true,
    .secret = true,
    .audience = messages::customers};

const messages::Kind k_code_message{
    .id = "customers.code_message",
    .en = "Code that proves a mobile number",
    .zh = "短信验证码",
    .in_english = {"Your verification code",
                   "{code} is your verification code, valid for {minutes} minutes."},
    .in_chinese = {"您的验证码", "验证码为 {code}，{minutes} 分钟内有效。"},
    .required = true,
    .secret = true,
    .audience = messages::customers};

}  // namespace

Outcome mail_code(work::Work& work, TenantId tenant, const std::string& address, const std::string& code,
                  Language language) {
  return messages::send(work.tx, {tenant, messages::Channel::mail, address, language}, k_code_mail,
                        {{"code", code}}, work.now);
}

Outcome text_code(work::Work& work, TenantId tenant, const std::string& mobile, const std::string& code,
                  std::int64_t minutes, Language language) {
  return messages::send(work.tx, {tenant, messages::Channel::sms, mobile, language}, k_code_message,
                        {{"code", code}, {"minutes", std::to_string(minutes)}}, work.now);
}

}  // namespace pc::joining
