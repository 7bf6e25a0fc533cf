// Acts: 分配客户经理, 分配客户, 收回客户 — one customer or many; of many each has a result of its own.
#pragma once
#include "managers.hpp"
#include "market/customers/one_by_one.hpp"

namespace pc::account_managers {

struct SetManager {
  static constexpr const char* shape_name = "SetManager";
  customers::CustomerId customer_id;
  access::PersonId manager_id;
  std::optional<access::PersonId> expected_manager_id;
  bool only_unassigned = false;
  static wire::Fields fields();
};
struct ManagerSet {
  static constexpr const char* shape_name = "ManagerSet";
  customers::CustomerId customer_id;
  std::optional<access::PersonId> manager_id;
  std::optional<std::string> manager_name;  // masked
  bool changed = false;
  static wire::Fields fields();
};
/// Another manager's period ends at this moment. Refuses customers.unknown, customers.unknown_manager,
/// customers.manager_changed.
Result<ManagerSet> set_manager(work::Work& work, const SetManager& input);

struct TakeBack {
  static constexpr const char* shape_name = "TakeBack";
  customers::CustomerId customer_id;
  std::optional<access::PersonId> expected_manager_id;
  static wire::Fields fields();
};
Result<ManagerSet> take_one_back(work::Work& work, const TakeBack& input);

struct AssignMany {
  static constexpr const char* shape_name = "AssignMany";
  access::PersonId manager_id;
  wire::List<customers::CustomerId, 100> customer_ids;
  bool only_unassigned = false;
  static wire::Fields fields();
};
struct TakeManyBack {
  static constexpr const char* shape_name = "TakeManyBack";
  access::PersonId manager_id;
  wire::List<customers::CustomerId, 100> customer_ids;
  static wire::Fields fields();
};
/// Safe to repeat: a customer that is theirs already is done.
Result<customers::CustomerResults> assign_many(work::Work& work, const AssignMany& input);
/// Only customers that are theirs; one that nobody looks after any more is done.
Result<customers::CustomerResults> take_many_back(work::Work& work, const TakeManyBack& input);

}  // namespace pc::account_managers
