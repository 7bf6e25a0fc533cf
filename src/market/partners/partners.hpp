// Public: partners, their tree, their state.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/edge/route.hpp"
#include "market/partners/partner.hpp"
#include "core/work/work.hpp"

namespace pc::partners {

/// For enum codecs.
std::span<const wire::Name<PartnerKind>> names(PartnerKind);
std::span<const wire::Name<PartnerStatus>> names(PartnerStatus);

namespace permissions {
inline constexpr access::Permission view_all{.id = "partners.view", .en = "See all partners", .zh = "查看全部伙伴",
                                             .page = "partners", .side = access::Side::vendor};
inline constexpr access::Permission view_resellers{.id = "resellers.view", .en = "See resellers",
                                                   .zh = "查看云经销商", .page = "sales.resellers.management",
                                                   .items = "BPC_ITEM_SALES_020100", .distributor = true};
}  // namespace permissions

struct NewPartner {
  PartnerKind kind = PartnerKind::solution_provider;
  std::string name;
  std::string account_name;
  std::optional<Partner> distributor;  // required for a reseller
};
/// Stores the partner and its place in the directory. The tenant of a new root is its own id, so the caller
/// chooses the id first (and the lane by it).
Partner create(db::Transaction& tx, PartnerId id, const NewPartner& partner, Instant now);
/// Writes the state, and for resellers what follows from it. Throws db::Conflict when somebody else wrote meanwhile.
void set_status(db::Transaction& tx, const Partner& partner, PartnerStatus status, Instant now);
/// What was decided on this partner's standing is not committed when another process has changed it meanwhile: then the
/// batch runs again.
void hold_standing(db::Transaction& tx, const Partner& partner);
/// Whether any partner of the tenant, of none: anywhere, is restricted or frozen.
bool any_out_of_order(db::Reader& reader, TenantId tenant);
std::vector<Partner> resellers_of(db::Reader& reader, const Partner& distributor);

std::optional<TenantId> tenant_of(db::Reader& reader, PartnerId id);
std::optional<Partner> find(db::Reader& reader, TenantId tenant, PartnerId id);
/// Through the directory; for the vendor's operators.
std::optional<Partner> find_anywhere(db::Reader& reader, PartnerId id);

/// The partner on whose behalf the caller acts: itself, or, when `reseller` is given, that reseller of the calling
/// general distributor. Refuses partners.not_distributor and partners.not_your_reseller.
Result<Partner> acting_partner(db::Reader& reader, const access::Principal& who, std::optional<PartnerId> reseller);

/// The lane of the partner in a path, for the vendor's acts.
Result<TenantId> lane_of(const work::View& view, PartnerId id);

}  // namespace pc::partners
