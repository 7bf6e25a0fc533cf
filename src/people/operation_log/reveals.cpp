#include "reveals.hpp"

namespace pc::operation_log {
namespace {

audit::Owner owner_of(const access::Principal& who) {
  if (who.side == access::Side::customer) return {who.tenant, "customer", who.customer};
  return {who.tenant, "person", who.person.value};
}

LookerSide side_of(const std::string& text) {
  if (text == "vendor") return LookerSide::vendor;
  return text == "customer" ? LookerSide::customer : LookerSide::partner;
}

using R = LookRow;
using lists::computed;
const std::vector<lists::ListColumn<R>> k_columns{
    computed<&R::id>({}, "The look."),
    computed<&R::at>({"Time", "查看时间"}, "When."),
    computed<&R::side>({"Of", "所属"}, "Whose person looked: vendor, partner or customer.")
        .in_words_of("reveal_side"),
    computed<&R::person_name>({"Who", "查看人"}, "Who looked.").masked_in_files(),
    computed<&R::fields_seen>({"What was seen", "查看内容"}, "What was seen in full.")
        .called("fields")
        .in_words_of("reveal_field"),
    computed<&R::reason>({"Reason", "查看原因"}, "Why, when a reason was given.")};
const lists::RowFields k_fields(k_columns);

}  // namespace

std::span<const wire::Name<LookerSide>> names(LookerSide) {
  static constexpr wire::Name<LookerSide> all[] = {
      {LookerSide::vendor, "vendor"}, {LookerSide::partner, "partner"}, {LookerSide::customer, "customer"}};
  return all;
}

wire::Fields LookQuery::fields() {
  static constexpr wire::Field all[] = {wire::defaulted<&LookQuery::limit>("limit", "Rows a page."),
                                        wire::defaulted<&LookQuery::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields LookRow::fields() { return k_fields.all(); }
const std::vector<lists::Column> look_file =
    lists::file_of(k_columns, {"at", "side", "person_name", "fields", "reason"});

wire::Fields LookRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&LookRows::total>("total", "Looks in all."),
                                        wire::field<&LookRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields Policy::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Policy::reason_required>("reason_required",
                                            "Whether a reason is needed to see personal data."),
      wire::field<&Policy::changed_by>("changed_by", "Who set it."),
      wire::field<&Policy::changed_at>("changed_at", "When.")};
  return all;
}

wire::Fields SetPolicy::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SetPolicy::reason_required>("reason_required", "Whether a reason is needed.")};
  return all;
}

Result<LookRows> list_looks(const work::View& view, const LookQuery& query) {
  const auto owner = owner_of(view.who);
  LookRows page;
  // The log is core's, which stands below lists: it is no `lists::List`, and counts only if its page does not end it.
  const auto looks = audit::looks_at(view.reader, owner, query.limit.value, query.offset.value);
  const auto end = lists::end_of_list(query.limit, query.offset, looks.size());
  page.total = end ? *end : audit::count_looks_at(view.reader, owner);
  for (const auto& seen : looks)
    page.items.push_back(
        {std::to_string(seen.id), seen.at, side_of(seen.side), seen.person_name, seen.fields, seen.reason});
  return page;
}

Result<Policy> show_policy(const work::View& view, const edge::Nothing&) {
  Policy policy;
  if (view.who.side != access::Side::partner) return policy;
  const auto found = audit::reveal_policy(view.reader, view.who.tenant, view.who.partner);
  policy.reason_required = found.reason_required;
  if (found.changed_at.micros != 0) {
    policy.changed_by = found.changed_by;
    policy.changed_at = found.changed_at;
  }
  return policy;
}

Result<edge::Nothing> set_policy(work::Work& work, const SetPolicy& input) {
  if (work.who.side != access::Side::partner || work.who.actor) return pc::errors::forbidden;
  audit::set_reveal_policy(work.tx, work.who, input.reason_required, work.now);
  return edge::Nothing{};
}

}  // namespace pc::operation_log
