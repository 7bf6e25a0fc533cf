#include "freeze.hpp"

#include <algorithm>

namespace pc::freezing {

std::string_view frozen_text(customers::Frozen frozen) {
  switch (frozen) {
    case customers::Frozen::none: return "none";
    case customers::Frozen::account: return "account";
    case customers::Frozen::resources: return "account_and_resources";
  }
  return "";
}

Result<customers::Frozen> after(customers::Frozen now, FreezeVerb verb, customers::Frozen what) {
  const bool half = now == customers::Frozen::resources && what == customers::Frozen::account;
  if (half) return refuse(errors::frozen_with_resources, "customer_id");
  return verb == FreezeVerb::freeze ? what : customers::Frozen::none;
}

InEffect in_effect(const customers::Customer& customer, partners::PartnerStatus standing,
                   Instant standing_since) {
  const InEffect own{customer.frozen, std::nullopt, customer.frozen_at};
  const bool reached =
      customer.association == customers::Association::resale && standing != partners::PartnerStatus::normal;
  if (!reached) return own;
  const customers::Frozen what =
      standing == partners::PartnerStatus::frozen ? customers::Frozen::resources : customers::Frozen::account;
  if (what < own.what) return own;
  return {what, standing, what == own.what ? std::min(own.since, standing_since) : standing_since};
}

bool blocks(customers::Frozen frozen, bool operating) {
  return operating ? frozen == customers::Frozen::resources : frozen != customers::Frozen::none;
}

std::optional<Instant> due_at(customers::Frozen frozen, Instant since) {
  if (frozen != customers::Frozen::resources) return std::nullopt;
  return since.plus_seconds(k_resources_kept_days * 86'400);
}

std::string reason_text(const std::string& kept, Language language) {
  struct Reason {
    std::string_view code, en, zh;
  };
  static constexpr Reason known[] = {
      {reasons::relation_changed, "The relation changed", "关联关系变更"},
      {reasons::budget_used_up, "The budget is used up", "预算已用尽"},
      {reasons::budget_restored, "The budget was raised or restored", "预算已提高或恢复"},
      {reasons::budget_removed, "The budget was removed", "预算已取消"},
      {reasons::partner_restricted, "The cloud vendor has restricted the partner",
       "合作伙伴已被云平台限制，代售客户不能消费"},
      {reasons::partner_frozen, "The cloud vendor has frozen the partner",
       "合作伙伴已被云平台冻结，代售客户同时被冻结"}};
  for (const auto& each : known)
    if (each.code == kept) return std::string(language == Language::en ? each.en : each.zh);
  return kept;
}

}  // namespace pc::freezing
