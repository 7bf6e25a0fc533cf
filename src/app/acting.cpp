#include "acting.hpp"

#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "market/relations/act_for.hpp"
#include "market/relations/relations.hpp"
#include "market/resources/resources.hpp"
#include "money/discounts/discounts.hpp"
#include "money/funds/funds.hpp"

namespace pc::app {
namespace {

/// What somebody may do while they act for a customer, in the console or by the Open API: see what is the customer's
/// and what things would cost it, decide nothing for it.
std::vector<std::string> acting_permissions() {
  return {std::string(funds::permissions::view_own.id), std::string(resources::permissions::view_own.id),
          std::string(discounts::permissions::view_own.id)};
}

}  // namespace

persons::ActingHooks acting_hooks() {
  persons::ActingHooks hooks;
  hooks.needs = &relations::permissions::act_for;
  hooks.refuses = {&customers::errors::unknown_customer, &relations::errors::authorise_resale_only,
                   &relations::errors::not_authorised, &relations::errors::acting_frozen,
                   &relations::errors::acting_partner};
  hooks.begin = [](db::Transaction& tx, const access::Principal& actor, std::int64_t customer,
                   const std::string& purpose, Instant now) -> Result<std::int64_t> {
    auto work = work::work_in(tx, actor, now);
    const auto wanted =
        purpose == "order" ? relations::ActingPurpose::order : relations::ActingPurpose::operate;
    PC_TRY(begun, relations::begin_acting(work, customers::CustomerId(customer), wanted));
    return begun.acting_id;
  };
  hooks.still = [](db::Reader& reader, const access::Principal& actor,
                   std::int64_t acting_id) -> std::optional<persons::ActedFor> {
    if (!actor.may(relations::permissions::act_for)) return std::nullopt;
    const auto found = relations::still_acting(reader, actor, acting_id);
    if (!found) return std::nullopt;
    return persons::ActedFor{found->customer.id.value, found->customer.name, found->customer.account_name,
                             found->purpose, acting_permissions()};
  };
  hooks.end = [](db::Transaction& tx, const access::Principal& actor, std::int64_t acting_id, Instant now,
                 const std::string& why) { relations::end_acting(tx, actor.tenant, acting_id, now, why); };
  return hooks;
}

}  // namespace pc::app
