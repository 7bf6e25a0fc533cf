#include "hand_over.hpp"

namespace pc::account_managers {
namespace {

/// A customer whose manager the caller may change: of their own partner and among their rows.
Result<customers::Customer> mine(work::Work& work, customers::CustomerId id) {
  PC_TRY(customer, customers::visible(work.tx, work.who, id));
  if (customer.partner.value != work.who.partner)
    return refuse(customers::errors::unknown_customer, "customer_id");
  return customer;
}

/// A supervisor hands over to their team only; a manager who is none of theirs looks like nobody.
Outcome check_manager(work::Work& work, access::PersonId manager) {
  const auto rows = customers::scope_of(work.who);
  if (!customers::in_scope(work.tx, work.who.tenant, manager, rows))
    return refuse(errors::unknown_manager, "manager_id");
  return Done{};
}

ManagerSet answer_of(work::Work& work, const customers::Customer& customer, const HandedOver& done) {
  ManagerSet set;
  set.customer_id = customer.id;
  set.changed = done.changed();
  const auto manager = named(work.tx, customer.tenant, {&done.after, 1}).front();
  if (!manager.id) return set;
  set.manager_id = manager.id;
  set.manager_name = masked(Mask::name, manager.name);
  return set;
}

}  // namespace

wire::Fields SetManager::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SetManager::customer_id>("customer_id", "The customer."),
      wire::field<&SetManager::manager_id>("manager_id", "Who looks after it from now on."),
      wire::field<&SetManager::expected_manager_id>(
          "expected_manager_id", "Only while it is this one who does; otherwise customers.manager_changed."),
      wire::defaulted<&SetManager::only_unassigned>("only_unassigned", "true: only while nobody looks after it.")};
  return all;
}

wire::Fields ManagerSet::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ManagerSet::customer_id>("customer_id", "The customer."),
      wire::field<&ManagerSet::manager_id>("manager_id", "Its account manager; null: nobody."),
      wire::field<&ManagerSet::manager_name>("manager_name", "His name, masked."),
      wire::field<&ManagerSet::changed>("changed", "false: it was so already.")};
  return all;
}

wire::Fields TakeBack::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TakeBack::customer_id>("customer_id", "The customer."),
      wire::field<&TakeBack::expected_manager_id>("expected_manager_id",
                                                  "Only while it is this one who looks after it.")};
  return all;
}

wire::Fields AssignMany::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AssignMany::manager_id>("manager_id", "Who looks after them from now on."),
      wire::field<&AssignMany::customer_ids>("customer_ids", "1 to 100 customers."),
      wire::defaulted<&AssignMany::only_unassigned>(
          "only_unassigned", "true: customers that somebody looks after are refused.")};
  return all;
}

wire::Fields TakeManyBack::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TakeManyBack::manager_id>("manager_id", "From whom."),
      wire::field<&TakeManyBack::customer_ids>("customer_ids", "1 to 100 customers.")};
  return all;
}

Result<ManagerSet> set_manager(work::Work& work, const SetManager& input) {
  PC_TRY(customer, mine(work, input.customer_id));
  PC_CHECK(check_manager(work, input.manager_id));
  const auto expected = input.only_unassigned ? std::optional(access::PersonId()) : input.expected_manager_id;
  PC_TRY(done, assign(work, customer.tenant, {customer.id, input.manager_id, expected}));
  if (done.changed()) tell_given(work, customer.tenant, input.manager_id, {customer.name});
  return answer_of(work, customer, done);
}

Result<ManagerSet> take_one_back(work::Work& work, const TakeBack& input) {
  PC_TRY(customer, mine(work, input.customer_id));
  PC_TRY(done, take_back(work, customer.tenant, customer.id, input.expected_manager_id));
  return answer_of(work, customer, done);
}

Result<customers::CustomerResults> assign_many(work::Work& work, const AssignMany& input) {
  if (input.customer_ids.items.empty()) return refuse(pc::errors::invalid_value, "customer_ids", "1 - 100");
  PC_CHECK(check_manager(work, input.manager_id));
  const auto expected = input.only_unassigned ? std::optional(access::PersonId()) : std::nullopt;
  std::vector<std::string> given;
  auto results = customers::for_each_isolated(
      work, input.customer_ids.items, "customers.assign_manager", [&](customers::CustomerId id) -> Outcome {
        PC_TRY(customer, mine(work, id));
        PC_TRY(done, assign(work, customer.tenant, {id, input.manager_id, expected}));
        if (done.changed()) given.push_back(customer.name);
        return Done{};
      });
  tell_given(work, work.who.tenant, input.manager_id, given);
  return results;
}

Result<customers::CustomerResults> take_many_back(work::Work& work, const TakeManyBack& input) {
  if (input.customer_ids.items.empty()) return refuse(pc::errors::invalid_value, "customer_ids", "1 - 100");
  PC_CHECK(check_manager(work, input.manager_id));
  return customers::for_each_isolated(work, input.customer_ids.items, "customers.take_back",
                                      [&](customers::CustomerId id) -> Outcome {
                                        PC_TRY(customer, mine(work, id));
                                        PC_CHECK(take_back(work, customer.tenant, id, input.manager_id));
                                        return Done{};
                                      });
}

}  // namespace pc::account_managers
