#include "summary.hpp"

#include "store.hpp"

namespace pc::resources {
namespace {

std::int64_t& count_of(Summary& summary, Charging charging) {
  switch (charging) {
    case Charging::period: return summary.period;
    case Charging::reserved: return summary.reserved;
    case Charging::on_demand: break;
  }
  return summary.on_demand;
}

}  // namespace

wire::Fields SummaryQuery::fields() {
  static constexpr wire::Field all[] = {wire::field<&SummaryQuery::customer_id>(
      "customer_id", "The customer; a customer's own people leave it out.")};
  return all;
}

wire::Fields Summary::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Summary::period>("period", "Paid by period."),
      wire::field<&Summary::on_demand>("on_demand", "Paid on demand."),
      wire::field<&Summary::reserved>("reserved", "Reserved instances."),
      wire::field<&Summary::expiring>("expiring", "Expire within 30 days."),
      wire::field<&Summary::next_expires_at>("next_expires_at", "The nearest expiry to come; null: none.")};
  return all;
}

Result<Summary> summarise(const work::View& view, const SummaryQuery& query) {
  PC_TRY(customer, asked_for(view, query.customer_id));
  const auto period = soon(view.now);
  Summary summary;
  for (const auto& row :
       view.reader.rows(store::select_summary, {customer.tenant, customer.id, period.from, period.to})) {
    count_of(summary, row.charging) = row.resources;
    summary.expiring += row.expiring;
    const Instant next = row.next_expires_at;
    if (next.micros == 0 || next == k_end_of_time) continue;
    if (!summary.next_expires_at || next < *summary.next_expires_at) summary.next_expires_at = next;
  }
  return summary;
}

}  // namespace pc::resources
