// A market whose partners register and invite: mails are read from the outbox, links from mails.
#pragma once
#include "api/edge/route.hpp"
#include "market.hpp"
#include "market/acquisition/invite.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/joining/join.hpp"
#include "people/messages/messages.hpp"
#include "platform/base/secret.hpp"

namespace pc::rooms {

class EntryMarket : public Market {
 protected:
  void SetUp() override;
  void before_start() override;

  struct Mail {
    std::string address, subject, body;
  };
  /// The newest of the outbox, unsealed.
  Mail last_mail();
  std::string code_in_mail();
  static std::string token_in(const std::string& text);

  acquisition::RegistrationId registers_company(const partners::Partner& who, const std::string& company,
                                                const std::string& email = "it@example.org");
  acquisition::RegistrationId registered(const partners::Partner& who, const std::string& company,
                                         const std::string& email = "it@example.org");
  acquisition::RegistrationRow registration(const partners::Partner& who, acquisition::RegistrationId id);
  /// "" or why this one was not mailed.
  Said mails(const partners::Partner& who, acquisition::RegistrationId id);
  /// Tokens of links.
  std::string personal(const partners::Partner& who, acquisition::RegistrationId id);
  std::string generic(const access::Principal& who);
  std::string generic(const partners::Partner& who) { return generic(administrator(who)); }
  std::string resends(const partners::Partner& who, acquisition::InvitationId id);
  Said revokes(const partners::Partner& who, acquisition::InvitationId id);
  acquisition::InvitationRows history(const partners::Partner& who);

  Said opens(const std::string& token);
  Said code_for(const std::string& token, const std::string& email);
  Said opens_account(const std::string& token, const std::string& account, const std::string& email,
                     const std::string& code, const std::string& company = "公司");
  /// Code and account in one.
  Said registers(const std::string& token, const std::string& account, const std::string& company = "公司");
  Said accepts(const std::string& token, const access::Principal& who);
  access::Principal person_of(const customers::Customer& customer) const;
  customers::Customer find(customers::CustomerId id);
  /// As disassociation leaves it.
  void disassociate(const customers::Customer& customer);
  TenantId lane_of(const std::string& token);

  partners::Partner ours, theirs;
  joining::OpenedInvitation opened;
  std::string password = "Right-2026", mobile = "13812345678";
  int notice = 2;

 private:
  support::ScratchFolder keys_{"keys"};
};

}  // namespace pc::rooms
