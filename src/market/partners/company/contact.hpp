// A partner's main account and contact person, as the vendor's operators see and let them in.
#pragma once
#include "company.hpp"
#include "core/audit/reveals.hpp"
#include "market/partners/partners.hpp"
#include "people/sign_in/first_access.hpp"
#include "platform/base/masked.hpp"

namespace pc::partners::company {

struct OneContact {
  static constexpr const char* shape_name = "OnePartnerContact";
  PartnerId partner_id;
  static wire::Fields fields();
};
struct ContactPerson {
  static constexpr const char* shape_name = "PartnerMainAccount";
  std::string account_name, name;
  Masked<Mask::mobile> mobile;
  Masked<Mask::email> email;
  std::string language;
  bool entered = false;
  std::optional<Instant> last_sign_in_at;
  static wire::Fields fields();
};
/// Refuses partners.unknown.
Result<ContactPerson> show_contact(const work::View& view, const OneContact& query);

struct RevealContact {
  static constexpr const char* shape_name = "RevealPartnerContact";
  PartnerId partner_id;
  std::optional<Text<0, 200>> reason;
  static wire::Fields fields();
};
struct FullContact {
  static constexpr const char* shape_name = "FullPartnerContact";
  access::PersonId id;
  std::string mobile, email;
  static wire::Fields fields();
};
/// Refuses partners.unknown, audit.too_many_reveals, audit.reason_required.
Result<FullContact> reveal_contact(work::Work& work, const RevealContact& input);
audit::Note note_of_reveal(const RevealContact& input, const FullContact* contact);

struct EditContact {
  static constexpr const char* shape_name = "EditPartnerContact";
  PartnerId partner_id;
  Text<1, 64> name;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  static wire::Fields fields();
};
/// While the main account has not been entered. Refuses partners.unknown, identity.already_entered, identity.mobile,
/// identity.email.
Result<edge::Nothing> edit_contact(work::Work& work, const EditContact& input);

struct LetIn {
  static constexpr const char* shape_name = "LetPartnerIn";
  PartnerId partner_id;
  sign_in::Entrance entrance = sign_in::Entrance::told;
  static wire::Fields fields();
};
struct LetInDone {
  static constexpr const char* shape_name = "PartnerLetIn";
  std::string account_name;
  std::optional<std::string> initial_password, mailed_to;
  static wire::Fields fields();
};
/// A first password, told once, or a code by mail, as long as the main account has not been entered. Refuses
/// partners.unknown, identity.already_entered, identity.no_email, messages.cannot_send.
Result<LetInDone> let_in(const access::Principal& who, edge::Exchange& exchange, const LetIn& input);

}  // namespace pc::partners::company
