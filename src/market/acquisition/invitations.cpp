#include "invitations.hpp"

#include "platform/documents/qr.hpp"
#include "scope.hpp"
#include "tokens.hpp"

namespace pc::acquisition {

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
namespace {

using Q = InvitationQuery;
using lists::column;
using lists::computed;
using lists::some;

/// A partner's own, or its account manager's, or a supervisor's and its team's.
struct PartnersOwn {
  TenantId tenant_id;
  std::int64_t own_partner = 0;
  std::int64_t own = 0, team = 0;
  Instant now;
  std::string account;  // the whole account name, for who may see it in full
};

/// A state that time may have ended is asked by its end.
db::Value asked_state(const Q& query) {
  return db::Value(query.state ? std::int64_t{1} + static_cast<std::int64_t>(*query.state) : std::int64_t{0});
}
std::string in_state() {
  std::string text;
  for (const auto& name : names(InvitationState{})) {
    const auto number = std::to_string(1 + static_cast<int>(name.value));
    std::string condition = "i.state = '" + std::string(name.text) + "'";
    if (name.value == InvitationState::waiting) condition += " AND i.expires_at > :now";
    if (name.value == InvitationState::expired) condition = "i.state = 'waiting' AND i.expires_at <= :now";
    text += "[state=" + number + ": AND " + condition + "] ";
  }
  return text;
}

template <class Row>
typename lists::List<Row, Q, PartnersOwn>::Declared declared(const char* name, const char* condition,
                                                             std::vector<lists::ListColumn<Row>> columns,
                                                             std::vector<std::string_view> file) {
  return {.name = name,
          .from = "invitation i",
          .scope = "i.tenant_id = :tenant_id AND i.partner_id = :own_partner AND " + std::string(condition) +
                   " [own: AND i.inviter_id = :own] [team: AND (i.inviter_id = :team OR i.inviter_id IN " +
                   customers::team_of("i.tenant_id") + ")]",
          .columns = std::move(columns),
          .filters = {lists::filter<&Q::name>(
                          "[name: AND (i.company_name LIKE :name ESCAPE '!' OR "
                          "(i.account_name <> '' AND i.account_name LIKE :account ESCAPE '!'))] ",
                          "Part of the company's name, or the whole account name for who may see it in full.",
                          [](const Q& query) { return db::Value(lists::contains_pattern(query.name)); }),
                      lists::equals<&Q::kind>("i.kind", "How it was made."),
                      lists::filter<&Q::state>(in_state(), "State now.", &asked_state),
                      lists::equals<&Q::registration_id>("i.registration_id", "Those of one registration.")},
          .order = "i.created_at DESC, i.invitation_id DESC",
          .file = std::move(file)};
}

using I = InvitationRow;
const lists::List<I, Q, PartnersOwn> k_history{declared<I>(
    "acquisition.invitations", "i.kind <> 'generic'",
    {column<&I::id>("i.invitation_id", {}, "The invitation.").not_in_files(),
     lists::hidden<&I::manager>("i.manager_id"),
     column<&I::kind>("i.kind", {"Way", "邀请方式"},
                      "mail, personal (a link for one), joined (one use of a generic link).")
         .in_words_of("invitation_kind"),
     column<&I::state>("i.state", {"State", "关联状态"}, "State now.").in_words_of("invitation_state"),
     column<&I::association_type>("i.association_type", {"Association", "关联类型"},
                                  "How the customer will be associated.")
         .in_words_of("association"),
     column<&I::company_name>("i.company_name", {"Company", "客户名称"}, "The company.").masked_in_files(),
     column<&I::email>("i.email", {"E-mail", "邮箱"}, "Where the mail went, masked.").told_masked(),
     column<&I::account_name>("i.account_name", {"Account name", "账号名"},
                              "The account that tried or was associated, masked.")
         .told_masked(),
     column<&I::tag>("i.tag", {"Tag", "自定义标签"}, "Custom tag."),
     column<&I::inviter>("i.inviter_name", {"Invited by", "邀请人"}, "Who made it.").masked_in_files(),
     computed<&I::to_manager>({}, "Whether the customer belongs to the inviter, an account manager.")
         .not_in_files(),
     some<&I::failure>("i.failure", {"Failure", "失败原因码"}, "Code of the last failure."),
     computed<&I::reason>({"Reason", "失败原因"}, "The failure in words."),
     computed<&I::advice>({}, "What can be done about it.").not_in_files(),
     some<&I::registration_id>("i.registration_id", {}, "The registration it is for.").not_in_files(),
     some<&I::customer_id>("i.customer_id", {}, "The customer who was associated.").not_in_files(),
     column<&I::created_at>("i.created_at", {"Invited at", "邀请时间"}, "When it was made.").sorted(),
     column<&I::expires_at>("i.expires_at", {"Valid until", "有效期至"}, "Until when the link works."),
     some<&I::ended_at>("i.ended_at", {"Ended at", "处理时间"}, "When it was used, failed or was revoked.")},
    {"company_name", "email", "account_name", "kind", "association_type", "state", "failure", "reason", "tag",
     "inviter", "created_at", "expires_at", "ended_at"})};

using L = LinkRow;
const lists::List<L, Q, PartnersOwn> k_links{declared<L>(
    "acquisition.generic_links", "i.kind = 'generic'",
    {column<&L::id>("i.invitation_id", {}, "The invitation."), lists::hidden<&L::manager>("i.manager_id"),
     lists::hidden<&L::nonce>("i.nonce"), column<&L::kind>("i.kind", {}, "generic, personal or mail."),
     column<&L::state>("i.state", {}, "State now."),
     column<&L::association_type>("i.association_type", {}, "How customers will be associated."),
     column<&L::company_name>("i.company_name", {}, "The company it is for; empty: anybody."),
     column<&L::tag>("i.tag", {}, "Custom tag."), column<&L::inviter>("i.inviter_name", {}, "Who made it."),
     computed<&L::link>({}, "The address to give to the customer; empty when revoked."),
     computed<&L::to_manager>({}, "Whether customers belong to the inviter, an account manager."),
     column<&L::created_at>("i.created_at", {}, "When it was made.").sorted(),
     column<&L::expires_at>("i.expires_at", {}, "Until when it works.")},
    {})};

PartnersOwn scope_of(const work::View& view, const Q& query) {
  const customers::RowScope rows = customers::scope_of(view.who);
  const bool in_full = view.who.may(customers::permissions::reveal);
  return {view.who.tenant, view.who.partner, rows.own,
          rows.team,       view.now,         in_full ? lists::whole_pattern(query.name) : std::string()};
}

Result<Invitation> open_link(const work::View& view, InvitationId id) {
  PC_TRY(invitation, own_invitation(view.reader, view.who, id));
  const auto state = invitation.now(view.now);
  const bool open = state == InvitationState::waiting || state == InvitationState::failed;
  if (!open || invitation.kind == InvitationKind::joined || invitation.expires_at <= view.now)
    return errors::invitation_over;
  return invitation;
}

/// As it is shown now, from what is stored.
void finish(InvitationRow& row, Language language, Instant now) {
  row.state = state_at(row.state, row.expires_at.value_or(Instant{0}), now);
  row.email = row.email.empty() ? "" : masked(Mask::email, row.email);
  row.account_name = masked(Mask::name, row.account_name);
  row.to_manager = static_cast<bool>(row.manager);
  const auto* failure = row.failure ? failure_of(*row.failure) : nullptr;
  if (failure == nullptr) row.failure.reset();
  if (failure != nullptr) {
    row.reason = refuse(*failure).message(language);
    row.advice = std::string(advice_for(*row.failure, language));
  }
  if (row.kind == InvitationKind::joined) row.expires_at.reset();
}

void finish(const Services& services, LinkRow& row, Instant now) {
  row.state = state_at(row.state, row.expires_at, now);
  row.to_manager = static_cast<bool>(row.manager);
  Invitation secret;
  secret.id = row.id;
  secret.nonce = row.nonce;
  row.link = row.state == InvitationState::revoked ? std::string() : link_of(services, secret);
}

auto finish_for(const work::View& view) {
  return [&view](std::span<InvitationRow> rows) {
    for (auto& row : rows) finish(row, view.who.language, view.now);
  };
}

}  // namespace

InvitationRow row_of(const Invitation& i, Language language, Instant now) {
  InvitationRow row;
  row.id = i.id;
  row.kind = i.kind;
  row.state = i.state;
  row.association_type = i.association;
  row.company_name = i.company_name;
  row.email = i.email;
  row.account_name = i.account_name;
  row.tag = i.tag;
  row.inviter = i.inviter_name;
  row.manager = i.manager;
  row.failure = i.failure;
  if (i.registration) row.registration_id = i.registration;
  if (i.customer) row.customer_id = i.customer;
  row.created_at = i.created_at;
  row.expires_at = i.expires_at;
  if (i.ended_at.micros != 0) row.ended_at = i.ended_at;
  finish(row, language, now);
  return row;
}

LinkRow link_row_of(const Services& services, const Invitation& i, Instant now) {
  LinkRow row;
  row.id = i.id;
  row.kind = i.kind;
  row.state = i.state;
  row.association_type = i.association;
  row.company_name = i.company_name;
  row.tag = i.tag;
  row.inviter = i.inviter_name;
  row.manager = i.manager;
  row.nonce = i.nonce;
  row.created_at = i.created_at;
  row.expires_at = i.expires_at;
  finish(services, row, now);
  return row;
}

wire::Fields InvitationQuery::fields() { return k_history.query_fields(); }
wire::Fields InvitationRow::fields() { return k_history.row_fields(); }
wire::Fields LinkRow::fields() { return k_links.row_fields(); }
const lists::FileCells& invitation_cells() { return k_history.cells(); }

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
  return k_history.page(view, scope_of(view, query), query, finish_for(view));
}

Result<Done> export_invitations(const work::View& view, const InvitationQuery& query,
                                const std::function<void(std::string_view)>& write) {
  return k_history.write(view, scope_of(view, query), query, write, finish_for(view));
}

Result<LinkRows> list_links(const work::View& view, const InvitationQuery& query) {
  return k_links.page(view, scope_of(view, query), query, [&](std::span<LinkRow> rows) {
    for (auto& row : rows) finish(view.reader.services(), row, view.now);
  });
}

Result<LinkRow> show_link(const work::View& view, const OneInvitation& query) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  return link_row_of(view.reader.services(), invitation, view.now);
}

Result<Done> qr_svg(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  write(documents::qr_svg(link_of(view.reader.services(), invitation)));
  return Done{};
}

Result<Done> qr_png(const work::View& view, const OneInvitation& query,
                    const std::function<void(std::string_view)>& write) {
  PC_TRY(invitation, open_link(view, query.invitation_id));
  write(documents::qr_png(link_of(view.reader.services(), invitation)));
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

}  // namespace pc::acquisition
