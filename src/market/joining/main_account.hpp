// The main account of a new customer: its first person.
#pragma once
#include "market/customers/customers.hpp"
#include "people/persons/persons.hpp"

namespace pc::joining {

/// Whoever opens it adds how it is entered, and the language.
persons::NewPerson main_account_of(const customers::Customer& customer);
/// Refuses as identity does.
Outcome open_main_account(work::Work& work, const persons::NewPerson& person);

}  // namespace pc::joining
