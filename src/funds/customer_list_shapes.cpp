// What customer_list.hpp declares, as fields and names.
#include "customer_list.hpp"
#include "wire/one_of.hpp"

namespace pc::funds {

std::span<const wire::Name<FreezeFilter>> names(FreezeFilter) {
  using F = FreezeFilter;
  static constexpr wire::Name<F> all[] = {{F::none, "none"},
                                          {F::account, "account"},
                                          {F::account_and_resources, "account_and_resources"},
                                          {F::automatic, "automatic"},
                                          {F::due, "due"}};
  return all;
}

std::span<const wire::Name<Scope>> names(Scope) {
  static constexpr wire::Name<Scope> all[] = {{Scope::mine, "mine"}, {Scope::resellers, "resellers"}};
  return all;
}

wire::Fields CustomerQuery::fields() {
  using Q = CustomerQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::name>("name", "Part of the name."),
      wire::field<&Q::account_name>("account_name", "The whole account name."),
      wire::field<&Q::mobile>("mobile", "The whole mobile number."),
      wire::field<&Q::tag>("tag", "Part of a tag; case matters."),
      wire::field<&Q::customer_id>("customer_id", "One customer."),
      wire::field<&Q::association_type>("association_type", "resale or referral."),
      wire::field<&Q::associated_from>("associated_from", "Associated on this day or later (GMT+08:00)."),
      wire::field<&Q::associated_to>("associated_to", "Associated on this day or earlier (GMT+08:00)."),
      wire::field<&Q::level>("level", "V0 to V5."),
      wire::field<&Q::in_arrears>("in_arrears", "true: only customers that owe something."),
      wire::field<&Q::manager_id>("manager_id", "Looked after by this account manager."),
      wire::field<&Q::unassigned>("unassigned", "true: only customers without an account manager."),
      wire::field<&Q::frozen>(
          "frozen",
          "What is frozen in effect; automatic: by the house; due: resources for 15 days or longer."),
      wire::field<&Q::budget_used>("budget_used", "At least so many percent of the budget are used."),
      wire::field<&Q::spent_from>("spent_from", "At least so much was spent in the month so far, yuan; 0: any."),
      wire::field<&Q::spent_to>("spent_to", "At most so much was spent in the month so far, yuan."),
      wire::field<&Q::resource_expires_from>("resource_expires_from",
                                             "A resource expires on this day or later (GMT+08:00)."),
      wire::field<&Q::resource_expires_to>("resource_expires_to",
                                           "A resource expires on this day or earlier (GMT+08:00)."),
      wire::field<&Q::scope>("scope", "A general distributor: its own customers or its resellers'."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "name, associated_at or level, with - for descending.")};
  return all;
}

wire::Fields CustomerRow::fields() {
  using R = CustomerRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The customer."),
      wire::field<&R::name>("name", "Name."),
      wire::field<&R::account_name>("account_name", "Account name, masked."),
      wire::field<&R::partner_id>("partner_id", "The partner it is associated with."),
      wire::field<&R::partner_name>("partner_name", "That partner's name."),
      wire::field<&R::association_type>("association_type", "How it is associated."),
      wire::field<&R::associated_at>("associated_at", "Since when."),
      wire::field<&R::level>("level", "Account level."),
      wire::field<&R::tags>("tags", "Tags."),
      wire::field<&R::mobile>("mobile", "Mobile number, masked."),
      wire::field<&R::email>("email", "E-mail, masked."),
      wire::one_of<&R::customer_type, "person", "company">("customer_type", "person or company."),
      wire::one_of<&R::verified_status, "none", "reviewing", "rejected", "verified">(
          "verified_status", "State of the real-name check."),
      wire::field<&R::balance>("balance", "Yuan in its account; resale customers only."),
      wire::field<&R::on_hold>("on_hold", "Of it on hold: a reclaim waits for a second person."),
      wire::field<&R::available>("available", "Yuan that it can use and its partner can reclaim."),
      wire::field<&R::balance_topup>("balance_topup", "Of the balance from the partner's top-up account."),
      wire::field<&R::balance_credit>("balance_credit", "Of the balance from the partner's credit account."),
      wire::field<&R::arrears>("arrears", "Yuan owed; null: nothing, and no resale customer."),
      wire::field<&R::manager_id>("manager_id", "Its account manager; null: nobody."),
      wire::field<&R::manager_name>("manager_name", "Name of the account manager, masked."),
      wire::field<&R::frozen>("frozen", "What is frozen in effect."),
      wire::field<&R::own_frozen>("own_frozen", "What of it is the customer's own freeze."),
      wire::field<&R::frozen_by_partner>("frozen_by_partner",
                                         "The partner's state, when that is what freezes."),
      wire::field<&R::frozen_automatically>("frozen_automatically", "Whether the house froze it by itself."),
      wire::field<&R::frozen_at>("frozen_at", "Since when; null: it is not."),
      wire::field<&R::frozen_due_at>("frozen_due_at", "When frozen resources are deleted."),
      wire::field<&R::budget_kind>("budget_kind", "monthly or one_off; null: no budget."),
      wire::field<&R::budget_amount>("budget_amount", "Its budget in yuan, at list price."),
      wire::field<&R::budget_used>("budget_used", "Used of it."),
      wire::field<&R::budget_percent>("budget_percent", "Whole percent used."),
      wire::field<&R::spent>(
          "spent",
          "Yuan spent in the month so far (GMT+08:00) with this partner; what a manager or "
          "a supervisor sees is of his or his team's days."),
      wire::field<&R::can_adjust>("can_adjust", "Whether the caller's partner may move money for it.")};
  return all;
}

wire::Fields CustomerRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CustomerRows::total>("total", "How many match, up to 10,000."),
      wire::field<&CustomerRows::total_more>("total_more", "true: there are more."),
      wire::field<&CustomerRows::items>("items", "The page.")};
  return all;
}

wire::Fields AssociationEntry::fields() {
  using E = AssociationEntry;
  static constexpr wire::Field all[] = {wire::field<&E::partner_name>("partner_name", "The partner."),
                                        wire::field<&E::association_type>("association_type", "How."),
                                        wire::field<&E::from>("from", "Since."),
                                        wire::field<&E::to>("to", "Until; null: still.")};
  return all;
}

wire::Fields CustomerDetail::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CustomerDetail::customer>("customer", "The customer."),
      wire::field<&CustomerDetail::associations>("associations", "Its associations, newest first.")};
  return all;
}

wire::Fields OneCustomer::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneCustomer::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields Reveal::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Reveal::customer_ids>("customer_ids", "The customers of the page, or one."),
      wire::field<&Reveal::fields_wanted>("fields",
                                          "account_name, mobile, email, manager_name; all when absent."),
      wire::field<&Reveal::reason>("reason", "Why; the partner may require it.")};
  return all;
}

wire::Fields Revealed::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Revealed::id>("id", "The customer."),
      wire::field<&Revealed::account_name>("account_name", "Account name."),
      wire::field<&Revealed::mobile>("mobile", "Mobile number."),
      wire::field<&Revealed::email>("email", "E-mail."),
      wire::field<&Revealed::manager_name>("manager_name", "Account manager.")};
  return all;
}

wire::Fields RevealedRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&RevealedRows::items>("items", "In the order asked.")};
  return all;
}

}  // namespace pc::funds
