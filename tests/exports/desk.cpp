#include "desk.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pc::exports::test {
namespace {

std::vector<std::string> g_things;
const ErrorCode* g_refusing = nullptr;
std::function<void()> g_while_listing;

struct ThingQuery {
  static constexpr const char* shape_name = "ThingQuery";
  std::optional<Text<0, 64>> begins;
  lists::Limit limit;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&ThingQuery::begins>("begins", "Beginning."),
                                          wire::defaulted<&ThingQuery::limit>("limit", "Rows a page.")};
    return all;
  }
};
struct Things {
  static constexpr const char* shape_name = "Things";
  std::int64_t total = 0;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Things::total>("total", "All.")};
    return all;
  }
};

Result<Things> list_things(const work::View&, const ThingQuery&) {
  return Things{static_cast<std::int64_t>(g_things.size())};
}

Result<Done> export_things(const work::View& view, const ThingQuery& query,
                           const std::function<void(std::string_view)>& write) {
  constexpr lists::Column columns[] = {lists::head("Thing", "物品"), lists::head("Of", "所属")};
  lists::CsvExport csv(write, columns, view.who);
  for (const auto& thing : g_things) {
    if (g_while_listing) g_while_listing();
    if (query.begins && !thing.starts_with(query.begins->value)) continue;
    const std::string cells[] = {thing, view.who.name};
    csv.line(cells);
  }
  if (g_refusing != nullptr) return *g_refusing;
  return Done{};
}

/// What customers own, each with a name and a number that are masked.
Result<Done> export_goods(const work::View& view, const ThingQuery&,
                          const std::function<void(std::string_view)>& write) {
  constexpr lists::Column columns[] = {
      lists::customer_id(), {"name", "Name", "名称", true}, lists::head("Mobile", "手机")};
  lists::CsvExport csv(write, columns, view.who);
  for (const auto* customer : {"11", "12", "11"}) {
    const std::string cells[] = {customer, "Customer " + std::string(customer),
                                 access::shown(view.who, Mask::mobile, "13812345678")};
    csv.line(cells);
  }
  return Done{};
}

}  // namespace

std::vector<std::string>& Desk::things() { return g_things; }
const ErrorCode*& Desk::refusing() { return g_refusing; }
std::function<void()>& Desk::while_listing() { return g_while_listing; }

void Desk::SetUp() {
  Engine::SetUp();
  clock.stop_at(now);
  audit_log_ = std::make_unique<audit::AuditLog>(database());
  announcer_ = std::make_unique<events::Announcer>(ids_);
  routes_.add(edge::Read<ThingQuery, Things>{.path = "/api/v1/things",
                                             .access = edge::Access::needs(may_list),
                                             .says = {"List things", "查询物品"},
                                             .run = &list_things});
  routes_.add(edge::DownloadOf<ThingQuery>{{"/api/v1/things/export",
                                            edge::Access::needs(may_list),
                                            {"Export things", "导出物品"},
                                            "text/csv; charset=utf-8",
                                            "things.csv"},
                                           &export_things});
  routes_.add(edge::DownloadOf<ThingQuery>{{"/api/v1/goods/export",
                                            edge::Access::needs(may_list),
                                            {"Export goods", "导出货物"},
                                            "text/csv; charset=utf-8",
                                            "goods.csv"},
                                           &export_goods,
                                           {},
                                           true});
  exports::add_routes(routes_);
  operation_log::add_routes(routes_);
  downloads_ = std::make_unique<edge::Downloads>(routes_);
  known = [this](access::PersonId id) { return std::optional(person(id.value)); };
  g_things = {"apple", "bread"};
  g_refusing = nullptr;
  g_while_listing = nullptr;
  services.lend(database());
  services.lend(clock);
  services.lend(ids_);
  services.lend(*audit_log_);
  services.lend(*announcer_);
  services.lend(routes_);
  services.lend(*downloads_);
  services.keep(settings_of("0"));
  database().start();
}

void Desk::TearDown() { database().stop(); }

Settings Desk::settings_of(const std::string& node) {
  Settings settings;
  settings.person = [this](db::Reader&, TenantId, access::PersonId id) { return known(id); };
  settings.tenant_of = [](db::Reader&, std::int64_t customer) {
    return customer == 11 ? std::optional(TenantId(8)) : std::nullopt;
  };
  settings.folder = folder.path();
  settings.node = node;
  return settings;
}

access::Principal Desk::person(std::int64_t id, bool may) const {
  access::Principal who;
  who.person = access::PersonId(id);
  who.side = access::Side::partner;
  who.tenant = TenantId(7);
  who.partner = 7;
  who.name = "Person " + std::to_string(id);
  who.language = Language::en;
  if (may) who.permissions = {std::string(may_list.id), std::string(operation_log::permissions::view.id)};
  return who;
}

std::string Desk::ask_in_full(const access::Principal& who, const std::string& list,
                              const std::string& reason) {
  std::string said;
  database().write(who.tenant, [&](db::Transaction& tx) {
    work::Work work{tx, who, now, ids_, *audit_log_, *announcer_};
    CreateInFull input;
    input.list.value = list;
    input.format = Format::csv;
    input.reason.value = reason;
    const auto made = create_in_full(work, input);
    said = made ? made->id.text() : std::string(made.refusal().code->id) + " " + made.refusal().field;
    return made.ok();
  });
  return said;
}

std::string Desk::ask(const access::Principal& who, Format format, const std::string& list,
                      const std::string& query) {
  std::string said;
  const auto finished = database().write(who.tenant, [&](db::Transaction& tx) {
    work::Work work{tx, who, now, ids_, *audit_log_, *announcer_};
    Create input;
    input.list.value = list;
    input.query.emplace().value = query;
    input.format = format;
    const auto made = create(work, input);
    said = made ? made->id.text() : std::string(made.refusal().code->id) + " " + made.refusal().field;
    return made.ok();
  });
  return finished.fate == db::Fate::failed ? finished.error : said;
}

std::vector<TaskRow> Desk::tasks(const access::Principal& who) {
  std::vector<TaskRow> rows;
  database().read([&](db::Reader& reader) { rows = list_tasks(view_of(reader, who), {})->items; });
  return rows;
}

int Desk::run(const std::string& node) {
  services.keep(settings_of(node));
  Runner runner(database());
  return runner.run_waiting();
}

std::string Desk::file(const std::string& id, Format format) {
  std::ifstream in(std::string(folder.path()) + "/" + id + "." + std::string(format_text(format)),
                   std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<std::string> Desk::files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void Desk::change(const db::Statement& statement, const db::Params& params) {
  const auto done =
      database().write(TenantId(0), [&](db::Transaction& tx) { return tx.change(statement, params) > 0; });
  ASSERT_EQ(done.fate, db::Fate::committed) << done.error;
}

void Desk::write_trail(const access::Principal& who, int lines, const std::string& act,
                       const std::string& outcome) {
  constexpr int step = 5000;
  for (int done = 0; done < lines; done += step)
    database().write(who.tenant, [&](db::Transaction& tx) {
      for (int i = 0; i < std::min(step, lines - done); ++i)
        audit_log_->write(tx, who.tenant, who, {act, "thing:" + std::to_string(i), outcome, "{}", "request"},
                          now);
      return true;
    });
}

}  // namespace pc::exports::test
