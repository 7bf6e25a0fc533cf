#include "people_list.hpp"

#include <map>

#include "audit/reveals.hpp"
#include "base/mask.hpp"
#include "organisation/store.hpp"

namespace pc::identity {
namespace {

constexpr lists::SortKey k_sorts[] = {{"name", 1}, {"last_sign_in_at", 3}, {"created_at", 5}};
constexpr int k_oldest_first = 5;

std::map<std::int64_t, std::string> custom_names(db::Reader& reader, const Scope& scope) {
  std::map<std::int64_t, std::string> names;
  for (const auto& row : reader.rows(store::select_custom_roles, {scope.tenant.value, scope.partner}))
    names[row.integer(0)] = row.text(1);
  return names;
}

audit::Look look_of(const RevealPeople& input) {
  return {{}, {"mobile", "email"}, input.reason ? input.reason->value : std::string()};
}

std::vector<RoleRef> named(const std::map<std::int64_t, std::string>& custom, Language language,
                           const std::vector<std::string>& roles) {
  std::vector<RoleRef> all;
  for (const auto& role : roles) {
    if (const auto* preset = here().preset(role))
      all.push_back({role, worded(*preset, language)});
    else if (const auto number = custom_role_number(role); number && custom.contains(*number))
      all.push_back({role, custom.at(*number)});
  }
  return all;
}

class Rows {
 public:
  explicit Rows(const work::View& view)
      : language_(view.who.language),
        side_(view.who.side),
        custom_(custom_names(view.reader, scope_of(view.who))) {
    const Scope scope = scope_of(view.who);
    for (const auto& row :
         view.reader.rows(store::select_supervisor_names, {scope.tenant.value, scope.partner}))
      supervisors_[row.integer(0)] = {row.id<access::PersonId>(1), row.text(2)};
  }
  PersonRow of(const Member& m) const {
    PersonRow row;
    row.id = m.id;
    row.name = m.name;
    row.account_name = m.account_name;
    row.user_name = m.user_name;
    row.main_account = m.main_account(side_);
    row.mobile = masked_mobile(m.mobile);
    row.email = masked_email(m.email);
    row.roles = named(custom_, language_, m.roles);
    if (const auto found = supervisors_.find(m.id.value); found != supervisors_.end())
      row.supervisor = found->second;
    row.status = m.status;
    if (m.last_sign_in_at.micros != 0) row.last_sign_in_at = m.last_sign_in_at;
    row.created_at = m.created_at;
    row.must_change_password = m.must_change_password;
    return row;
  }

 private:
  Language language_;
  access::Side side_;
  std::map<std::int64_t, std::string> custom_;
  std::map<std::int64_t, PersonRef> supervisors_;
};

/// ",role," with what LIKE would take for a wildcard escaped.
std::string role_pattern(const std::optional<Text<0, 64>>& role) {
  if (!role || role->empty()) return {};
  return lists::contains_pattern(Text<0, 64>{"," + role->value + ","});
}

}  // namespace

std::vector<RoleRef> role_names(db::Reader& reader, const access::Principal& who,
                                const std::vector<std::string>& roles) {
  return named(custom_names(reader, scope_of(who)), who.language, roles);
}

Result<PersonRows> list_people(const work::View& view, const PeopleQuery& q) {
  PC_TRY(sort, lists::sort_number(q.sort, k_sorts, k_oldest_first));
  const Scope scope = scope_of(view.who);
  db::Params params{scope.tenant.value,
                    scope.partner,
                    std::string(store::side_text(scope.side)),
                    lists::contains_pattern(q.name),
                    lists::contains_pattern(q.user_name),
                    role_pattern(q.role),
                    lists::text_or_empty(q.status)};
  PersonRows page;
  page.total = view.reader.one(store::count_people, params).integer(0);
  params.insert(params.end(), {sort, q.limit.value, q.offset.value});
  const Rows rows(view);
  for (const auto& row : view.reader.rows(store::select_people, params))
    page.items.push_back(rows.of(member_of(row)));
  return page;
}

Result<PersonRow> show_person(const work::View& view, const OnePerson& query) {
  PC_TRY(found, member(view.reader, scope_of(view.who), query.person_id));
  return Rows(view).of(found);
}

Result<FullPeople> reveal_people(work::Work& work, const RevealPeople& input) {
  FullPeople all;
  audit::Look look = look_of(input);
  const Scope scope = scope_of(work.who);
  for (const auto id : input.ids.items) {
    PC_TRY(found, member(work.tx, scope, id));
    all.items.push_back({id, found.mobile, found.email});
    look.owners.push_back({scope.tenant, "person", id.value});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return all;
}

audit::Note note_of_reveal(const RevealPeople& input, const FullPeople* people) {
  audit::Look look = look_of(input);
  if (people != nullptr)
    for (const auto& person : people->items) look.owners.push_back({TenantId(), "person", person.id.value});
  return audit::note_of(look);
}

}  // namespace pc::identity
