// Act: a partner's system creates a customer's account, associated at once. Spec: inviting, through the API.
#pragma once
#include "market/joining/account_rules.hpp"
#include "market/joining/associate.hpp"

namespace pc::joining {

struct CreateAccount {
  partners::Partner partner;
  std::string account_name;  // empty: 32 random characters
  std::string mobile, code;  // a number is proved by its code
  Secret password;           // empty: one that nobody knows
  std::string password_hash;
  std::string external_id, external_type;
  customers::Association association = customers::Association::resale;
  access::PersonId manager;
};

/// Refuses, in this order: join.partner_closed, customers.bad_account_name, customers.bad_mobile,
/// identity.weak_password, identity.common_password, missing_value of the code, the code's, customers.external_id_used,
/// customers.contact_exhausted, identity.name_taken.
Result<customers::Customer> create_account(work::Work& work, const CreateAccount& wanted);

/// The partner's own id of a customer that it created so, and its platform; empty of others.
struct External {
  std::string type, id;
};
/// In the order asked for.
std::vector<External> externals(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                                std::span<const customers::CustomerId> customers);

/// Sends a code to a number. Refuses customers.bad_mobile, customers.too_many_codes, messages.cannot_send.
Outcome send_registration_code(work::Work& work, TenantId tenant, const std::string& mobile,
                               std::int64_t minutes, Language language);

/// The new-customer tag of one of the partner's customers; nothing when it is none.
std::optional<NewCustomerTag> new_tag_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                                         customers::CustomerId id);

/// "0086-13812345678", "13812345678" → the eleven digits; nothing for other countries and other texts.
std::optional<std::string> mobile_of(std::string_view text);

}  // namespace pc::joining
