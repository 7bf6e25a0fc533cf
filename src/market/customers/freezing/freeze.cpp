#include "freeze.hpp"

#include <algorithm>

namespace pc::customers {

std::string_view frozen_text(Frozen frozen) {
  switch (frozen) {
    case Frozen::none: return "none";
    case Frozen::account: return "account";
    case Frozen::resources: return "account_and_resources";
  }
  return "";
}

Result<Frozen> after(Frozen now, FreezeVerb verb, Frozen what) {
  const bool half = now == Frozen::resources && what == Frozen::account;
  if (half) return refuse(errors::frozen_with_resources, "customer_id");
  return verb == FreezeVerb::freeze ? what : Frozen::none;
}

InEffect in_effect(const Customer& customer, partners::PartnerStatus standing, Instant standing_since) {
  const InEffect own{customer.frozen, std::nullopt, customer.frozen_at};
  const bool reached =
      customer.association == Association::resale && standing != partners::PartnerStatus::normal;
  if (!reached) return own;
  const Frozen what = standing == partners::PartnerStatus::frozen ? Frozen::resources : Frozen::account;
  if (what < own.what) return own;
  return {what, standing, what == own.what ? std::min(own.since, standing_since) : standing_since};
}

bool blocks(Frozen frozen, bool operating) {
  return operating ? frozen == Frozen::resources : frozen != Frozen::none;
}

std::optional<Instant> due_at(Frozen frozen, Instant since) {
  if (frozen != Frozen::resources) return std::nullopt;
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

}  // namespace pc::customers
