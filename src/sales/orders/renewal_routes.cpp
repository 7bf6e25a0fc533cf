// What a customer does with what it has: renew it, give it back.
#include "market/resources/resources.hpp"
#include "renewing.hpp"
#include "routes.hpp"
#include "shapes.hpp"
#include "unsubscribing.hpp"

namespace pc::orders {
namespace {

using ResourceIds = wire::List<Text<1, 200>, k_pay_together_max>;

struct RenewResources {
  static constexpr const char* shape_name = "RenewResources";
  ResourceIds resource_ids;
  Text<1, 16> unit;
  wire::Bounded<1, 11> periods;
  std::optional<discounts::DiscountId> discount_id;
  static wire::Fields fields() {
    using R = RenewResources;
    static constexpr wire::Field all[] = {
        wire::field<&R::resource_ids>("resource_ids", "1 to 30 resources."),
        wire::field<&R::unit>("unit", "month or year."),
        wire::field<&R::periods>("periods", "1 to 11 months, 1 to 3 years."),
        wire::field<&R::discount_id>("discount_id", "The discount; absent: the official price.")};
    return all;
  }
};
struct AskReturns {
  static constexpr const char* shape_name = "AskReturns";
  ResourceIds resource_ids;
  std::optional<bool> renewals_only;
  static wire::Fields fields() {
    using R = AskReturns;
    static constexpr wire::Field all[] = {
        wire::field<&R::resource_ids>("resource_ids", "1 to 30 resources."),
        wire::field<&R::renewals_only>("renewals_only", "true: renewals that have not begun alone.")};
    return all;
  }
};
struct ReturnResources {
  static constexpr const char* shape_name = "ReturnResources";
  ResourceIds resource_ids;
  std::optional<bool> renewals_only;
  Text<1, 255> reason;
  static wire::Fields fields() {
    using R = ReturnResources;
    static constexpr wire::Field all[] = {
        wire::field<&R::resource_ids>("resource_ids", "1 to 30 resources."),
        wire::field<&R::renewals_only>("renewals_only", "true: renewals that have not begun alone."),
        wire::field<&R::reason>("reason", "Why.")};
    return all;
  }
};
struct ReturnedTerm {
  static constexpr const char* shape_name = "ReturnedTerm";
  OrderId order_id;
  Instant from, to;
  Money paid, amount;
  static wire::Fields fields() {
    using T = ReturnedTerm;
    static constexpr wire::Field all[] = {wire::field<&T::order_id>("order_id", "The order that bought it."),
                                          wire::field<&T::from>("from", "Since when it is paid for."),
                                          wire::field<&T::to>("to", "Until when."),
                                          wire::field<&T::paid>("paid", "What was paid, yuan."),
                                          wire::field<&T::amount>("amount", "What comes back, yuan.")};
    return all;
  }
};
struct ReturnQuote {
  static constexpr const char* shape_name = "ReturnQuote";
  std::string resource_id, resource_name;
  Money amount;
  std::vector<ReturnedTerm> terms;
  static wire::Fields fields() {
    using Q = ReturnQuote;
    static constexpr wire::Field all[] = {wire::field<&Q::resource_id>("resource_id", "The resource."),
                                          wire::field<&Q::resource_name>("resource_name", "Its name."),
                                          wire::field<&Q::amount>("amount", "What comes back, yuan."),
                                          wire::field<&Q::terms>("terms", "Time by time.")};
    return all;
  }
};
struct ReturnQuotes {
  static constexpr const char* shape_name = "ReturnQuotes";
  Money amount;
  std::vector<ReturnQuote> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&ReturnQuotes::amount>("amount", "What comes back of all, yuan."),
        wire::field<&ReturnQuotes::items>("items", "Resource by resource.")};
    return all;
  }
};

std::vector<std::string> texts(const ResourceIds& ids) {
  std::vector<std::string> all;
  for (const auto& id : ids.items) all.push_back(id.value);
  return all;
}
Renewal renewal_of(const RenewResources& in) {
  return {texts(in.resource_ids), in.unit.value, in.periods.value,
          in.discount_id.value_or(discounts::DiscountId())};
}

Result<Quotation> run_renewal_quote(const work::View& view, const RenewResources& in) {
  PC_TRY(customer, calling_customer(view.reader, view.who));
  const auto renewal = renewal_of(in);
  PC_TRY(wishes, renewals_of(view.reader, customer, renewal, view.now));
  return quotation_of(view, wishes, renewal.discount);
}
Result<OrderPlaced> run_renew(work::Work& work, const RenewResources& in) {
  PC_TRY(customer, ordering(work));
  return placed(work, customer.tenant, renew(work, customer, renewal_of(in)));
}

ReturnQuote told(const Returning& returned) {
  ReturnQuote quote{returned.resource_id, returned.resource_name, returned.amount, {}};
  for (const auto& part : returned.parts)
    quote.terms.push_back(
        {part.order, part.term.period.from, part.term.period.to, part.term.paid, part.amount});
  return quote;
}
Result<ReturnQuotes> run_return_quote(const work::View& view, const AskReturns& in) {
  PC_TRY(customer, calling_customer(view.reader, view.who));
  ReturnQuotes all;
  for (std::size_t i = 0; i < in.resource_ids.items.size(); ++i) {
    const auto quote = returning(view.reader, customer, in.resource_ids.items[i].value,
                                 in.renewals_only.value_or(false), view.now);
    if (!quote) {
      auto refusal = quote.refusal();
      refusal.field = "resource_ids[" + std::to_string(i) + "]";
      return refusal;
    }
    all.amount += quote->amount;
    all.items.push_back(told(*quote));
  }
  return all;
}
/// Also of an account that is frozen: what runs may be given back.
Result<OrderPlaced> run_return(work::Work& work, const ReturnResources& in) {
  PC_TRY(customer, calling_customer(work.tx, work.who));
  return placed(
      work, customer.tenant,
      unsubscribe(work, customer, texts(in.resource_ids), in.renewals_only.value_or(false), in.reason.value));
}

const edge::Access k_buy = edge::Access::needs(permissions::buy);
const std::vector<const ErrorCode*> k_of_resources{&errors::no_partner,      &errors::twice,
                                                   &errors::not_by_period,   &errors::gone,
                                                   &errors::in_unpaid_order, &resources::errors::unknown};

std::vector<const ErrorCode*> and_also(std::initializer_list<const ErrorCode*> more) {
  auto all = k_of_resources;
  all.insert(all.end(), more);
  return all;
}

}  // namespace

void add_renewal_routes(edge::Routes& routes) {
  routes.add(edge::Read<RenewResources, Quotation>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/renewal-quotes",
      .access = k_buy,
      .says = {"Ask what a renewal would cost", "续订询价"},
      .refuses = and_also({&errors::bad_period, &errors::not_renewable, &errors::discount_not_usable,
                           &catalogue::errors::too_large}),
      .run = &run_renewal_quote});
  routes.add(edge::Write<RenewResources, OrderPlaced>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/renewals",
      .access = k_buy,
      .audit = "orders.renew",
      .says = {"Order a renewal", "续订"},
      .refuses = and_also({&errors::bad_period, &errors::not_renewable, &errors::discount_not_usable,
                           &errors::frozen, &errors::too_many_pending, &catalogue::errors::too_large}),
      .run = &run_renew});
  routes.add(
      edge::Read<AskReturns, ReturnQuotes>{.verb = edge::Verb::post,
                                           .path = "/api/v1/my/return-quotes",
                                           .access = k_buy,
                                           .says = {"Ask what unsubscribing would bring back", "退订询价"},
                                           .refuses = and_also({&errors::not_refundable}),
                                           .run = &run_return_quote});
  routes.add(edge::Write<ReturnResources, OrderPlaced>{.verb = edge::Verb::post,
                                                       .path = "/api/v1/my/returns",
                                                       .access = k_buy,
                                                       .audit = "orders.unsubscribe",
                                                       .says = {"Unsubscribe resources", "退订资源"},
                                                       .refuses = and_also({&errors::not_refundable}),
                                                       .run = &run_return});
}

}  // namespace pc::orders
