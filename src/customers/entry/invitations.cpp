#include "invitations.hpp"

#include "documents/qr.hpp"
#include "scope.hpp"
#include "tokens.hpp"

namespace pc::customers {

std::span<const wire::Name<InvitationKind>> names(InvitationKind) {
  using enum InvitationKind;
  static constexpr wire::Name<InvitationKind> all[] = {
      {mail, "mail"}, {personal, "personal"}, {generic, "generic"}, {joined, "joined"}};
  return all;
}

std::span<const wire::Name<InvitationState>> names(InvitationState) {
  using enum InvitationState;
  static constexpr wire::Name<InvitationState> all[] = {{waiting, "waiting"},
                                                        {associated, "associated"},
                                                        {failed, "failed"},
                                                        {expired, "expired"},
                                                        {revoked, "revoked"}};
  return all;
}

}  // namespace pc::customers

namespace pc::customers::entry {
namespace {

constexpr lists::SortKey k_sorts[] = {{"created_at", 1}};
constexpr int k_newest_first = 2;
constexpr std::int64_t k_links = 1, k_history = 2;
constexpr std::int64_t k_open = 1, k_ended = 2;

std::pair<std::string, std::int64_t> asked_state(const std::optional<InvitationState>& state) {
  if (!state) return {"", 0};
  if (*state == InvitationState::waiting) return {"", k_open};
  if (*state == InvitationState::expired) return {"", k_ended};
  return {std::string(state_text(*state)), 0};
}

struct Found {
  std::int64_t total = 0;
  std::vector<Invitation> items;
};

Result<Found> find(const work::View& view, const InvitationQuery& q, std::int64_t which) {
  PC_TRY(sort, lists::sort_number(q.sort, k_sorts, k_newest_first));
  const auto [stored, ended] = asked_state(q.state);
  const RowScope rows = pc::customers::scope_of(view.who);
  db::Params params{view.who.tenant.value,
                    view.who.partner,
                    rows.own,
                    which,
                    lists::contains_pattern(q.name),
                    q.kind ? std::string(kind_text(*q.kind)) : std::string(),
                    stored,
                    ended,
                    view.now.micros,
                    q.registration_id ? q.registration_id->value : 0,
                    rows.team,
                    view.who.may(permissions::reveal) ? lists::whole_pattern(q.name) : std::string()};
  Found found;
  found.total = view.reader.one(store::count_invitations, params).integer(0);
  params.insert(params.end(), {sort, q.limit.value, q.offset.value});
  for (const auto& row : view.reader.rows(store::select_invitations, params))
    found.items.push_back(store::invitation_of(row));
  return found;
}

Result<Invitation> open_link(const work::View& view, InvitationId id) {
  PC_TRY(invitation, own_invitation(view.reader, view.who, id));
  const auto state = invitation.now(view.now);
  const bool open = state == InvitationState::waiting || state == InvitationState::failed;
  if (!open || invitation.kind == InvitationKind::joined || invitation.expires_at <= view.now)
    return errors::invitation_over;
  return invitation;
}

}  // namespace

InvitationRow row_of(const Invitation& i, Language language, Instant now) {
  InvitationRow row;
  row.id = i.id;
  row.kind = i.kind;
  row.state = i.now(now);
  row.association_type = i.association;
  row.company_name = i.company_name;
  row.email = i.email.empty() ? "" : masked(Mask::email, i.email);
  row.account_name = masked(Mask::name, i.account_name);
  row.tag = i.tag;
  row.inviter = i.inviter_name;
  row.to_manager = static_cast<bool>(i.manager);
  if (const auto* failure = failure_of(i.failure)) {
    row.failure = i.failure;
    row.reason = refuse(*failure).message(language);
    row.advice = std::string(advice_for(i.failure, language));
  }
  if (i.registration) row.registration_id = i.registration;
  if (i.customer) row.customer_id = i.customer;
  row.created_at = i.created_at;
  if (i.kind != InvitationKind::joined) row.expires_at = i.expires_at;
  if (i.ended_at.micros != 0) row.ended_at = i.ended_at;
  return row;
}

LinkRow link_row_of(const Invitation& i, Instant now) {
  LinkRow row;
  row.id = i.id;
  row.kind = i.kind;
  row.state = i.now(now);
  row.association_type = i.association;
  row.company_name = i.company_name;
  row.tag = i.tag;
  row.inviter = i.inviter_name;
  row.link = row.state == InvitationState::revoked ? std::string() : link_of(i);
  row.to_manager = static_cast<bool>(i.manager);
  row.created_at = i.created_at;
  row.expires_at = i.expires_at;
  return row;
}

wire::Fields InvitationQuery::fields() {
  using Q = InvitationQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::name>("name", "Part of the company's name, or the whole account name "
                                                   "for who may see it in full."),
      wire::field<&Q::kind>("kind", "How it was made."),
      wire::field<&Q::state>("state", "State now."),
      wire::field<&Q::registration_id>("registration_id", "Those of one registration."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "created_at or -created_at.")};
  return all;
}

wire::Fields InvitationRow::fields() {
  using R = InvitationRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The invitation."),
      wire::field<&R::kind>("kind", "mail, personal (a link for one), joined (one use of a generic link)."),
      wire::field<&R::state>("state", "State now."),
      wire::field<&R::association_type>("association_type", "How the customer will be associated."),
      wire::field<&R::company_name>("company_name", "The company."),
      wire::field<&R::email>("email", "Where the mail went, masked."),
      wire::field<&R::account_name>("account_name", "The account that tried or was associated, masked."),
      wire::field<&R::tag>("tag", "Custom tag."),
      wire::field<&R::inviter>("inviter", "Who made it."),
      wire::field<&R::to_manager>("to_manager",
                                  "Whether the customer belongs to the inviter, an account manager."),
      wire::field<&R::failure>("failure", "Code of the last failure."),
      wire::field<&R::reason>("reason", "The failure in words."),
      wire::field<&R::advice>("advice", "What can be done about it."),
      wire::field<&R::registration_id>("registration_id", "The registration it is for."),
      wire::field<&R::customer_id>("customer_id", "The customer who was associated."),
      wire::field<&R::created_at>("created_at", "When it was made."),
      wire::field<&R::expires_at>("expires_at", "Until when the link works."),
      wire::field<&R::ended_at>("ended_at", "When it was used, failed or was revoked.")};
  return all;
}

wire::Fields InvitationRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&InvitationRows::total>("total", "Invitations that match."),
      wire::field<&InvitationRows::items>("items", "The page.")};
  return all;
}

wire::Fields LinkRow::fields() {
  using R = LinkRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The invitation."),
      wire::field<&R::kind>("kind", "generic, personal or mail."),
      wire::field<&R::state>("state", "State now."),
      wire::field<&R::association_type>("association_type", "How customers will be associated."),
      wire::field<&R::company_name>("company_name", "The company it is for; empty: anybody."),
      wire::field<&R::tag>("tag", "Custom tag."),
      wire::field<&R::inviter>("inviter", "Who made it."),
      wire::field<&R::link>("link", "The address to give to the customer; empty when revoked."),
      wire::field<&R::to_manager>("to_manager",
                                  "Whether customers belong to the inviter, an account manager."),
      wire::field<&R::created_at>("created_at", "When it was made."),
      wire::field<&R::expires_at>("expires_at", "Until when it works.")};
  return all;
}

wire::Fields LinkRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&LinkRows::total>("total", "Links that match."),
                                        wire::field<&LinkRows::items>("items", "The page.")};
  return all;
}

wire::Fields OneInvitation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneInvitation::invitation_id>("invitation_id", "The invitation.")};
  return all;
}

wire::Fields RevealInvitations::fields() {
  using R = RevealInvitations;
  static constexpr wire::Field all[] = {
      wire::field<&R::invitation_ids>("invitation_ids", "The invitations of the page."),
      wire::field<&R::reason>("reason", "Why; the partner may require it.")};
  return all;
}

wire::Fields RevealedInvitation::fields() {
  using R = RevealedInvitation;
  static constexpr wire::Field all[] = {wire::field<&R::id>("id", "The invitation."),
                                        wire::field<&R::email>("email", "Where the mail went."),
                                        wire::field<&R::account_name>("account_name", "The account.")};
  return all;
}

wire::Fields RevealedInvitations::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RevealedInvitations::items>("items", "In the order asked.")};
  return all;
}

Result<InvitationRows> list_invitations(const work::View& view, const InvitationQuery& query) {
  PC_TRY(found, find(view, query, k_history));
  InvitationRows page;
  page.total = found.total;
  for (const auto& each : found.items) page.items.push_back(row_of(each, view.who.language, view.now));
  return page;
}

Result<LinkRows> list_links(const work::View& view, const InvitationQuery& query) {
  PC_TRY(found, find(view, query, k_links));
  LinkRows page;
  page.total = found.total;
  for (const auto& each : found.items) page.items.push_back(link_row_of(each, view.now));
  return page;
}

Result<LinkRow> show_link(const work::View& view, const OneInvitation& query) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  return link_row_of(invitation, view.now);
}

Result<Done> qr_svg(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  write(documents::qr_svg(link_of(invitation)));
  return Done{};
}

Result<Done> qr_png(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  write(documents::qr_png(link_of(invitation)));
  return Done{};
}

namespace {

audit::Look look_of(const RevealInvitations& input) {
  return {{}, {"email", "account_name"}, input.reason ? input.reason->value : std::string()};
}

}  // namespace

Result<RevealedInvitations> reveal_invitations(work::Work& work, const RevealInvitations& input) {
  RevealedInvitations rows;
  auto look = look_of(input);
  for (const auto& id : input.invitation_ids.items) {
    const auto found = own_invitation(work.tx, work.who, id);
    if (!found) continue;
    rows.items.push_back({id, found->email, found->account_name});
    if (found->customer) look.owners.push_back({found->tenant, "customer", found->customer.value});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return rows;
}

audit::Note note_of_reveal(const RevealInvitations& input, const RevealedInvitations* rows) {
  auto look = look_of(input);
  if (rows != nullptr)
    for (const auto& row : rows->items) look.owners.push_back({TenantId(), "invitation", row.id.value});
  return audit::note_of(look);
}

}  // namespace pc::customers::entry
