#include "profile.hpp"

#include <algorithm>

#include "platform/base/base64.hpp"
#include "market/partners/take_on.hpp"
#include "picture.hpp"
#include "store.hpp"

namespace pc::partners::company {
namespace {

Result<Partner> own(db::Reader& reader, const access::Principal& who) {
  const auto partner = find(reader, who.tenant, PartnerId(who.partner));
  if (!partner || who.side != access::Side::partner) return partners::errors::unknown_partner;
  return *partner;
}

Result<Partner> any(db::Reader& reader, PartnerId id) {
  const auto partner = find_anywhere(reader, id);
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  return *partner;
}

Profile profile_of(db::Reader& reader, const Partner& partner) {
  Profile profile;
  profile.name = partner.name;
  profile.logo = logo_of(reader, partner.tenant, partner.id);
  const auto row = reader.maybe(store::select_profile, {partner.tenant, partner.id});
  if (!row) return profile;
  profile.address = row->address;
  profile.tax_number = row->tax_number;
  profile.version = row->version;
  profile.updated_at = row->updated_at;
  profile.updated_by = row->updated_by;
  return profile;
}

/// Of two who change what they saw, one is told.
Outcome keep(work::Work& work, const Partner& partner, const Profile& wanted) {
  const auto kept =
      work.tx.change(store::upsert_profile, {partner.tenant, partner.id, wanted.address, wanted.tax_number,
                                             wanted.version + 1, work.now, work.who.name, wanted.version});
  if (kept != 1) return errors::profile_changed;
  if (wanted.name != partner.name)
    work.tx.change(store::update_name, {partner.tenant, partner.id, wanted.name});
  return Done{};
}

template <class Input>
Result<edge::Nothing> edit(work::Work& work, const Partner& partner, const Input& input) {
  Profile wanted = profile_of(work.tx, partner);
  if (wanted.version != input.version) return errors::profile_changed;
  wanted.name = input.name.value;
  if (input.address) wanted.address = input.address->value;
  if (input.tax_number) wanted.tax_number = input.tax_number->value;
  PC_CHECK(check_company_name(wanted.name));
  if (!acceptable_tax_number(wanted.tax_number)) return refuse(errors::tax_number, "tax_number");
  if (wanted.name != partner.name) PC_CHECK(check_name_free(work.tx, wanted.name, partner.id));
  PC_CHECK(keep(work, partner, wanted));
  return edge::Nothing{};
}

Result<edge::Nothing> put_logo(work::Work& work, const Partner& partner,
                               const std::optional<Text<0, 280'000>>& content) {
  if (!content || content->empty()) {
    work.tx.change(store::delete_logo, {partner.tenant, partner.id});
    return edge::Nothing{};
  }
  const auto bytes = bytes_of_base64(content->value);
  if (!bytes) return refuse(pc::errors::invalid_value, "content", "base64");
  PC_TRY(picture, picture_of(*bytes));
  work.tx.change(store::upsert_logo,
                 {partner.tenant, partner.id, std::string(picture.type), content->value, work.now});
  return edge::Nothing{};
}

}  // namespace

bool acceptable_tax_number(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  };
  return text.empty() || (text.size() >= 5 && text.size() <= 30 && std::ranges::all_of(text, allowed));
}

std::optional<std::string> logo_of(db::Reader& reader, TenantId tenant, PartnerId partner) {
  const auto row = reader.maybe(store::select_logo, {tenant, partner});
  if (!row) return std::nullopt;
  return "data:" + row->content_type + ";base64," + row->content;
}

Result<Profile> show_own_profile(const work::View& view, const edge::Nothing&) {
  PC_TRY(partner, own(view.reader, view.who));
  return profile_of(view.reader, partner);
}

Result<Profile> show_profile(const work::View& view, const OneProfile& query) {
  PC_TRY(partner, any(view.reader, query.partner_id));
  return profile_of(view.reader, partner);
}

Result<edge::Nothing> edit_own_profile(work::Work& work, const EditOwnProfile& input) {
  PC_TRY(partner, own(work.tx, work.who));
  return edit(work, partner, input);
}

Result<edge::Nothing> edit_profile(work::Work& work, const EditProfile& input) {
  PC_TRY(partner, any(work.tx, input.partner_id));
  return edit(work, partner, input);
}

Result<edge::Nothing> set_own_logo(work::Work& work, const SetOwnLogo& input) {
  PC_TRY(partner, own(work.tx, work.who));
  return put_logo(work, partner, input.content);
}

Result<edge::Nothing> set_logo(work::Work& work, const SetLogo& input) {
  PC_TRY(partner, any(work.tx, input.partner_id));
  return put_logo(work, partner, input.content);
}

namespace {

template <class Input>
constexpr wire::Field k_version = wire::field<&Input::version>("version", "The version that was seen.");
template <class Input>
constexpr wire::Field k_name = wire::field<&Input::name>("name", "Company name, 2 to 100 characters.");
template <class Input>
constexpr wire::Field k_address = wire::field<&Input::address>("address", "Null: as it is; empty: none.");
template <class Input>
constexpr wire::Field k_tax_number = wire::field<&Input::tax_number>(
    "tax_number", "5 to 30 letters, digits or hyphens. Null: as it is; empty: none.");
constexpr const char* k_content =
    "A PNG or JPEG picture of at most 200 KB and 2000 pixels a side, as base64; null: none.";

}  // namespace

wire::Fields OneProfile::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneProfile::partner_id>("partner_id", "The partner.")};
  return all;
}

wire::Fields Profile::fields() {
  using P = Profile;
  static constexpr wire::Field all[] = {
      wire::field<&P::name>("name", "Company name."),
      wire::field<&P::address>("address", "Address; empty: unknown."),
      wire::field<&P::tax_number>("tax_number", "Tax number; empty: unknown."),
      wire::field<&P::logo>("logo", "The logo as a data: address; null: none."),
      wire::field<&P::version>("version", "To be sent back with a change."),
      wire::field<&P::updated_at>("updated_at", "Changed last; null: never."),
      wire::field<&P::updated_by>("updated_by", "By whom.")};
  return all;
}

wire::Fields EditOwnProfile::fields() {
  using E = EditOwnProfile;
  static constexpr wire::Field all[] = {k_version<E>, k_name<E>, k_address<E>, k_tax_number<E>};
  return all;
}

wire::Fields EditProfile::fields() {
  using E = EditProfile;
  static constexpr wire::Field all[] = {wire::field<&E::partner_id>("partner_id", "The partner."),
                                        k_version<E>, k_name<E>, k_address<E>, k_tax_number<E>};
  return all;
}

wire::Fields SetOwnLogo::fields() {
  static constexpr wire::Field all[] = {wire::field<&SetOwnLogo::content>("content", k_content)};
  return all;
}

wire::Fields SetLogo::fields() {
  static constexpr wire::Field all[] = {wire::field<&SetLogo::partner_id>("partner_id", "The partner."),
                                        wire::field<&SetLogo::content>("content", k_content)};
  return all;
}

}  // namespace pc::partners::company
