#include "trail.hpp"

#include <algorithm>

#include "base/masked.hpp"
#include "identity/permissions.hpp"
#include "lists/words.hpp"
#include "store.hpp"
#include "words.hpp"

namespace pc::logbook {
namespace {

constexpr std::size_t k_export_rows_a_page = 1000;
/// A log only grows: beyond this a list says that there are more, so that a page costs the same every year.
constexpr std::int64_t k_counted_max = 10'000;

bool is_vendor(const work::View& view) { return view.who.side == access::Side::vendor; }

/// The vendor sees everything, a partner what its own people did.
db::Params params_of(const work::View& view, const TrailQuery& q) {
  const auto period = lists::period_of(q.from, q.to);
  return {is_vendor(view) ? std::int64_t{0} : view.who.tenant.value,
          is_vendor(view) ? std::int64_t{0} : view.who.partner,
          q.partner_id ? q.partner_id->value : std::int64_t{0},
          lists::contains_pattern(q.person),
          lists::text_or_empty(q.act),
          std::int64_t{q.outcome == Ended::done},
          std::int64_t{q.outcome == Ended::refused},
          lists::contains_pattern(q.subject),
          period.from.micros,
          lists::end_or_zero(period),
          std::int64_t{!lists::text_or_empty(q.subject).empty() &&
                       !view.who.may(identity::permissions::reveal_people)}};
}

/// "account:cust_1001" → "account:cu***01": account names are personal.
std::string shown_subject(const std::string& subject) {
  constexpr std::string_view account = "account:";
  if (!subject.starts_with(account)) return subject;
  return std::string(account) + masked(Mask::name, std::string_view(subject).substr(account.size()));
}

TrailRow row_of(const db::Row& row, const Words& words) {
  TrailRow line;
  line.id = std::to_string(row.integer(0)) + "-" + std::to_string(row.integer(1));
  line.at = row.instant(2);
  line.person_name = row.text(4);
  if (!row.text(12).empty()) line.actor_name = row.text(12);
  line.act = row.text(5);
  line.act_text = words.act(row.text(5));
  line.subject = shown_subject(row.text(6));
  if (row.text(7) != "done") {
    line.outcome = Ended::refused;
    line.refusal = row.text(7);
    line.refusal_text = words.outcome(row.text(7));
  }
  line.detail = row.text(8);
  line.request_id = row.text(9);
  line.hash = row.text(13);
  return line;
}

constexpr lists::Column k_columns[] = {lists::head("Time", "时间"),
                                       lists::head("Person", "操作人"),
                                       lists::head("Acting person", "代操作人"),
                                       lists::head("Operation", "操作"),
                                       lists::head("Subject", "对象"),
                                       lists::head("Result", "结果"),
                                       lists::head("Details", "详情"),
                                       lists::head("Request", "请求ID"),
                                       lists::head("Line", "编号"),
                                       lists::head("Hash", "哈希")};

}  // namespace

std::span<const wire::Name<Ended>> names(Ended) {
  static constexpr wire::Name<Ended> all[] = {{Ended::done, "done"}, {Ended::refused, "refused"}};
  return all;
}

wire::Fields TrailQuery::fields() {
  using Q = TrailQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::from>("from", "On this day or later (GMT+08:00)."),
      wire::field<&Q::to>("to", "On this day or earlier (GMT+08:00)."),
      wire::field<&Q::person>("person", "Part of the name of who did it, or of who acted for that person."),
      wire::field<&Q::act>("act", "One act, by its id."),
      wire::field<&Q::subject>("subject", "Part of what it was about."),
      wire::field<&Q::outcome>("outcome", "done or refused."),
      wire::field<&Q::partner_id>("partner_id", "Whose people; for operators."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields TrailRow::fields() {
  using R = TrailRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "Its place in the trail."),
      wire::field<&R::at>("at", "When."),
      wire::field<&R::person_name>("person_name", "Who, or for whom."),
      wire::field<&R::actor_name>("actor_name", "Who really acted, when it was for somebody else."),
      wire::field<&R::act>("act", "What was done."),
      wire::field<&R::act_text>("act_text", "The same in words."),
      wire::field<&R::subject>("subject", "To what."),
      wire::field<&R::outcome>("outcome", "done or refused."),
      wire::field<&R::refusal>("refusal", "Code of the refusal."),
      wire::field<&R::refusal_text>("refusal_text", "The same in words."),
      wire::field<&R::detail>("detail", "What else matters, as JSON."),
      wire::field<&R::request_id>("request_id", "The request."),
      wire::field<&R::hash>("hash", "Chains this line to the one before.")};
  return all;
}

wire::Fields TrailRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TrailRows::total>("total", "Lines that match; counted to 10,000."),
      wire::field<&TrailRows::total_more>("total_more", "Whether there are more than `total`."),
      wire::field<&TrailRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields Act::fields() {
  static constexpr wire::Field all[] = {wire::field<&Act::id>("id", "The act."),
                                        wire::field<&Act::text>("text", "In words.")};
  return all;
}

wire::Fields Acts::fields() {
  static constexpr wire::Field all[] = {wire::field<&Acts::items>("items", "By their words.")};
  return all;
}

Result<TrailRows> list_trail(const work::View& view, const TrailQuery& query) {
  auto params = params_of(view, query);
  const Words words(parts(), view.who.language);
  TrailRows page;
  auto counted = params;
  const auto enough = std::max(k_counted_max, query.offset.value + query.limit.value);
  counted.emplace_back(enough + 1);
  const auto found =
      view.reader.one(is_vendor(view) ? store::count_lines_everywhere : store::count_lines, counted)
          .integer(0);
  page.total_more = found > enough;
  page.total = std::min(found, enough);
  params.insert(params.end(), {query.limit.value, query.offset.value});
  for (const auto& row :
       view.reader.rows(is_vendor(view) ? store::select_lines_everywhere : store::select_lines, params))
    page.items.push_back(row_of(row, words));
  return page;
}

Result<Done> export_trail(const work::View& view, const TrailQuery& query,
                          const std::function<void(std::string_view)>& write) {
  lists::CsvExport csv(write, k_columns, view.who);
  const Words words(parts(), view.who.language);
  auto params = params_of(view, query);
  params.insert(params.end(), {std::int64_t{INT64_MAX}, std::int64_t{0}});
  const auto done = lists::word("trail_outcome", "done", view.who.language);
  view.reader.pages(
      is_vendor(view) ? store::select_lines_everywhere : store::select_lines, params, k_export_rows_a_page,
      [&](const db::Rows& rows) {
        for (const auto& row : rows) {
          const TrailRow line = row_of(row, words);
          const auto outcome = line.refusal_text.value_or(done);
          const std::string cells[] = {
              line.at.text(), line.person_name, line.actor_name.value_or(""),
              line.act_text,  line.subject,     outcome,
              line.detail,    line.request_id,  line.id,
              line.hash};
          csv.line(cells);
        }
        return true;
      });
  return Done{};
}

Result<Acts> list_acts(const work::View& view, const edge::Nothing&) {
  Acts acts;
  for (const auto& [text, id] : Words(parts(), view.who.language).acts())
    acts.items.push_back({id, text});
  return acts;
}

}  // namespace pc::logbook
