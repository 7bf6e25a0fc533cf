// What a person sets for themselves: language, password, columns of tables.
#include "core/audit/audit.hpp"
#include "people/credentials/credentials.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/password_check.hpp"
#include "people/persons/words.hpp"
#include "platform/base/hash.hpp"
#include "platform/wire/one_of.hpp"
#include "routes.hpp"
#include "session.hpp"
#include "store.hpp"

namespace pc::sign_in {

namespace errors {
inline constexpr ErrorCode same_password{"identity.same_password", Kind::invalid,
                                         "The new password is the old one.", "新密码不能与当前密码相同。"};
}  // namespace errors

namespace {

constexpr std::size_t k_columns_max = 40;
constexpr std::int64_t k_tables_max = 200;  // far more than the console has

struct SetLanguage {
  static constexpr const char* shape_name = "SetLanguage";
  Text<2, 5> language;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::one_of<&SetLanguage::language, "zh-CN", "en">("language", "zh-CN or en.")};
    return all;
  }
};

struct ChangePassword {
  static constexpr const char* shape_name = "ChangePassword";
  TypedPassword old_password, new_password;
  bool disable_keys = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&ChangePassword::old_password>("old_password", "The password until now."),
        wire::field<&ChangePassword::new_password>("new_password",
                                                   "8 to 64 characters of at least two kinds."),
        wire::defaulted<&ChangePassword::disable_keys>(
            "disable_keys", "Whether the person's access keys are disabled, too; default false.")};
    return all;
  }
};

struct TableName {
  static constexpr const char* shape_name = "TableName";
  Text<1, 40> table;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&TableName::table>("table", "Name of a table of the console.")};
    return all;
  }
};

struct TableSetting {
  static constexpr const char* shape_name = "TableSetting";
  std::optional<wire::List<Text<1, 40>, k_columns_max>> columns;
  std::optional<wire::Bounded<1, 100>> page_size;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&TableSetting::columns>("columns", "Columns shown, in order; null: all."),
        wire::field<&TableSetting::page_size>("page_size", "Rows a page; null: the default.")};
    return all;
  }
};

struct SetTable {
  static constexpr const char* shape_name = "SetTable";
  Text<1, 40> table;
  std::optional<wire::List<Text<1, 40>, k_columns_max>> columns;
  std::optional<wire::Bounded<1, 100>> page_size;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SetTable::table>("table", "Name of a table of the console."),
        wire::field<&SetTable::columns>("columns", "Columns shown, in order; null: all."),
        wire::field<&SetTable::page_size>("page_size", "Rows a page; null: the default.")};
    return all;
  }
};

Result<edge::Nothing> set_language(work::Work& work, const SetLanguage& input) {
  PC_TRY(language, persons::language_named(input.language.value));
  persons::set_language(work.tx, work.who.tenant, work.who.person, language);
  return edge::Nothing{};
}

Result<edge::Nothing> set_table(work::Work& work, const SetTable& input) {
  std::string columns;
  if (input.columns)
    for (const auto& column : input.columns->items) {
      if (column.value.find(',') != std::string::npos)
        return refuse(pc::errors::invalid_value, "columns", "names");
      columns += (columns.empty() ? "" : ",") + column.value;
    }
  const TenantId tenant = work.who.tenant;
  const auto known = work.tx.maybe(store::select_table, {tenant, work.who.person, input.table.value});
  if (!known && work.tx.one(store::count_tables, {tenant, work.who.person}).found >= k_tables_max)
    return refuse(pc::errors::invalid_value, "table", "at most " + std::to_string(k_tables_max));
  work.tx.change(store::upsert_table, {tenant, work.who.person, input.table.value, columns,
                                       input.page_size ? input.page_size->value : 0});
  return edge::Nothing{};
}

Result<TableSetting> show_table(const work::View& view, const TableName& query) {
  TableSetting setting;
  const auto row =
      view.reader.maybe(store::select_table, {view.who.tenant, view.who.person, query.table.value});
  if (!row) return setting;
  if (!row->columns.empty()) {
    setting.columns.emplace();
    for (const auto column : split(row->columns, ','))
      setting.columns->items.push_back(Text<1, 40>{std::string(column)});
  }
  if (row->page_size > 0) setting.page_size = wire::Bounded<1, 100>{row->page_size};
  return setting;
}

Result<edge::Nothing> change_password(const access::Principal& who, edge::Exchange& exchange,
                                      const ChangePassword& input) {
  db::Database& database = *exchange.database;
  PC_CHECK(persons::check_own_password(database, who, Secret(input.old_password.value), "old_password", exchange.remote,
                              "identity.change_password"));
  std::vector<std::string> names;
  database.read([&](db::Reader& reader) {
    if (const auto person = persons::find(reader, who.tenant, who.person))
      names = names_around(reader, *person);
  });
  const Secret fresh(input.new_password.value);
  const auto& passwords = use<passwords::Passwords>(database);
  PC_CHECK(passwords.check_password(fresh, names, "new_password"));
  if (normalized(input.new_password.value) == normalized(input.old_password.value))
    return refuse(errors::same_password, "new_password");
  const std::string hash = passwords.hashed(fresh);
  const std::string here = sha256_hex(session_token_of(exchange));
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    persons::set_password(tx, who.tenant, who.person, hash, false);
    // Whoever knew the old password is out.
    end_sessions(tx, who.tenant, who.person, here);
    if (input.disable_keys) credentials::disable_keys(tx, who.tenant, who.person);
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"identity.change_password", "person:" + who.person.text(), "done", {}, exchange.request_id},
        use<Clock>(tx).now());
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return edge::Nothing{};
}

}  // namespace

void add_person_routes(edge::Routes& routes) {
  using edge::Access;
  routes.add(edge::Write<SetLanguage, edge::Nothing>{.verb = edge::Verb::put,
                                                     .path = "/api/v1/me/language",
                                                     .access = Access::signed_in(),
                                                     .audit = "identity.set_language",
                                                     .says = {"Choose the language", "切换语言"},
                                                     .run = &set_language});
  // On the page of the first password as well.
  routes.all().back()->open_to_confined = true;
  routes.add(edge::Read<TableName, TableSetting>{.path = "/api/v1/me/tables/{table}",
                                                 .access = Access::signed_in(),
                                                 .says = {"A table's settings", "查询列设置"},
                                                 .run = &show_table});
  routes.add(edge::Write<SetTable, edge::Nothing>{.verb = edge::Verb::put,
                                                  .path = "/api/v1/me/tables/{table}",
                                                  .access = Access::signed_in(),
                                                  .audit = "identity.set_table",
                                                  .says = {"Keep a table's settings", "保存列设置"},
                                                  .run = &set_table});
  routes.add(edge::Direct<ChangePassword, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/me/password",
      .access = Access::signed_in(),
      .audit = "identity.change_password",
      .says = {"Change the password", "修改密码"},
      .refuses = {&passwords::errors::wrong_password, &passwords::errors::locked, &passwords::errors::weak_password,
                  &passwords::errors::common_password, &errors::same_password},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                       const ChangePassword& input) { return change_password(who, exchange, input); },
      .open_to_confined = true});
}

}  // namespace pc::sign_in
