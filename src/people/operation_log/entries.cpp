#include "entries.hpp"

#include "api/lists/words.hpp"
#include "people/persons/permissions.hpp"
#include "platform/base/masked.hpp"
#include "words.hpp"

namespace pc::operation_log {
namespace {

using Q = TrailQuery;
using R = TrailRow;
using lists::column;
using lists::computed;
using lists::hidden;

bool is_vendor(const work::View& view) { return view.who.side == access::Side::vendor; }

/// Whose lines are seen: the vendor sees everything (tenant and partner 0), a partner what its own people did.
struct EntryScope {
  TenantId tenant_id;
  std::int64_t own_partner = 0;
  bool without_accounts = false;  // subjects that are shown masked are left out of the search
};

EntryScope scope_of(const work::View& view, const TrailQuery& query) {
  EntryScope scope;
  if (!is_vendor(view)) scope = {view.who.tenant, view.who.partner};
  scope.without_accounts =
      !lists::text_or_empty(query.subject).empty() && !view.who.may(persons::permissions::reveal_people);
  return scope;
}

constexpr lists::Head k_result{"Result", "结果"};
using EntryList = lists::List<R, Q, EntryScope, TrailRows>;

/// A log only grows: beyond this a list says that there are more, so that a page costs the same every year.
constexpr std::int64_t k_counted_max = 10'000;

EntryList::Declared declared(const char* name, const std::string& of_tenant, std::string order) {
  return {
      .name = name,
      .from = "audit_trail",
      .scope = of_tenant +
               " [own_partner: AND ((partner_id = :own_partner AND customer_id = 0) OR actor_partner_id = "
               ":own_partner)]"
               " [without_accounts: AND subject NOT LIKE 'account:%']",
      .columns =
          {hidden<&R::tenant>("tenant_id"), hidden<&R::sequence>("sequence"), hidden<&R::ended>("outcome"),
           computed<&R::id>({"Record", "记录编号"}, "Its place in the audit log."),
           column<&R::at>("at", {"Time", "操作时间"}, "When."),
           column<&R::person_name>("person_name", {"Person", "操作人"}, "Who, or for whom."),
           lists::some<&R::actor_name>("actor_name", {"Who acted", "实际操作人"},
                                       "Who really acted, when it was for somebody else."),
           column<&R::act>("act", {}, "What was done.").not_in_files(),
           computed<&R::act_text>({"Operation", "操作类型"}, "The same in words."),
           column<&R::subject>("subject", {"Subject", "操作对象"}, "To what."),
           computed<&R::outcome>(k_result, "done or refused.").in_words_of("trail_outcome").not_in_files(),
           computed<&R::result>(k_result, "How it ended.").not_on_pages(),
           computed<&R::refusal>({}, "Code of the refusal.").not_in_files(),
           computed<&R::refusal_text>({"Why refused", "拒绝原因"}, "The same in words.").not_in_files(),
           column<&R::detail>("detail", {"What was asked", "操作内容"}, "What else matters, as JSON."),
           column<&R::request_id>("request_id", {"Request", "请求编号"}, "The request.").as_id(),
           column<&R::hash>("hash", {"Checksum", "校验值"}, "Chains this line to the one before.")},
      .filters =
          {lists::from_day<&Q::from>("at", "On this day or later (GMT+08:00)."),
           lists::to_day<&Q::to>("at", "On this day or earlier (GMT+08:00)."),
           lists::filter<&Q::person>(
               "[person: AND (person_name LIKE :person ESCAPE '!' OR actor_name LIKE :person ESCAPE '!')] ",
               "Part of the name of who did it, or of who acted for that person.",
               [](const Q& query) { return db::Value(lists::contains_pattern(query.person)); }),
           lists::equals<&Q::act>("act", "One act, by its id."),
           lists::contains<&Q::subject>("subject", "Part of what it was about."),
           lists::filter<&Q::outcome>("[outcome=1: AND outcome = 'done'] [outcome=2: AND outcome <> 'done'] ",
                                      "done or refused.",
                                      [](const Q& query) {
                                        if (!query.outcome) return db::Value(std::int64_t{0});
                                        return db::Value(std::int64_t{*query.outcome == Ended::done ? 1 : 2});
                                      }),
           lists::filter<&Q::partner_id>(
               "[partner_id: AND (partner_id = :partner_id OR actor_partner_id = :partner_id)] ",
               "Whose people; for operators.",
               [](const Q& query) { return lists::given(query.partner_id); })},
      .order = std::move(order),
      .count_most = k_counted_max,
      .file = {"at", "person_name", "actor_name", "act_text", "subject", "result", "detail", "request_id",
               "id", "hash"}};
}

const EntryList k_lines{declared("operation_log.lines", "tenant_id = :tenant_id", "sequence DESC")};
const EntryList k_lines_everywhere{declared("operation_log.lines_everywhere",
                                            "1 = 1 [tenant_id: AND tenant_id = :tenant_id]",
                                            "at DESC, tenant_id, sequence DESC")};

const EntryList& list_for(const work::View& view) { return is_vendor(view) ? k_lines_everywhere : k_lines; }

/// "account:cust_1001" → "account:cu***01": account names are personal.
std::string shown_subject(const std::string& subject) {
  constexpr std::string_view account = "account:";
  if (!subject.starts_with(account)) return subject;
  return std::string(account) + masked(Mask::name, std::string_view(subject).substr(account.size()));
}

void finish(std::span<TrailRow> lines, const work::View& view) {
  const Words words(view.reader.services(), view.who.language);
  for (auto& line : lines) {
    line.id = line.tenant.text() + "-" + std::to_string(line.sequence);
    line.act_text = words.act(line.act);
    line.subject = shown_subject(line.subject);
    line.result = lists::word("trail_outcome", "done", view.who.language);
    if (line.ended == "done") continue;
    line.outcome = Ended::refused;
    line.refusal = line.ended;
    line.result = words.outcome(line.ended);
    line.refusal_text = line.result;
  }
}

}  // namespace

std::span<const wire::Name<Ended>> names(Ended) {
  static constexpr wire::Name<Ended> all[] = {{Ended::done, "done"}, {Ended::refused, "refused"}};
  return all;
}

wire::Fields TrailQuery::fields() { return k_lines.query_fields(); }
wire::Fields TrailRow::fields() { return k_lines.row_fields(); }

wire::Fields Act::fields() {
  static constexpr wire::Field all[] = {wire::field<&Act::id>("id", "The act."),
                                        wire::field<&Act::text>("text", "In words.")};
  return all;
}

wire::Fields Acts::fields() {
  static constexpr wire::Field all[] = {wire::field<&Acts::items>("items", "By their words.")};
  return all;
}

Result<TrailRows> list_entries(const work::View& view, const TrailQuery& query) {
  return list_for(view).page(view, scope_of(view, query), query,
                             [&](std::span<TrailRow> lines) { finish(lines, view); });
}

const lists::FileCells& entry_cells() { return k_lines.cells(); }

Result<Done> export_entries(const work::View& view, const TrailQuery& query,
                          const std::function<void(std::string_view)>& write) {
  return list_for(view).write(view, scope_of(view, query), query, write,
                              [&](std::span<TrailRow> lines) { finish(lines, view); });
}

Result<Acts> list_acts(const work::View& view, const edge::Nothing&) {
  Acts acts;
  for (const auto& [text, id] : Words(view.reader.services(), view.who.language).acts())
    acts.items.push_back({id, text});
  return acts;
}

}  // namespace pc::operation_log
