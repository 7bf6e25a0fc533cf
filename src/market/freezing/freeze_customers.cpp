#include "freeze_customers.hpp"

#include "store.hpp"

namespace pc::freezing {
namespace {

constexpr std::int64_t k_records_shown = 200;

/// What the input asks for as a whole, whichever the customers are.
Outcome check_input(work::Work& work, const FreezeMany& input) {
  if (input.customer_ids.items.empty()) return refuse(pc::errors::invalid_value, "customer_ids", "1 - 100");
  if (input.what == customers::Frozen::none)
    return refuse(pc::errors::invalid_value, "what", "account, account_and_resources");
  if (trimmed(input.reason.value).empty()) return refuse(customers::errors::reason_missing, "reason");
  if (work.who.side != access::Side::partner) return pc::errors::forbidden;
  return check_controls(work.tx, work.who.tenant, partners::PartnerId(work.who.partner));
}

Result<customers::Frozen> one(work::Work& work, customers::CustomerId id, FreezeVerb verb,
                              const FreezeMany& input) {
  PC_TRY(customer, customers::own(work.tx, work.who, id));
  if (customer.association != customers::Association::resale)
    return refuse(errors::freeze_resale_only, "customer_id");
  PC_TRY(becomes, after(customer.frozen, verb, input.what));
  if (verb == FreezeVerb::unfreeze && customer.frozen == customers::Frozen::resources) {
    const auto partner = partners::find(work.tx, customer.tenant, customer.partner);
    ensure(partner.has_value(), "a customer has a partner");
    if (partner->standing == partners::PartnerStatus::frozen)
      return refuse(errors::frozen_partner_unfreezes, "customer_id");
    partners::hold_standing(work.tx, *partner);
  }
  const Change wanted{becomes, false, std::string(trimmed(input.reason.value)), work.who.name};
  PC_CHECK(change(work.tx, work.announcer, customer, wanted, work.now));
  return becomes;
}

Result<FreezeResults> for_each_isolated(work::Work& work, FreezeVerb verb, const FreezeMany& input) {
  PC_CHECK(check_input(work, input));
  const std::string_view act = verb == FreezeVerb::freeze ? "customers.freeze" : "customers.unfreeze";
  FreezeResults results;
  for (const auto& id : input.customer_ids.items) {
    FreezeResult row;
    row.customer_id = id;
    work.tx.nested([&] {
      const auto done = one(work, id, verb, input);
      row.ok = done.ok();
      if (done) {
        row.frozen = *done;
      } else {
        row.error_code = std::string(done.refusal().code->id);
        row.error_msg = done.refusal().message(work.who.language);
      }
      return row.ok;
    });
    ++(row.ok ? results.succeeded : results.failed);
    work.audit_log.write(work.tx, work.who.tenant, work.who,
                     {act, "customer_id:" + id.text(), row.error_code.value_or("done"), {}, {}}, work.now);
    results.results.push_back(std::move(row));
  }
  return results;
}

}  // namespace

wire::Fields FreezeMany::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FreezeMany::customer_ids>("customer_ids", "1 to 100 customers."),
      wire::field<&FreezeMany::what>("what", "account or account_and_resources."),
      wire::field<&FreezeMany::reason>("reason", "Why; the customer reads it.")};
  return all;
}

wire::Fields FreezeResult::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FreezeResult::customer_id>("customer_id", "The customer."),
      wire::field<&FreezeResult::ok>("ok", "Whether it is as asked."),
      wire::field<&FreezeResult::frozen>("frozen", "What is frozen now, when it is as asked."),
      wire::field<&FreezeResult::error_code>("error_code", "Why not."),
      wire::field<&FreezeResult::error_msg>("error_msg", "Why not, for people.")};
  return all;
}

wire::Fields FreezeResults::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FreezeResults::succeeded>("succeeded", "Customers that are as asked."),
      wire::field<&FreezeResults::failed>("failed", "Customers that were refused."),
      wire::field<&FreezeResults::results>("results", "One by one, in the order sent.")};
  return all;
}

wire::Fields FreezeQuery::fields() {
  static constexpr wire::Field all[] = {wire::field<&FreezeQuery::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields FreezeRow::fields() {
  using R = FreezeRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::at>("at", "When."),
      wire::field<&R::was>("was", "What was frozen before."),
      wire::field<&R::becomes>("becomes", "What was frozen afterwards."),
      wire::field<&R::automatic>("automatic", "Whether the system did it by itself."),
      wire::field<&R::reason>("reason", "Why."),
      wire::field<&R::by>("by", "Who did it, masked; system: the system.")};
  return all;
}

wire::Fields FreezeRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&FreezeRows::items>("items", "Newest first.")};
  return all;
}

Result<FreezeResults> freeze_many(work::Work& work, const FreezeMany& input) {
  return for_each_isolated(work, FreezeVerb::freeze, input);
}

Result<FreezeResults> unfreeze_many(work::Work& work, const FreezeMany& input) {
  return for_each_isolated(work, FreezeVerb::unfreeze, input);
}

Result<FreezeRows> list_freezes(const work::View& view, const FreezeQuery& query) {
  PC_TRY(customer, customers::visible(view.reader, view.who, query.customer_id));
  FreezeRows rows;
  for (const auto& row : view.reader.rows(
           store::select_records, {customer.tenant, customer.id, customer.partner, k_records_shown})) {
    const auto& by = row.changed_by;
    rows.items.push_back({row.changed_at, static_cast<customers::Frozen>(row.was),
                          static_cast<customers::Frozen>(row.becomes), row.automatic,
                          reason_text(row.reason, view.who.language),
                          by == k_system ? by : masked(Mask::name, by)});
  }
  return rows;
}

std::string reason_now(db::Reader& reader, const customers::Customer& customer, const InEffect& frozen,
                       Language language) {
  if (frozen.by_partner) {
    const bool all = *frozen.by_partner == partners::PartnerStatus::frozen;
    return reason_text(std::string(all ? reasons::partner_frozen : reasons::partner_restricted), language);
  }
  const auto row = reader.maybe(store::select_records, {customer.tenant, customer.id, customer.partner, 1});
  return row ? reason_text(row->reason, language) : std::string();
}

}  // namespace pc::freezing
