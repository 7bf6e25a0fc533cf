// Public: account managers (客户经理) and the customers they look after. Spec: account managers, attribution rules.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "market/customers/customers.hpp"
#include "people/persons/colleagues.hpp"

namespace pc::account_managers {

namespace permissions {
inline constexpr access::Permission assign_managers{.id = "customers.assign_managers",
                                                    .en = "Assign account managers",
                                                    .zh = "分配客户经理",
                                                    .page = "sales.customers.assignment",
                                                    .needs = "customers.view"};
}  // namespace permissions

inline constexpr std::string_view k_role = "account_manager";

/// Why an assignment may be refused beyond its own input.
struct Handover {
  customers::CustomerId customer;
  access::PersonId manager;                  // 0: nobody
  std::optional<access::PersonId> expected;  // set: only while this person (0: nobody) is the manager
};
struct HandedOver {
  access::PersonId before, after;
  bool changed() const { return before != after; }
};

/// Ends the period of the present manager, if another shall follow, and begins one of `manager`. The same manager
/// again changes nothing. Does not ask whether the caller may see the customer. Refuses customers.unknown,
/// customers.not_associated (nobody is given a disassociated customer), customers.unknown_manager (not an active
/// account manager of the customer's partner) and customers.manager_changed.
Result<HandedOver> assign(work::Work& work, TenantId tenant, const Handover& handover);

/// Ends the period of the present manager; nobody follows. Also when the relation of the customer ends.
Result<HandedOver> take_back(work::Work& work, TenantId tenant, customers::CustomerId customer,
                             std::optional<access::PersonId> expected = std::nullopt);

/// Who looked after the customer at that instant: lines, orders, performance of that time are theirs.
std::optional<access::PersonId> manager_at(db::Reader& reader, TenantId tenant,
                                           customers::CustomerId customer, Instant at);

struct ManagerPeriod {
  Period period;
  access::PersonId manager;
  std::string manager_name;
  std::string assigned_by, ended_by;
};
/// Newest first.
std::vector<ManagerPeriod> history(db::Reader& reader, TenantId tenant, customers::CustomerId customer);

struct Manager {
  access::PersonId id;  // 0: nobody
  std::string name, account_name, user_name;
  /// What they sign in as, in one text.
  std::string account() const { return user_name.empty() ? account_name : user_name; }
};
/// In the order asked.
std::vector<Manager> named(db::Reader& reader, TenantId tenant, std::span<const access::PersonId> ids);

/// Tells an account manager of customers that somebody else gave to them.
void tell_given(work::Work& work, TenantId tenant, access::PersonId manager,
                const std::vector<std::string>& names);

/// How many customers a person looks after: while there are any, they keep the role and the right to sign in.
std::int64_t customers_of(db::Reader& reader, TenantId tenant, access::PersonId manager);

void add_routes(edge::Routes& routes);

/// Takes customers back, or refuses, when identity announces that an account manager's role ends; once, by app.
void react(pc::events::Announcer& announcer, IdSource& ids, const audit::AuditLog& audit_log);

}  // namespace pc::account_managers

namespace pc::account_managers::events {
/// Subject: the customer. Payload: {"customer_id","before","after"}, ids of people, "" for nobody.
inline constexpr std::string_view manager_changed = "customers.manager_changed";
}  // namespace pc::account_managers::events

namespace pc::account_managers::errors {
inline constexpr ErrorCode unknown_manager{"customers.unknown_manager", Kind::not_found,
                                           "There is no such active account manager.",
                                           "该客户经理不存在或不可用。"};
inline constexpr ErrorCode manager_changed{
    "customers.manager_changed", Kind::conflict,
    "The customer's account manager is another one by now. Look again and repeat if it is still wanted.",
    "该客户的客户经理已发生变化，请刷新后重试。"};
}  // namespace pc::account_managers::errors
