#include "registrations.hpp"

#include "scope.hpp"

namespace pc::customers {

std::span<const wire::Name<RegistrationState>> names(RegistrationState) {
  using enum RegistrationState;
  static constexpr wire::Name<RegistrationState> all[] = {
      {pending, "pending"}, {registered, "registered"}, {rejected, "rejected"},
      {expired, "expired"}, {associated, "associated"}, {withdrawn, "withdrawn"}};
  return all;
}

}  // namespace pc::customers

namespace pc::customers::entry {
namespace {

constexpr lists::SortKey k_sorts[] = {{"created_at", 1}, {"company_name", 3}, {"expires_at", 5}};
constexpr int k_newest_first = 2;
constexpr std::int64_t k_valid = 1, k_ended = 2;

/// A state that time may have ended is asked by its end, whether or not the job has been there.
std::pair<std::string, std::int64_t> asked_state(const std::optional<RegistrationState>& state) {
  if (!state) return {"", 0};
  if (*state == RegistrationState::registered) return {"", k_valid};
  if (*state == RegistrationState::expired) return {"", k_ended};
  return {std::string(state_text(*state)), 0};
}

Result<RegistrationRows> page_of(const work::View& view, const RegistrationQuery& q, bool everywhere) {
  PC_TRY(sort, lists::sort_number(q.sort, k_sorts, k_newest_first));
  PC_CHECK(lists::check_masked_filter(view.who.may(permissions::reveal), lists::text_or_empty(q.contact_name),
                                      "contact_name"));
  const auto period = lists::period_of(q.from, q.to);
  const auto [stored, ended] = asked_state(q.state);
  const std::int64_t partner = everywhere ? (q.partner_id ? q.partner_id->value : 0) : view.who.partner;
  const RowScope rows = everywhere ? k_all_rows : pc::customers::scope_of(view.who);
  db::Params params{everywhere ? std::int64_t{0} : view.who.tenant.value,
                    partner,
                    rows.own,
                    lists::contains_pattern(q.company_name),
                    lists::whole_pattern(q.contact_name),
                    stored,
                    ended,
                    view.now.micros,
                    period.from.micros,
                    lists::end_or_zero(period),
                    rows.team};
  RegistrationRows page;
  const auto& count = everywhere ? store::count_registrations_everywhere : store::count_registrations;
  const auto& select = everywhere ? store::select_registrations_everywhere : store::select_registrations;
  page.total = view.reader.one(count, params).integer(0);
  params.insert(params.end(), {sort, q.limit.value, q.offset.value});
  for (const auto& row : view.reader.rows(select, params))
    page.items.push_back(row_of(store::registration_of(row), row.text(18), view.now));
  return page;
}

}  // namespace

RegistrationRow row_of(const Registration& r, const std::string& partner_name, Instant now) {
  RegistrationRow row;
  row.id = r.id;
  row.partner_id = r.partner;
  row.partner_name = partner_name;
  row.company_name = r.company_name;
  row.credit_code = r.credit_code;
  row.contact_name = masked(Mask::name, r.contact_name);
  row.mobile = masked(Mask::mobile, r.mobile);
  row.email = r.email.empty() ? "" : masked(Mask::email, r.email);
  row.has_email = !r.email.empty();
  row.remark = r.remark;
  row.state = r.now(now);
  row.reason = r.reason;
  row.created_by = r.created_by_name;
  row.created_at = r.created_at;
  if (!r.reviewed_by.empty()) {
    row.reviewed_by = r.reviewed_by;
    row.reviewed_at = r.reviewed_at;
  }
  if (r.expires_at.micros != 0) row.expires_at = r.expires_at;
  if (r.customer) row.customer_id = r.customer;
  return row;
}

wire::Fields RegistrationQuery::fields() {
  using Q = RegistrationQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::company_name>("company_name", "Part of the company's name."),
      wire::field<&Q::contact_name>("contact_name", "The contact's whole name."),
      wire::field<&Q::state>("state", "State now."),
      wire::field<&Q::from>("from", "Registered on this day or later (GMT+08:00)."),
      wire::field<&Q::to>("to", "Registered on this day or earlier (GMT+08:00)."),
      wire::field<&Q::partner_id>("partner_id", "The vendor: of this partner."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "created_at, company_name or expires_at, with - for descending.")};
  return all;
}

wire::Fields RegistrationRow::fields() {
  using R = RegistrationRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The registration."),
      wire::field<&R::partner_id>("partner_id", "Whose it is."),
      wire::field<&R::partner_name>("partner_name", "That partner's name."),
      wire::field<&R::company_name>("company_name", "The company."),
      wire::field<&R::credit_code>("credit_code", "Its unified social credit code."),
      wire::field<&R::contact_name>("contact_name", "Contact, masked."),
      wire::field<&R::mobile>("mobile", "Mobile number, masked."),
      wire::field<&R::email>("email", "E-mail, masked; empty: none yet."),
      wire::field<&R::remark>("remark", "What the partner wrote for the review."),
      wire::field<&R::has_email>("has_email", "Whether a mail can be sent."),
      wire::field<&R::state>("state", "State now."),
      wire::field<&R::reason>("reason", "Why it was rejected."),
      wire::field<&R::created_by>("created_by", "Who registered it."),
      wire::field<&R::created_at>("created_at", "When."),
      wire::field<&R::reviewed_by>("reviewed_by", "Who reviewed it."),
      wire::field<&R::reviewed_at>("reviewed_at", "When."),
      wire::field<&R::expires_at>("expires_at", "Until when it is valid."),
      wire::field<&R::customer_id>("customer_id", "The customer it became.")};
  return all;
}

wire::Fields RegistrationRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RegistrationRows::total>("total", "Registrations that match."),
      wire::field<&RegistrationRows::items>("items", "The page.")};
  return all;
}

wire::Fields RegistrationQuota::fields() {
  using Q = RegistrationQuota;
  static constexpr wire::Field all[] = {
      wire::field<&Q::live>("live", "Registrations that wait or are valid."),
      wire::field<&Q::limit>("limit", "So many may."),
      wire::field<&Q::days_valid>("days_valid", "Days of validity from the approval.")};
  return all;
}

wire::Fields RevealRegistrations::fields() {
  using R = RevealRegistrations;
  static constexpr wire::Field all[] = {
      wire::field<&R::registration_ids>("registration_ids", "The registrations of the page."),
      wire::field<&R::reason>("reason", "Why; the partner may require it.")};
  return all;
}

wire::Fields RevealedContact::fields() {
  using R = RevealedContact;
  static constexpr wire::Field all[] = {wire::field<&R::id>("id", "The registration."),
                                        wire::field<&R::contact_name>("contact_name", "Contact."),
                                        wire::field<&R::mobile>("mobile", "Mobile number."),
                                        wire::field<&R::email>("email", "E-mail.")};
  return all;
}

wire::Fields RevealedContacts::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RevealedContacts::items>("items", "In the order asked.")};
  return all;
}

Result<RegistrationRows> list_registrations(const work::View& view, const RegistrationQuery& query) {
  return page_of(view, query, false);
}

Result<RegistrationRows> list_reviews(const work::View& view, const RegistrationQuery& query) {
  return page_of(view, query, true);
}

Result<RegistrationQuota> show_quota(const work::View& view, const edge::Nothing&) {
  RegistrationQuota quota;
  quota.live = count_live(view.reader, view.who.tenant, partners::PartnerId(view.who.partner), view.now);
  return quota;
}

namespace {

audit::Look look_of(const RevealRegistrations& input) {
  return {{}, {"contact_name", "mobile", "email"}, input.reason ? input.reason->value : std::string()};
}

/// The vendor's people see those of all partners.
std::optional<Registration> shown_to(work::Work& work, RegistrationId id) {
  if (work.who.side == access::Side::vendor) {
    const auto tenant = tenant_of(work.tx, id);
    return tenant ? find_registration(work.tx, *tenant, id) : std::nullopt;
  }
  const auto found = own_registration(work.tx, work.who, id);
  return found ? std::optional(*found) : std::nullopt;
}

}  // namespace

Result<RevealedContacts> reveal_registrations(work::Work& work, const RevealRegistrations& input) {
  RevealedContacts rows;
  auto look = look_of(input);
  for (const auto& id : input.registration_ids.items) {
    const auto found = shown_to(work, id);
    if (!found) continue;
    rows.items.push_back({id, found->contact_name, found->mobile, found->email});
    if (found->customer) look.owners.push_back({found->tenant, "customer", found->customer.value});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return rows;
}

audit::Note note_of_reveal(const RevealRegistrations& input, const RevealedContacts* rows) {
  auto look = look_of(input);
  if (rows != nullptr)
    for (const auto& row : rows->items) look.owners.push_back({TenantId(), "registration", row.id.value});
  return audit::note_of(look);
}

}  // namespace pc::customers::entry
