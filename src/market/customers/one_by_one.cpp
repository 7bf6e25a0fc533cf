#include "one_by_one.hpp"

namespace pc::customers {

wire::Fields CustomerResult::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CustomerResult::customer_id>("customer_id", "The customer."),
      wire::field<&CustomerResult::ok>("ok", "Whether it is as asked."),
      wire::field<&CustomerResult::error_code>("error_code", "Why not."),
      wire::field<&CustomerResult::error_msg>("error_msg", "Why not, for people.")};
  return all;
}

wire::Fields CustomerResults::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CustomerResults::succeeded>("succeeded", "Customers that are as asked."),
      wire::field<&CustomerResults::failed>("failed", "Customers that were refused."),
      wire::field<&CustomerResults::results>("results", "One by one, in the order sent.")};
  return all;
}

CustomerResults for_each_isolated(work::Work& work, const std::vector<CustomerId>& customers,
                                  std::string_view act, const std::function<Outcome(CustomerId)>& one) {
  CustomerResults results;
  for (const auto& id : customers) {
    std::optional<Refusal> refusal;
    work.tx.nested([&] {
      const auto done = one(id);
      if (!done) refusal = done.refusal();
      return done.ok();
    });
    CustomerResult row;
    row.customer_id = id;
    row.ok = !refusal;
    if (refusal) {
      row.error_code = std::string(refusal->code->id);
      row.error_msg = refusal->message(work.who.language);
    }
    ++(row.ok ? results.succeeded : results.failed);
    work.audit_log.write(work.tx, work.who.tenant, work.who,
                         {act, "customer_id:" + id.text(), row.error_code.value_or("done"), {}, {}},
                         work.now);
    results.results.push_back(std::move(row));
  }
  return results;
}

}  // namespace pc::customers
