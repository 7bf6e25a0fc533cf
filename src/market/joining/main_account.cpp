#include "main_account.hpp"

#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"

namespace pc::joining {

persons::NewPerson main_account_of(const customers::Customer& customer) {
  persons::NewPerson person;
  person.tenant = customer.tenant;
  person.side = access::Side::customer;
  person.partner = customer.partner.value;
  person.customer = customer.id.value;
  person.account_name = customer.account_name;
  person.display_name = customer.name;
  person.mobile = customer.mobile;
  person.email = customer.email;
  person.roles = {std::string(persons::role_ids::customer)};
  return person;
}

Outcome open_main_account(work::Work& work, const persons::NewPerson& person) {
  PC_TRY(made, persons::create(work.tx, person, work.now));
  ensure(static_cast<bool>(made), "a person has an id");
  return Done{};
}

}  // namespace pc::joining
