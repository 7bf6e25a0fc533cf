// Public: 客户管理, customers with their balances; one customer in full; personal data on request.
// Spec: customer life cycle, customer list.
#pragma once
#include "api/lists/lists.hpp"
#include "market/budgets/budgets.hpp"
#include "market/freezing/freezing.hpp"
#include "platform/base/masked.hpp"

namespace pc::directory {

/// 冻结状态, as one asks for it.
enum class FreezeFilter { none, account, account_and_resources, automatic, due };
std::span<const wire::Name<FreezeFilter>> names(FreezeFilter);

enum class Scope { mine, resellers };
std::span<const wire::Name<Scope>> names(Scope);

struct CustomerQuery {
  static constexpr const char* shape_name = "CustomerQuery";
  std::optional<Text<0, 64>> name, account_name, mobile, tag;
  std::optional<customers::CustomerId> customer_id;
  std::optional<customers::Association> association_type;
  std::optional<Day> associated_from, associated_to;
  std::optional<Text<0, 64>> level;
  std::optional<bool> in_arrears;
  std::optional<access::PersonId> manager_id;
  std::optional<bool> unassigned;
  std::optional<FreezeFilter> frozen;
  std::optional<wire::Bounded<1, 1000>> budget_used;  // percent
  std::optional<Money> spent_from, spent_to;          // yuan, in the month so far
  std::optional<Day> resource_expires_from, resource_expires_to;
  std::optional<Scope> scope;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};

/// Personal columns are masked.
struct CustomerRow {
  static constexpr const char* shape_name = "CustomerRow";
  customers::CustomerId id;
  std::string name;
  Masked<Mask::name> account_name;
  partners::PartnerId partner_id;
  std::string partner_name;
  customers::Association association_type = customers::Association::resale;
  Instant associated_at;
  std::string level;
  std::vector<std::string> tags;
  Masked<Mask::mobile> mobile;
  Masked<Mask::email> email;
  std::optional<std::string> customer_type;
  std::string verified_status;
  // Of resale customers only; arrears of all.
  std::optional<Money> balance, on_hold, available, balance_topup, balance_credit, arrears;
  std::optional<access::PersonId> manager_id;
  std::optional<std::string> manager_name;
  customers::Frozen frozen = customers::Frozen::none, own_frozen = customers::Frozen::none;
  std::optional<partners::PartnerStatus> frozen_by_partner;
  bool frozen_automatically = false;
  std::optional<Instant> frozen_at, frozen_due_at;
  std::optional<budgets::BudgetKind> budget_kind;
  std::optional<Money> budget_amount, budget_used;
  std::optional<std::int64_t> budget_percent;
  Money spent;
  bool can_adjust = false;
  // What the others are computed from.
  std::int64_t frozen_number = 0;
  bool frozen_by_system = false;
  Instant frozen_since, standing_at;
  partners::PartnerStatus standing = partners::PartnerStatus::normal;
  std::string tags_text, manager_in_full;
  access::PersonId manager;
  Money topup, topup_held, credit, credit_held, arrears_balance, budget_set, budget_spent;
  static wire::Fields fields();
};
struct CustomerRows {
  static constexpr const char* shape_name = "CustomerRows";
  std::int64_t total = 0;   // no more than are counted
  bool total_more = false;  // there are more than that
  std::vector<CustomerRow> items;
  static wire::Fields fields();
};
Result<CustomerRows> list_customers(const work::View& view, const CustomerQuery& query);
/// All of them, however many.
Result<std::int64_t> count_all_customers(const work::View& view, const CustomerQuery& query);
Result<Done> export_customers(const work::View& view, const CustomerQuery& query,
                              const std::function<void(std::string_view)>& write);

struct AssociationEntry {
  static constexpr const char* shape_name = "AssociationEntry";
  std::string partner_name;
  customers::Association association_type = customers::Association::resale;
  Instant from;
  std::optional<Instant> to;
  static wire::Fields fields();
};
struct CustomerDetail {
  static constexpr const char* shape_name = "CustomerDetail";
  CustomerRow customer;
  std::vector<AssociationEntry> associations;
  static wire::Fields fields();
};
struct OneCustomer {
  static constexpr const char* shape_name = "OneCustomer";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
Result<CustomerDetail> show_customer(const work::View& view, const OneCustomer& query);

struct Reveal {
  static constexpr const char* shape_name = "Reveal";
  wire::List<customers::CustomerId, 100> customer_ids;
  std::optional<wire::List<Text<1, 32>, 4>> fields_wanted;  // as k_personal; absent: all
  std::optional<Text<0, 200>> reason;
  static wire::Fields fields();
};
struct Revealed {
  static constexpr const char* shape_name = "Revealed";
  customers::CustomerId id;
  std::optional<std::string> account_name, mobile, email, manager_name;
  static wire::Fields fields();
};
struct RevealedRows {
  static constexpr const char* shape_name = "RevealedRows";
  std::vector<Revealed> items;
  static wire::Fields fields();
};
/// Personal data in full; a write, because the audit log keeps who looked, at what and why. Foreign ids are left out.
/// Refuses invalid_value, audit.too_many_reveals, audit.reason_required.
Result<RevealedRows> reveal(work::Work& work, const Reveal& input);
audit::Note note_of_reveal(const Reveal& input, const RevealedRows* rows);

}  // namespace pc::directory
