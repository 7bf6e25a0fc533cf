// Door: whose rows a person sees (Rows of access), as clauses of a statement. Spec: roles; attribution rules.
//
// Stated here once and used by every statement that reads customers, or what belongs to them, for a person. The clauses
// ask for :own and :team, given by RowScope::own and RowScope::team; one stands only when its parameter says something.
#pragma once
#include "core/access/access.hpp"
#include "market/customers/customer.hpp"
#include "platform/db/db.hpp"

namespace pc::customers {

/// Customers whose manager of the moment is the person or of their team. `customer`: alias of table customer.
std::string managed_now(const std::string& customer);
/// A supervisor's team: the managers linked to them now, whom :team is asked for.
std::string team_of(const std::string& tenant);
/// What happened to a customer at an instant that lies in a period of the person or of their team. SQL of tenant,
/// customer and instant is handed in.
std::string managed_at(const std::string& tenant, const std::string& customer, const std::string& at);
/// The same of a day of a summary: it belongs to whoever held the customer at its beginning.
std::string managed_on(const std::string& tenant, const std::string& customer, const std::string& day);

/// Joins the one period, m, in which something happened; none where nobody looked after the customer then.
std::string join_manager_at(const std::string& tenant, const std::string& customer, const std::string& at);
std::string join_manager_on(const std::string& tenant, const std::string& customer, const std::string& day);
/// What happened while the manager that :`name` is asked for looked after the customer.
std::string of_manager_at(const std::string& tenant, const std::string& customer, const std::string& at,
                          const std::string& name);
std::string of_manager_on(const std::string& tenant, const std::string& customer, const std::string& day,
                          const std::string& name);

/// Parameters of a list of what belongs to a partner's customers; see `of`.
struct PartnerRows {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
  std::int64_t own = 0, team = 0;
  /// What a partner's person sees of the own partner.
  static PartnerRows of(const access::Principal& who);
};

/// Parameters of the clauses above. Nothing in both: all rows of the partner.
struct RowScope {
  std::int64_t own = 0;   // an account manager
  std::int64_t team = 0;  // a supervisor
  bool all() const { return own == 0 && team == 0; }
};
RowScope scope_of(const access::Principal& who);

/// Everything; for what the house itself reads.
inline constexpr RowScope k_all_rows{};

/// Whether a customer of this manager (0: of nobody) is among the person's rows at the moment.
bool in_scope(db::Reader& reader, TenantId tenant, access::PersonId manager, const RowScope& scope);

/// The same of what happened to the customer at an instant.
bool in_scope_at(db::Reader& reader, TenantId tenant, CustomerId customer, Instant at, const RowScope& scope);

/// The parts of `within` in which the customer was looked after by the person or their team, oldest first;
/// `within` itself when they see all rows.
std::vector<Period> periods_in_scope(db::Reader& reader, TenantId tenant, CustomerId customer, const Period& within,
                                     const RowScope& scope);

}  // namespace pc::customers
