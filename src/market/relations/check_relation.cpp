#include "check_relation.hpp"

#include "request_relation.hpp"
#include "store.hpp"

namespace pc::relations {
namespace {

RelationChecked checked(const work::View& view, const customers::Customer& customer, RelationKind kind,
                        Party by) {
  RelationChecked answer;
  const auto add = [&](const Refusal& refusal) {
    answer.obstacles.push_back({std::string(refusal.code->id), refusal.message(view.who.language)});
  };
  const auto allowed = check_wish(view.reader, customer, kind, by, view.now);
  if (!allowed) add(allowed.refusal());
  if (customer.association != customers::Association::none) {
    const RelationChange change{customer, kind};
    answer.becomes = change.to();
    for (const auto& each : obstacles({view.reader, nullptr, view.now}, change)) add(each);
  }
  answer.passed = answer.obstacles.empty();
  return answer;
}

}  // namespace

wire::Fields CheckRelation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CheckRelation::customer_id>("customer_id", "The customer."),
      wire::field<&CheckRelation::kind>("kind", "part or switch.")};
  return all;
}

wire::Fields CheckMyRelation::fields() { return {}; }

wire::Fields RelationObstacle::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RelationObstacle::code>("code", "Which check."),
      wire::field<&RelationObstacle::message>("message", "What to do, for people.")};
  return all;
}

wire::Fields RelationChecked::fields() {
  using C = RelationChecked;
  static constexpr wire::Field all[] = {
      wire::field<&C::passed>("passed", "Whether nothing stands in the way."),
      wire::field<&C::becomes>("becomes", "How the customer would be associated afterwards."),
      wire::field<&C::obstacles>("obstacles", "All that stands in the way.")};
  return all;
}

Result<RelationChecked> check_relation(const work::View& view, const CheckRelation& query) {
  if (query.kind == RelationKind::associate) return refuse(pc::errors::invalid_value, "kind", "part, switch");
  PC_TRY(customer, customers::own(view.reader, view.who, query.customer_id));
  return checked(view, customer, query.kind, Party::partner);
}

Result<RelationChecked> check_my_relation(const work::View& view, const CheckMyRelation&) {
  PC_TRY(customer, customers::visible(view.reader, view.who, customers::CustomerId(view.who.customer)));
  return checked(view, customer, RelationKind::disassociate, Party::customer);
}

}  // namespace pc::relations
