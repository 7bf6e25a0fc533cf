// 企业资料: a partner's name, address, tax number and logo, kept by its administrators and by the vendor's operators.
#pragma once
#include "company.hpp"
#include "market/partners/partners.hpp"

namespace pc::partners::company {

namespace errors {
inline constexpr ErrorCode profile_changed{
    "partners.profile_changed", Kind::conflict,
    "Somebody else has changed the profile meanwhile. Look again, then change what is still wanted.",
    "企业资料已被他人修改，请刷新后再修改。"};
inline constexpr ErrorCode tax_number{"partners.tax_number", Kind::invalid,
                                      "A tax number has 5 to 30 letters, digits or hyphens.",
                                      "税号为 5 至 30 位字母、数字或连字符。"};
}  // namespace errors

/// As invoices name it: 统一社会信用代码 or what another country uses. Empty: none is known.
bool acceptable_tax_number(std::string_view text);

struct OneProfile {
  static constexpr const char* shape_name = "OnePartnerProfile";
  PartnerId partner_id;
  static wire::Fields fields();
};
struct Profile {
  static constexpr const char* shape_name = "PartnerProfile";
  std::string name, address, tax_number;
  std::optional<std::string> logo;  // "data:image/png;base64,…"
  std::int64_t version = 0;         // to be sent back with a change
  std::optional<Instant> updated_at;
  std::optional<std::string> updated_by;
  static wire::Fields fields();
};
/// Of one's own partner, or of any, for the vendor. Refuse partners.unknown.
Result<Profile> show_own_profile(const work::View& view, const edge::Nothing&);
Result<Profile> show_profile(const work::View& view, const OneProfile& query);

struct EditOwnProfile {
  static constexpr const char* shape_name = "EditOwnProfile";
  std::int64_t version = 0;
  Text<1, 100> name;
  std::optional<Text<0, 200>> address;
  std::optional<Text<0, 40>> tax_number;
  static wire::Fields fields();
};
struct EditProfile {
  static constexpr const char* shape_name = "EditPartnerProfile";
  PartnerId partner_id;
  std::int64_t version = 0;
  Text<1, 100> name;
  std::optional<Text<0, 200>> address;
  std::optional<Text<0, 40>> tax_number;
  static wire::Fields fields();
};
/// Absent: as it is; empty: none. Refuse partners.unknown, invalid_value at `name`, partners.company_taken,
/// partners.tax_number, partners.profile_changed.
Result<edge::Nothing> edit_own_profile(work::Work& work, const EditOwnProfile& input);
Result<edge::Nothing> edit_profile(work::Work& work, const EditProfile& input);

struct SetOwnLogo {
  static constexpr const char* shape_name = "SetOwnLogo";
  std::optional<Text<0, 280'000>> content;
  static wire::Fields fields();
};
struct SetLogo {
  static constexpr const char* shape_name = "SetPartnerLogo";
  PartnerId partner_id;
  std::optional<Text<0, 280'000>> content;
  static wire::Fields fields();
};
/// Absent or empty: no logo. Refuse as picture_of.
Result<edge::Nothing> set_own_logo(work::Work& work, const SetOwnLogo& input);
Result<edge::Nothing> set_logo(work::Work& work, const SetLogo& input);

/// As an address of a picture; nothing when there is none.
std::optional<std::string> logo_of(db::Reader& reader, TenantId tenant, PartnerId partner);

}  // namespace pc::partners::company
