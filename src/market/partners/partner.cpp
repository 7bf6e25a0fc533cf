#include "partner.hpp"

#include <algorithm>

namespace pc::partners {

std::string_view kind_text(PartnerKind kind) {
  switch (kind) {
    case PartnerKind::solution_provider: return "solution_provider";
    case PartnerKind::distributor: return "distributor";
    case PartnerKind::reseller: return "reseller";
  }
  return "";
}

std::optional<PartnerKind> kind_of_text(std::string_view text) {
  for (const auto kind : {PartnerKind::solution_provider, PartnerKind::distributor, PartnerKind::reseller})
    if (kind_text(kind) == text) return kind;
  return std::nullopt;
}

std::string_view status_text(PartnerStatus status) {
  switch (status) {
    case PartnerStatus::normal: return "normal";
    case PartnerStatus::restricted: return "restricted";
    case PartnerStatus::frozen: return "frozen";
  }
  return "";
}

std::optional<PartnerStatus> status_of_text(std::string_view text) {
  for (const auto status : {PartnerStatus::normal, PartnerStatus::restricted, PartnerStatus::frozen})
    if (status_text(status) == text) return status;
  return std::nullopt;
}

PartnerStatus worse_of(PartnerStatus one, PartnerStatus other) { return std::max(one, other); }

Outcome check_may_move_money(PartnerStatus standing) {
  if (standing == PartnerStatus::frozen) return errors::frozen;
  return Done{};
}

}  // namespace pc::partners
