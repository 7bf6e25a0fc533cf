// Act: a customer is taken over: associated with its partner, with a main account that nobody has entered yet.
#pragma once
#include "arrival.hpp"
#include "market/customers/customers.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::joining {

/// How the main account begins.
struct Beginning {
  std::string password_hash;  // of a password that nobody knows, or that is told once
  std::string made_by;        // which submit; empty for lines of files
};
struct Admitted {
  customers::Customer customer;
  access::PersonId manager;
  bool fresh = false;  // false: it was there already, the same
};
/// Refuses as `check`, and: customers.intake_differs, identity.name_taken, join.partner_closed,
/// join.registered_elsewhere, customers.contact_exhausted, customers.unknown_manager, messages.cannot_send.
Result<Admitted> admit(work::Work& work, const partners::Partner& partner, const Arrival& arrival,
                       const Beginning& beginning);

}  // namespace pc::joining
