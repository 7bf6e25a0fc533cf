#include "registrations.hpp"

#include "scope.hpp"
#include "store.hpp"

namespace pc::acquisition {

std::span<const wire::Name<RegistrationState>> names(RegistrationState) {
  using enum RegistrationState;
  static constexpr wire::Name<RegistrationState> all[] = {
      {pending, "pending"}, {registered, "registered"}, {rejected, "rejected"},
      {expired, "expired"}, {associated, "associated"}, {withdrawn, "withdrawn"}};
  return all;
}
namespace {

using Q = RegistrationQuery;
using R = RegistrationRow;
using lists::column;
using lists::computed;
using lists::some;

/// A partner's own, or its account manager's, or a supervisor's and its team's.
struct PartnersOwn {
  TenantId tenant_id;
  std::int64_t own_partner = 0;
  std::int64_t own = 0, team = 0;
  Instant now;
};
struct Everybodys {
  TenantId tenant_id;
  Instant now;
};

/// A state that time may have ended is asked by its end, whether or not the job has been there.
db::Value asked_state(const Q& query) {
  return db::Value(query.state ? std::int64_t{1} + static_cast<std::int64_t>(*query.state) : std::int64_t{0});
}
std::string in_state() {
  std::string text;
  for (const auto& name : names(RegistrationState{})) {
    const auto number = std::to_string(1 + static_cast<int>(name.value));
    std::string condition = "r.state = '" + std::string(name.text) + "'";
    if (name.value == RegistrationState::registered) condition += " AND r.expires_at > :now";
    if (name.value == RegistrationState::expired)
      condition = "(" + condition + " OR (r.state = 'registered' AND r.expires_at <= :now))";
    text += "[state=" + number + ": AND " + condition + "] ";
  }
  return text;
}

std::vector<lists::ListColumn<R>> columns() {
  return {
      column<&R::id>("r.registration_id", {}, "The registration.").not_in_files(),
      column<&R::partner_id>("r.partner_id", {}, "Whose it is.").not_in_files(),
      column<&R::partner_name>("p.name", {"Partner", "报备伙伴"}, "That partner's name.").masked_in_files(),
      column<&R::company_name>("r.company_name", {"Company", "客户名称"}, "The company.")
          .sorted()
          .masked_in_files(),
      column<&R::credit_code>("r.credit_code", {"Social credit code", "统一社会信用代码"},
                              "Its unified social credit code."),
      column<&R::contact_name>("r.contact_name", {"Contact", "联系人"}, "Contact, masked.")
          .told_masked()
          .masked_in_files(),
      column<&R::mobile>("r.mobile", {"Mobile", "手机号码"}, "Mobile number, masked.").told_masked(),
      column<&R::email>("r.email", {"E-mail", "邮箱"}, "E-mail, masked; empty: none yet.").told_masked(),
      column<&R::remark>("r.remark", {"Remark", "备注"}, "What the partner wrote for the review."),
      computed<&R::has_email>({}, "Whether a mail can be sent.").not_in_files(),
      column<&R::state>("r.state", {"State", "报备状态"}, "State now.").in_words_of("registration_state"),
      column<&R::reason>("r.reason", {"Reason", "驳回原因"}, "Why it was rejected."),
      column<&R::created_by>("r.created_by_name", {"Registered by", "报备人"}, "Who registered it.")
          .masked_in_files(),
      column<&R::created_at>("r.created_at", {"Registered at", "报备时间"}, "When.").sorted(),
      some<&R::reviewed_by>("r.reviewed_by", {"Reviewed by", "审核人"}, "Who reviewed it.").not_in_files(),
      some<&R::reviewed_at>("r.reviewed_at", {"Reviewed", "审核时间"}, "When."),
      some<&R::expires_at>("r.expires_at", {"Valid until", "有效期至"}, "Until when it is valid.").sorted(),
      some<&R::customer_id>("r.customer_id", {}, "The customer it became.").not_in_files()};
}

std::vector<lists::Filter<Q>> filters() {
  return {lists::contains<&Q::company_name>("r.company_name", "Part of the company's name."),
          lists::is_whole<&Q::contact_name>("r.contact_name", "The contact's whole name."),
          lists::filter<&Q::state>(in_state(), "State now.", &asked_state),
          lists::from_day<&Q::from>("r.created_at", "Registered on this day or later (GMT+08:00)."),
          lists::to_day<&Q::to>("r.created_at", "Registered on this day or earlier (GMT+08:00)."),
          lists::equals<&Q::partner_id>("r.partner_id", "The vendor: of this partner.")};
}

constexpr const char* k_from =
    "registration r JOIN partner p ON p.tenant_id = r.tenant_id AND p.partner_id = r.partner_id";
const std::vector<std::string_view> k_file{"company_name", "credit_code", "contact_name", "mobile",
                                           "email",        "state",       "remark",       "created_by",
                                           "created_at",   "reviewed_at", "reason",       "expires_at"};
std::vector<std::string_view> file_with_partner() {
  std::vector<std::string_view> file{"partner_name"};
  file.insert(file.end(), k_file.begin(), k_file.end());
  return file;
}

const lists::List<R, Q, PartnersOwn> k_registrations{{
    .name = "acquisition.registrations",
    .from = k_from,
    .count_from = "registration r",
    .scope = "r.tenant_id = :tenant_id AND r.partner_id = :own_partner [own: AND r.created_by = :own] "
             "[team: AND (r.created_by = :team OR r.created_by IN " +
             customers::team_of("r.tenant_id") + ")]",
    .columns = columns(),
    .filters = filters(),
    .order = "r.created_at DESC, r.registration_id DESC",
    .file = k_file,
}};
const lists::List<R, Q, Everybodys> k_reviews{{
    .name = "acquisition.registrations_everywhere",
    .from = k_from,
    .count_from = "registration r",
    .scope = "1 = 1 [tenant_id: AND r.tenant_id = :tenant_id]",
    .columns = columns(),
    .filters = filters(),
    .order = "r.created_at DESC, r.registration_id DESC",
    .file = file_with_partner(),
}};

/// As it is shown now, from what is stored.
void finish(RegistrationRow& row, Instant now) {
  row.contact_name = masked(Mask::name, row.contact_name);
  row.mobile = masked(Mask::mobile, row.mobile);
  row.has_email = !row.email.empty();
  row.email = row.has_email ? masked(Mask::email, row.email) : "";
  row.state = state_at(row.state, row.expires_at.value_or(Instant{0}), now);
  if (!row.reviewed_by) row.reviewed_at.reset();
}
auto finish_at(Instant now) {
  return [now](std::span<RegistrationRow> rows) {
    for (auto& row : rows) finish(row, now);
  };
}

Outcome check_filters(const work::View& view, const RegistrationQuery& query) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(query.contact_name), "contact_name");
}

PartnersOwn scope_of(const work::View& view) {
  const customers::RowScope rows = customers::scope_of(view.who);
  return {view.who.tenant, view.who.partner, rows.own, rows.team, view.now};
}

/// Which partner is not a partner's to say.
RegistrationQuery of_own(RegistrationQuery query) {
  query.partner_id.reset();
  return query;
}

}  // namespace

RegistrationRow row_of(const Registration& r, const std::string& partner_name, Instant now) {
  RegistrationRow row;
  row.id = r.id;
  row.partner_id = r.partner;
  row.partner_name = partner_name;
  row.company_name = r.company_name;
  row.credit_code = r.credit_code;
  row.contact_name = r.contact_name;
  row.mobile = r.mobile;
  row.email = r.email;
  row.remark = r.remark;
  row.state = r.state;
  row.reason = r.reason;
  row.created_by = r.created_by_name;
  row.created_at = r.created_at;
  if (!r.reviewed_by.empty()) row.reviewed_by = r.reviewed_by;
  row.reviewed_at = r.reviewed_at;
  if (r.expires_at.micros != 0) row.expires_at = r.expires_at;
  if (r.customer) row.customer_id = r.customer;
  finish(row, now);
  return row;
}

wire::Fields RegistrationQuery::fields() { return k_registrations.query_fields(); }
wire::Fields RegistrationRow::fields() { return k_registrations.row_fields(); }
const lists::FileCells& registration_cells() { return k_registrations.cells(); }
const lists::FileCells& review_cells() { return k_reviews.cells(); }

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
  PC_CHECK(check_filters(view, query));
  return k_registrations.page(view, scope_of(view), of_own(query), finish_at(view.now));
}

Result<RegistrationRows> list_reviews(const work::View& view, const RegistrationQuery& query) {
  PC_CHECK(check_filters(view, query));
  return k_reviews.page(view, {{}, view.now}, query, finish_at(view.now));
}

Result<Done> export_registrations(const work::View& view, const RegistrationQuery& query,
                                  const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  return k_registrations.write(view, scope_of(view), of_own(query), write, finish_at(view.now));
}

Result<Done> export_reviews(const work::View& view, const RegistrationQuery& query,
                            const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  return k_reviews.write(view, {{}, view.now}, query, write, finish_at(view.now));
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

}  // namespace pc::acquisition
