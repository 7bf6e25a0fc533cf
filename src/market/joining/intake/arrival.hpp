// A customer that is there already and is taken over (录入与导入客户): what the vendor says of it, by hand or as a line of a
// file. No I/O.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "market/customers/customer.hpp"
#include "transfer/imports/fields.hpp"

namespace pc::joining {

namespace errors {
inline constexpr ErrorCode differs{
    "customers.intake_differs", Kind::conflict,
    "This account belongs to a customer already, with another {}; an intake changes nothing.",
    "该账号已属于某个客户，但 {} 不一致；录入与导入不会修改已有客户。"};
inline constexpr ErrorCode unknown_partner{"customers.intake_partner", Kind::not_found,
                                           "There is no partner with this main account.",
                                           "没有以此为主账号的伙伴。"};
}  // namespace errors

struct Arrival {
  std::string company_name, account_name;
  customers::Association association = customers::Association::resale;
  std::string partner_account;  // of a line; by hand the partner is named by its id
  std::string mobile, email;
  std::string manager;  // user name of an account manager (客户经理) of the partner; empty: nobody
  std::string level = "V0";
  std::vector<std::string> tags;
  Language language = Language::zh_CN;
  bool invite = false;  // a mail lets the main account in
};

/// What both ways ask of it, in the order of the form. Refuses missing_value and invalid_value at `company_name`,
/// customers.bad_account_name, registrations.bad_mobile, registrations.bad_email, customers.bad_tag.
Outcome check(const Arrival& arrival);

imports::FieldRules field_rules();
std::variant<Arrival, imports::LineFault> arrival_of(const imports::FieldPlaces& places,
                                                     std::span<const std::string_view> fields);

}  // namespace pc::joining
