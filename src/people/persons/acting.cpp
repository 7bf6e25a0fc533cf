#include "acting.hpp"

#include "core/audit/audit.hpp"
#include "platform/wire/json.hpp"

namespace pc::persons {
namespace {

std::string detail_of(const WantedActing& wanted) {
  std::string detail;
  wire::Out out(detail);
  out.begin_object();
  out.key("purpose");
  out.string(wanted.purpose);
  if (!wanted.agency.empty()) {
    out.key("agency");
    out.string(wanted.agency);
  }
  out.end_object();
  return detail;
}

}  // namespace

access::Principal seen_as(const access::Principal& actor, const ActedFor& acted_for) {
  access::Principal who;
  who.side = access::Side::customer;
  who.name = acted_for.customer_name;
  who.account_name = acted_for.account_name;
  who.tenant = actor.tenant;
  who.partner = actor.partner;
  who.customer = acted_for.customer;
  who.language = actor.language;
  who.roles = {"customer"};
  who.permissions = acted_for.permissions;
  who.actor = access::Actor{actor.person, actor.name, actor.account_name, actor.partner};
  return who;
}

Result<std::int64_t> begin_acting(db::Transaction& tx, const access::Principal& actor,
                                  const WantedActing& wanted, Instant now) {
  Result<std::int64_t> begun = pc::errors::internal;
  tx.nested([&] {
    begun = use<ActingHooks>(tx).begin(tx, actor, wanted.customer, wanted.purpose, now);
    return begun.ok();
  });
  use<audit::AuditLog>(tx).write(
      tx, actor.tenant, actor,
      {"session.begin_acting", "customer_id:" + std::to_string(wanted.customer),
       begun ? "done" : std::string(begun.refusal().code->id), detail_of(wanted), wanted.request_id},
      now);
  return begun;
}

void end_acting(db::Transaction& tx, const access::Principal& actor, const access::Principal& seen,
                std::int64_t acting_id, const std::string& why) {
  const Instant now = use<Clock>(tx).now();
  use<ActingHooks>(tx).end(tx, actor, acting_id, now, why);
  use<audit::AuditLog>(tx).write(
      tx, actor.tenant, seen,
      {"session.end_acting", "account:" + actor.account_name, "done", "{\"why\":\"" + why + "\"}", {}}, now);
}

}  // namespace pc::persons
