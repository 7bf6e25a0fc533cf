#include "core/audit/reveals.hpp"
#include "customer_list.hpp"
#include "market/account_managers/managers.hpp"

namespace pc::directory {
namespace {

constexpr std::string_view k_personal[] = {"account_name", "mobile", "email", "manager_name"};

/// The personal columns asked for. Refuses invalid_value.
Result<std::vector<std::string>> fields_of(const Reveal& input) {
  std::vector<std::string> fields;
  if (!input.fields_wanted) return std::vector<std::string>(std::begin(k_personal), std::end(k_personal));
  for (const auto& field : input.fields_wanted->items) {
    if (std::find(std::begin(k_personal), std::end(k_personal), field.value) == std::end(k_personal))
      return refuse(pc::errors::invalid_value, "fields", "account_name, mobile, email, manager_name");
    fields.push_back(field.value);
  }
  return fields;
}

}  // namespace

Result<RevealedRows> reveal(work::Work& work, const Reveal& input) {
  audit::Look look{{}, {}, input.reason ? input.reason->value : std::string()};
  PC_TRY(fields, fields_of(input));
  look.fields = std::move(fields);
  const auto wanted = [&](std::string_view field, const std::string& full) {
    const bool asked = std::find(look.fields.begin(), look.fields.end(), field) != look.fields.end();
    return asked ? std::optional(full) : std::nullopt;
  };
  RevealedRows rows;
  for (const auto& id : input.customer_ids.items) {
    const auto customer = customers::current(work.tx, work.who, id);
    if (!customer) continue;
    look.owners.push_back({customer->tenant, "customer", customer->id.value});
    const auto manager = account_managers::named(work.tx, customer->tenant, {&customer->manager, 1}).front();
    rows.items.push_back({customer->id, wanted("account_name", customer->account_name),
                          wanted("mobile", customer->mobile), wanted("email", customer->email),
                          wanted("manager_name", manager.id ? manager.name : std::string())});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return rows;
}

audit::Note note_of_reveal(const Reveal& input, const RevealedRows* rows) {
  audit::Look look{{}, {}, input.reason ? input.reason->value : std::string()};
  if (const auto fields = fields_of(input)) look.fields = *fields;
  if (rows != nullptr)
    for (const auto& row : rows->items) look.owners.push_back({TenantId(), "customer", row.id.value});
  return audit::note_of(look);
}

}  // namespace pc::directory
