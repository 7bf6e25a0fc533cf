// Acts of an operator: add a customer (录入客户), and set up the sign-in of a main account that nobody has entered.
#pragma once
#include "market/customers/customers.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::joining {

struct AddCustomer {
  static constexpr const char* shape_name = "AddCustomer";
  partners::PartnerId partner_id;
  Text<1, 64> company_name;
  Text<1, 64> account_name;
  customers::Association association_type = customers::Association::resale;
  std::optional<Text<0, 32>> mobile;
  std::optional<Text<0, 128>> email;
  std::optional<Text<0, 64>> account_manager;
  std::optional<Text<0, 2>> level;
  std::optional<wire::List<Text<1, 64>, 20>> tags;
  std::optional<Text<2, 5>> language;
  sign_in::Entrance entrance = sign_in::Entrance::told;
  static wire::Fields fields();
};
struct AddedCustomer {
  static constexpr const char* shape_name = "AddedCustomer";
  customers::CustomerId id;
  std::string account_name;
  std::optional<std::string> initial_password, mailed_to;
  static wire::Fields fields();
};
/// The same submit again answers the same and makes nothing. Refuses partners.unknown, then as `admit`; a customer
/// that is there already is identity.name_taken here.
Result<AddedCustomer> add_customer(const access::Principal& who, edge::Exchange& exchange,
                                   const AddCustomer& input);

struct OneAccount {
  static constexpr const char* shape_name = "OneCustomerAccount";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct AccountState {
  static constexpr const char* shape_name = "CustomerMainAccount";
  Masked<Mask::name> account_name;
  Masked<Mask::email> email;
  bool entered = false;
  std::optional<Instant> last_sign_in_at;
  static wire::Fields fields();
};
/// Refuses customers.unknown, also for a customer without a main account.
Result<AccountState> show_account(const work::View& view, const OneAccount& query);

struct LetCustomerIn {
  static constexpr const char* shape_name = "LetCustomerIn";
  customers::CustomerId customer_id;
  sign_in::Entrance entrance = sign_in::Entrance::told;
  static wire::Fields fields();
};
struct CustomerLetIn {
  static constexpr const char* shape_name = "CustomerLetIn";
  std::string account_name;
  std::optional<std::string> initial_password, mailed_to;
  static wire::Fields fields();
};
/// Refuses customers.unknown, identity.already_entered, identity.no_email, messages.cannot_send.
Result<CustomerLetIn> let_in(const access::Principal& who, edge::Exchange& exchange,
                             const LetCustomerIn& input);

}  // namespace pc::joining
