// Reading: 客户分配, the account managers with the number of their customers; who looked after a customer, and when.
#pragma once
#include "api/lists/row_fields.hpp"
#include "core/audit/reveals.hpp"
#include "managers.hpp"

namespace pc::account_managers {

struct ManagerQuery {
  static constexpr const char* shape_name = "ManagerQuery";
  std::optional<Text<0, 64>> name;
  std::optional<bool> active;
  static wire::Fields fields();
};
/// Personal columns are masked.
struct ManagerRow {
  static constexpr const char* shape_name = "ManagerRow";
  access::PersonId id;
  std::string name, account_name, user_name, mobile, email;
  bool active = true;
  std::int64_t customers = 0;
  static wire::Fields fields();
};
/// The columns of its file.
extern const std::vector<lists::Column> manager_file;
struct ManagerRows {
  static constexpr const char* shape_name = "ManagerRows";
  std::int64_t total = 0, unassigned = 0;
  std::vector<ManagerRow> items;
  static wire::Fields fields();
};
/// Of the caller's partner: all, those of a supervisor's team, or a manager himself.
Result<ManagerRows> list_managers(const work::View& view, const ManagerQuery& query);

struct RevealManagers {
  static constexpr const char* shape_name = "RevealManagers";
  wire::List<access::PersonId, 100> manager_ids;
  std::optional<Text<0, 200>> reason;
  static wire::Fields fields();
};
struct RevealedManager {
  static constexpr const char* shape_name = "RevealedManager";
  access::PersonId id;
  std::string name, mobile, email;
  static wire::Fields fields();
};
struct RevealedManagers {
  static constexpr const char* shape_name = "RevealedManagers";
  std::vector<RevealedManager> items;
  static wire::Fields fields();
};
/// In full; a write, because the audit log keeps who looked. Foreign ids are left out.
/// Refuses audit.too_many_reveals, audit.reason_required.
Result<RevealedManagers> reveal_managers(work::Work& work, const RevealManagers& input);
audit::Note note_of_reveal(const RevealManagers& input, const RevealedManagers* rows);

struct PeriodQuery {
  static constexpr const char* shape_name = "PeriodQuery";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct PeriodRow {
  static constexpr const char* shape_name = "PeriodRow";
  access::PersonId manager_id;
  std::string manager_name;  // masked
  Instant from;
  std::optional<Instant> to;
  std::string assigned_by, ended_by;  // masked
  static wire::Fields fields();
};
struct PeriodRows {
  static constexpr const char* shape_name = "PeriodRows";
  std::vector<PeriodRow> items;
  static wire::Fields fields();
};
/// Refuses customers.unknown. Of an account manager their own periods, of a supervisor those of their team.
Result<PeriodRows> list_periods(const work::View& view, const PeriodQuery& query);

}  // namespace pc::account_managers
