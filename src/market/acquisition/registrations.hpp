// Reading: registered prospects, of a partner (客户拓展) and of all for the vendor's review (客户报备审核).
#pragma once
#include "api/lists/list.hpp"
#include "core/audit/reveals.hpp"
#include "market/acquisition/registration.hpp"
#include "market/customers/customers.hpp"

namespace pc::acquisition {

std::span<const wire::Name<RegistrationState>> names(RegistrationState);

struct Registration;

struct RegistrationQuery {
  static constexpr const char* shape_name = "RegistrationQuery";
  std::optional<Text<0, 64>> company_name, contact_name;
  std::optional<RegistrationState> state;
  std::optional<Day> from, to;
  std::optional<partners::PartnerId> partner_id;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};

/// Personal columns are masked.
struct RegistrationRow {
  static constexpr const char* shape_name = "RegistrationRow";
  static constexpr const char* page_name = "RegistrationRows";
  RegistrationId id;
  partners::PartnerId partner_id;
  std::string partner_name, company_name, credit_code, contact_name, mobile, email, remark;
  bool has_email = false;
  RegistrationState state = RegistrationState::pending;
  std::string reason, created_by;
  Instant created_at;
  std::optional<std::string> reviewed_by;
  std::optional<Instant> reviewed_at, expires_at;
  std::optional<customers::CustomerId> customer_id;
  static wire::Fields fields();
};
using RegistrationRows = lists::Page<RegistrationRow>;
RegistrationRow row_of(const Registration& registration, const std::string& partner_name, Instant now);

Result<RegistrationRows> list_registrations(const work::View& view, const RegistrationQuery& query);
/// All partners', for the vendor.
Result<RegistrationRows> list_reviews(const work::View& view, const RegistrationQuery& query);

/// The same as files, and what stands in their columns.
Result<Done> export_registrations(const work::View& view, const RegistrationQuery& query,
                                  const std::function<void(std::string_view)>& write);
Result<Done> export_reviews(const work::View& view, const RegistrationQuery& query,
                            const std::function<void(std::string_view)>& write);
const lists::FileCells& registration_cells();
const lists::FileCells& review_cells();

struct RegistrationQuota {
  static constexpr const char* shape_name = "RegistrationQuota";
  std::int64_t live = 0, limit = k_registrations_live_max, days_valid = k_registration_seconds / 86'400;
  static wire::Fields fields();
};
Result<RegistrationQuota> show_quota(const work::View& view, const edge::Nothing&);

struct RevealRegistrations {
  static constexpr const char* shape_name = "RevealRegistrations";
  wire::List<RegistrationId, 100> registration_ids;
  std::optional<Text<0, 200>> reason;
  static wire::Fields fields();
};
struct RevealedContact {
  static constexpr const char* shape_name = "RevealedContact";
  RegistrationId id;
  std::string contact_name, mobile, email;
  static wire::Fields fields();
};
struct RevealedContacts {
  static constexpr const char* shape_name = "RevealedContacts";
  std::vector<RevealedContact> items;
  static wire::Fields fields();
};
/// Personal data in full; a write, because the audit log keeps who looked. Foreign ids are left out.
/// Refuses audit.too_many_reveals, audit.reason_required.
Result<RevealedContacts> reveal_registrations(work::Work& work, const RevealRegistrations& input);
audit::Note note_of_reveal(const RevealRegistrations& input, const RevealedContacts* rows);

}  // namespace pc::acquisition
