#include "people_list.hpp"

#include <map>

#include "core/audit/reveals.hpp"
#include "grants.hpp"
#include "people/persons/custom_roles.hpp"
#include "people/persons/words.hpp"
#include "platform/base/mask.hpp"
#include "store.hpp"

namespace pc::members {
namespace {

std::map<std::int64_t, std::string> custom_names(db::Reader& reader, const persons::Scope& scope) {
  std::map<std::int64_t, std::string> names;
  for (const auto& row : persons::custom_roles(reader, scope.tenant, scope.partner))
    names[row.role_id] = row.name;
  return names;
}

audit::Look look_of(const RevealPeople& input) {
  return {{}, {"mobile", "email"}, input.reason ? input.reason->value : std::string()};
}

std::vector<RoleRef> named(const Services& services, const std::map<std::int64_t, std::string>& custom,
                           Language language, const std::vector<std::string>& roles) {
  std::vector<RoleRef> all;
  for (const auto& role : roles) {
    if (const auto* preset = persons::preset_role(services, role))
      all.push_back({role, worded(*preset, language)});
    else if (const auto number = persons::custom_role_number(role); number && custom.contains(*number))
      all.push_back({role, custom.at(*number)});
  }
  return all;
}

/// ",role," with what LIKE would take for a wildcard escaped.
db::Value role_pattern(const PeopleQuery& query) {
  if (!query.role || query.role->empty()) return std::string();
  return lists::contains_pattern(Text<0, 64>{"," + query.role->value + ","});
}

/// The caller's colleagues; one of them where `person_id` is not 0.
struct Colleagues {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
  std::string side;
  access::PersonId person_id;
};
Colleagues colleagues_of(const access::Principal& who, access::PersonId person = {}) {
  const auto scope = persons::scope_of(who);
  return {scope.tenant, scope.partner, std::string(persons::side_text(scope.side)), person};
}

using Q = PeopleQuery;
using R = PersonRow;
using lists::column;
using lists::computed;
using lists::hidden;

const lists::List<R, Q, Colleagues, PersonRows> k_people{{
    .name = "members.people",
    .from = "person",
    .scope = "tenant_id = :tenant_id AND partner_id = :partner_id AND customer_id = 0 AND side = :side "
             "[person_id: AND person_id = :person_id]",
    .columns =
        {column<&R::id>("person_id", {}, "The person.").not_in_files(),
         column<&R::name>("display_name", {"Name", "姓名"}, "Name shown.").sorted(),
         column<&R::account_name>("account_name", {}, "Account to sign in to.").not_in_files(),
         column<&R::user_name>("user_name", {"User name", "用户名"},
                               "User name (IAM用户); empty for the main account.")
             .masked_in_files(),
         computed<&R::main_account>({}, "The account that joined the programme.").not_in_files(),
         computed<&R::mobile>({"Mobile", "手机号码"}, "Masked.").told_masked(),
         computed<&R::email>({"E-mail", "邮箱"}, "Masked.").told_masked(), hidden<&R::full_mobile>("mobile"),
         hidden<&R::full_email>("email"), hidden<&R::held_roles>("roles"),
         computed<&R::roles>({"Role", "角色"}, "1 to 3 roles."),
         computed<&R::supervisor>({"Supervisor", "客户经理主管"}, "Of an account manager.").masked_in_files(),
         column<&R::status>("status", {"Status", "状态"}, "")
             .as(wire::one_of<&R::status, "active", "disabled">("status", "active or disabled."))
             .in_words_of("person_status"),
         lists::some<&R::last_sign_in_at>("last_sign_in_at", {"Last sign-in", "最近登录"}, "Null: never.")
             .sorted(),
         column<&R::created_at>("created_at", {"Created", "创建时间"}, "Since when.").sorted(),
         column<&R::must_change_password>("must_change_password", {},
                                          "Has not yet set a password of its own.")
             .not_in_files()},
    .filters = {lists::contains<&Q::name>("display_name", "Part of the name."),
                lists::contains<&Q::user_name>("user_name", "Part of the user name."),
                lists::filter<&Q::role>("[role: AND (',' || roles || ',') LIKE :role ESCAPE '!'] ",
                                        "Holders of this role.", &role_pattern),
                lists::equals<&Q::status>("status", "active or disabled.")},
    .order = "created_at, person_id",
}};

/// What rows do not hold: names of roles and supervisors.
class Names {
 public:
  explicit Names(const work::View& view)
      : services_(view.reader.services()),
        language_(view.who.language),
        side_(view.who.side),
        custom_(custom_names(view.reader, persons::scope_of(view.who))) {
    const auto scope = persons::scope_of(view.who);
    for (const auto& row : view.reader.rows(store::select_supervisor_names, {scope.tenant, scope.partner}))
      supervisors_[row.manager_id] = {row.person_id, row.display_name};
  }
  void operator()(std::span<PersonRow> rows) const {
    for (auto& row : rows) {
      row.main_account = persons::is_main_account(side_, row.user_name);
      row.mobile = masked_mobile(row.full_mobile);
      row.email = masked_email(row.full_email);
      std::vector<std::string> roles;
      for (const auto role : split(row.held_roles, ',')) roles.emplace_back(role);
      row.roles = named(services_, custom_, language_, roles);
      if (const auto found = supervisors_.find(row.id); found != supervisors_.end())
        row.supervisor = found->second;
    }
  }

 private:
  const Services& services_;
  Language language_;
  access::Side side_;
  std::map<std::int64_t, std::string> custom_;
  std::map<access::PersonId, PersonRef> supervisors_;
};

}  // namespace

wire::Fields PersonRow::fields() { return k_people.row_fields(); }
wire::Fields PeopleQuery::fields() {
  static const auto all = [] {
    const auto declared = k_people.query_fields();
    std::vector<wire::Field> fields(declared.begin(), declared.end());
    fields.back().doc = "name, last_sign_in_at or created_at, with - for descending.";  // as it was published
    return fields;
  }();
  return all;
}
const lists::FileCells& person_cells() { return k_people.cells(); }

Result<PersonRows> list_people(const work::View& view, const PeopleQuery& query) {
  return k_people.page(view, colleagues_of(view.who), query, Names(view));
}

Result<Done> export_people(const work::View& view, const PeopleQuery& query,
                           const std::function<void(std::string_view)>& write) {
  return k_people.write(view, colleagues_of(view.who), query, write, Names(view));
}

Result<PersonRow> show_person(const work::View& view, const OnePerson& query) {
  PC_TRY(found, k_people.items(view, colleagues_of(view.who, query.person_id), {}, Names(view)));
  if (found.empty()) return refuse(persons::errors::unknown_person, "person_id");
  return std::move(found.front());
}

Result<FullPeople> reveal_people(work::Work& work, const RevealPeople& input) {
  FullPeople all;
  audit::Look look = look_of(input);
  const auto scope = persons::scope_of(work.who);
  for (const auto id : input.ids.items) {
    PC_TRY(found, persons::member(work.tx, scope, id));
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

}  // namespace pc::members
