// The customer's side: somebody opens an invitation, reads the notice, and is associated with a new or an existing
// account.
#pragma once
#include "market/acquisition/invitations.hpp"
#include "market/joining/associate.hpp"

namespace pc::joining {

struct OpenInvitation {
  static constexpr const char* shape_name = "OpenInvitation";
  Text<1, 80> token;
  static wire::Fields fields();
};
struct Notice {
  static constexpr const char* shape_name = "Notice";
  std::string agreement;
  int version = 0;
  std::string day, title, text;
  static wire::Fields fields();
};
struct OpenedInvitation {
  static constexpr const char* shape_name = "OpenedInvitation";
  std::string partner_name;
  customers::Association association_type = customers::Association::resale;
  std::optional<std::string> company_name;  // of an invitation for one
  Instant expires_at;
  Notice notice;
  static wire::Fields fields();
};
/// Refuses join.link_unknown, _expired, _used, _revoked.
Result<OpenedInvitation> open_invitation(const work::View& view, const OpenInvitation& input);

struct Accept {
  static constexpr const char* shape_name = "AcceptInvitation";
  Text<1, 80> token;
  int notice_version = 0;
  static wire::Fields fields();
};
struct Joined {
  static constexpr const char* shape_name = "JoinedPartner";
  customers::CustomerId customer_id;
  std::string partner_name, account_name;
  customers::Association association_type = customers::Association::resale;
  bool sign_in_again = false;  // the account came from another tenant
  static wire::Fields fields();
};
/// With the account that is signed in. Refuses, beyond those of the link: join.notice_unread, and with the
/// reason kept in
/// the partner's records: join.partner_closed, is_partner, already_associated, associated_elsewhere,
/// registered_elsewhere, other_company, needs_registration, in_arrears, reserved_instance.
Result<Joined> accept(work::Work& work, const Accept& input);
Result<TenantId> lane_of_accept(const work::View& view, const Accept& input);

struct SendJoinCode {
  static constexpr const char* shape_name = "SendJoinCode";
  Text<1, 80> token;
  Text<3, 128> email;
  static wire::Fields fields();
};
/// Mails a code. Refuses the link's, registrations.bad_email, customers.too_many_codes.
Result<edge::Nothing> send_join_code(work::Work& work, const SendJoinCode& input);
Result<TenantId> lane_of_code(const work::View& view, const SendJoinCode& input);

struct OpenAccount {
  static constexpr const char* shape_name = "OpenAccount";
  Text<1, 80> token;
  int notice_version = 0;
  Text<1, 64> account_name;
  TypedPassword password;
  std::optional<Text<2, 64>> company_name;
  Text<1, 20> mobile;
  Text<3, 128> email;
  Text<1, 10> code;
  /// Made by lane_of_account on a reader's thread: it costs too much for a lane.
  mutable std::string password_hash;
  static wire::Fields fields();
};
/// A new account, associated. Refuses, in this order: the link's, join.notice_unread, customers.bad_account_name,
/// identity.weak_password, identity.common_password, registrations.bad_mobile, registrations.bad_email, missing
/// company_name, the code's, customers.contact_exhausted, join.partner_closed, join.registered_elsewhere,
/// identity.name_taken.
Result<Joined> open_account(work::Work& work, const OpenAccount& input);
Result<TenantId> lane_of_account(const work::View& view, const OpenAccount& input);

}  // namespace pc::joining
