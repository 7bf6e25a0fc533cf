// What customer_list.hpp declares, as fields and names.
#include "customer_list.hpp"
#include "customer_store.hpp"

namespace pc::directory {

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
  static const auto all = [] {
    const auto declared = store::k_customers.query_fields();
    std::vector<wire::Field> fields(declared.begin(), declared.end());
    fields.back() =
        wire::field<&CustomerQuery::sort>("sort", "name, associated_at or level, with - for descending.");
    return fields;
  }();
  return all;
}

wire::Fields CustomerRow::fields() { return store::k_customers.row_fields(); }

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

}  // namespace pc::directory
