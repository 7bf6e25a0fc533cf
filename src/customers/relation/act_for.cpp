#include "act_for.hpp"

#include "authorization_store.hpp"

namespace pc::customers {

std::span<const wire::Name<ActingPurpose>> names(ActingPurpose) {
  static constexpr wire::Name<ActingPurpose> all[] = {{ActingPurpose::order, "order"},
                                                      {ActingPurpose::operate, "operate"}};
  return all;
}

Result<ActedFor> begin_acting(work::Work& work, CustomerId id, ActingPurpose purpose) {
  PC_TRY(customer, own(work.tx, work.who, id));
  const auto newest = relation::newest_authorization(work.tx, customer.tenant, customer.id, customer.partner);
  PC_CHECK(check_may_act(customer.association, newest ? std::optional(newest->state) : std::nullopt,
                         customer.frozen));
  relation::ActingPeriod period;
  period.id = work.ids.next(work.now);
  period.tenant = customer.tenant;
  period.customer = customer.id;
  period.partner = customer.partner;
  period.authorization = newest->id;
  period.person = work.who.person;
  period.person_name = work.who.name;
  period.purpose = wire::name_of(purpose);
  period.from = work.now;
  relation::add(work.tx, period);
  return ActedFor{period.id, customer, period.purpose};
}

std::optional<ActedFor> still_acting(db::Reader& reader, const access::Principal& actor,
                                     std::int64_t acting_id) {
  const auto period = relation::acting_period(reader, actor.tenant, acting_id);
  if (!period || period->to != k_end_of_time || period->person != actor.person) return std::nullopt;
  const auto customer = own(reader, actor, period->customer);
  if (!customer) return std::nullopt;
  const auto newest = relation::newest_authorization(reader, actor.tenant, customer->id, customer->partner);
  const bool same = newest && newest->id == period->authorization;
  if (!same || !check_may_act(customer->association, newest->state, customer->frozen)) return std::nullopt;
  return ActedFor{acting_id, *customer, period->purpose};
}

void end_acting(db::Transaction& tx, TenantId tenant, std::int64_t acting_id, Instant now,
                const std::string& by) {
  relation::end_acting_period(tx, tenant, acting_id, now, by);
}

}  // namespace pc::customers
