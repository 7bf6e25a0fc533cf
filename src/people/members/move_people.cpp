// People of a customer follow it to another partner or tenant.
#include "members.hpp"
#include "people/credentials/credentials.hpp"
#include "people/persons/person.hpp"
#include "people/sign_in/sign_in.hpp"

namespace pc::members {

void move_customer_people(db::Transaction& tx, TenantId from, std::int64_t customer, TenantId to,
                          std::int64_t partner) {
  for (const auto& person : persons::all_of_customer(tx, from, customer)) {
    if (from == to) {
      persons::set_partner(tx, from, person.id, partner);
      continue;
    }
    persons::move(tx, from, person, to, partner);
    credentials::move(tx, from, person.id, to);
    sign_in::move(tx, from, person.id, to);
  }
}

}  // namespace pc::members
