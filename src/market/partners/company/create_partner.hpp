// Act: an operator makes a partner (新建伙伴) with its main account and contact person.
#pragma once
#include "company.hpp"
#include "market/partners/partners.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::partners::company {

struct CreatePartner {
  static constexpr const char* shape_name = "CreatePartner";
  PartnerKind kind = PartnerKind::solution_provider;
  std::optional<PartnerId> distributor_id;
  Text<1, 100> name;
  Text<1, 64> account_name;
  std::optional<Text<0, 64>> contact_name;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  std::optional<Text<2, 5>> language;
  sign_in::Entrance entrance = sign_in::Entrance::told;
  static wire::Fields fields();
};
struct CreatedPartner {
  static constexpr const char* shape_name = "CreatedPartner";
  PartnerId id;
  std::string account_name;
  std::optional<std::string> initial_password, mailed_to;
  static wire::Fields fields();
};
/// The same submit again answers the same, the password too, and makes nothing. Refuses as check_new_partner and
/// take_on, and, where the mail is chosen, identity.no_email and messages.cannot_send.
Result<CreatedPartner> create_partner(const access::Principal& who, edge::Exchange& exchange,
                                      const CreatePartner& input);

}  // namespace pc::partners::company
