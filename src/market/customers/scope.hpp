// Public: whose rows a person sees (Rows of access), as clauses of a statement. Spec: roles; attribution rules.
//
// Stated here once, for customers as they are looked after now, and in `account_managers` for what happened to them;
// every statement that reads for a person uses them. The clauses ask for :own and :team, given by RowScope::own and
// RowScope::team; one stands only when its parameter says something.
#pragma once
#include "core/access/access.hpp"
#include "market/customers/customer.hpp"
#include "platform/db/db.hpp"

namespace pc::customers {

/// Customers whose manager of the moment is the person or of their team. `customer`: alias of table customer.
std::string managed_now(const std::string& customer);
/// A supervisor's team: the managers linked to them now, whom :team is asked for.
std::string team_of(const std::string& tenant);

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

/// Everything; for what the application itself reads.
inline constexpr RowScope k_all_rows{};

/// Whether a customer of this manager (0: of nobody) is among the person's rows at the moment.
bool in_scope(db::Reader& reader, TenantId tenant, access::PersonId manager, const RowScope& scope);

}  // namespace pc::customers
