// A customer comes to a partner: a new one, or one that was disassociated, perhaps from a partner of another tenant.
#pragma once
#include "market/acquisition/invitation.hpp"
#include "market/customers/customers.hpp"

namespace pc::joining {

namespace events {
/// Subject: the customer. Before anything is changed, in the tenant where the customer lives until now, so
/// that rooms
/// to the right may veto (what is owed, what was consumed, what runs). Payload: Associating.
inline constexpr std::string_view associating = "customers.associating";
/// Subject: the customer. Payload: {"customer","partner","type","manager","invitation"}; manager and
/// invitation "0":
/// none.
inline constexpr std::string_view associated = "customers.associated";
}  // namespace events

struct Associating {
  static constexpr const char* shape_name = "Associating";
  customers::CustomerId customer;
  partners::PartnerId partner;
  bool registered = false;  // the partner had registered the company (报备)
  customers::Association association = customers::Association::resale;
  static wire::Fields fields();
};
/// Reads the payload of `associating`.
Associating associating_of(const pc::events::Event& event);

struct Joining {
  partners::Partner partner;
  customers::Association association = customers::Association::resale;
  acquisition::InvitationId invitation;
  access::PersonId manager;  // the account manager it belongs to from the first instant
  bool registered_first = false;
};

/// Stores a customer with the first line of its relation and its contacts; nobody is asked or told.
void store_new(db::Transaction& tx, const customers::Customer& customer, Instant now);

/// A customer nobody knew before; its partner, tenant, type and time are taken from `joining` and now.
Result<customers::Customer> associate_new(work::Work& work, customers::Customer customer,
                                          const Joining& joining);
/// One without a partner. Its history with the old partner stays where it is; its people come along. Throws
/// db::Conflict
/// when somebody else took it meanwhile.
Result<customers::Customer> associate_again(work::Work& work, customers::Customer customer,
                                            const Joining& joining);

/// Notes which accounts use a number or an address; how many do.
void note_contacts(db::Transaction& tx, const customers::Customer& customer);
std::int64_t accounts_with_mobile(db::Reader& reader, std::string_view mobile);
std::int64_t accounts_with_email(db::Reader& reader, std::string_view email);

}  // namespace pc::joining
