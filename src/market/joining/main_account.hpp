// The main account of a new customer: its first person.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::joining {

/// Whoever opens it adds how it is entered, and the language.
identity::NewPerson main_account_of(const customers::Customer& customer);
/// Refuses as identity does.
Outcome open_main_account(work::Work& work, const identity::NewPerson& person);

}  // namespace pc::joining
