#include "first_steps.hpp"

#include <algorithm>

#include "market/joining/joining.hpp"
#include "market/partners/company/company.hpp"
#include "money/funds/funds.hpp"
#include "sales/consumption/consumption.hpp"
#include "store.hpp"

namespace pc::home {
namespace {

struct Rule {
  std::string_view id, link;
  const access::Permission* permission;
  const db::Sql<db::None, store::Any>* done;
};

/// In the order in which they are done.
std::span<const Rule> rules() {
  namespace p = partners::company::permissions;
  static const Rule all[] = {
      {"partner", "/vendor/partners", &p::manage, &store::any_partner_everywhere},
      {"funds", "/vendor/partners", &funds::permissions::top_up, &store::any_funds_everywhere},
      {"customers", "/sales/customers", &joining::permissions::admit, &store::any_customer_everywhere},
      {"import", "/vendor/imports", &consumption::permissions::manage_imports, &store::any_import_everywhere},
      {"mapping", "/vendor/waiting-accounts", &consumption::permissions::manage_imports,
       &store::any_mapping_everywhere},
      {"rates", "/vendor/exchange-rates", &consumption::permissions::manage_imports,
       &store::any_rate_everywhere}};
  return all;
}

}  // namespace

std::optional<FirstSteps> first_steps(const work::View& view) {
  if (view.who.side != access::Side::vendor) return std::nullopt;
  FirstSteps steps;
  for (const Rule& rule : rules())
    steps.items.push_back({std::string(rule.id), std::string(rule.link),
                           view.reader.maybe(*rule.done, {}).has_value(), view.who.may(*rule.permission)});
  if (std::ranges::all_of(steps.items, &FirstStep::done)) return std::nullopt;
  steps.hidden = view.reader.maybe(store::select_hidden, {view.who.tenant, view.who.person}).has_value();
  return steps;
}

Result<edge::Nothing> hide_first_steps(work::Work& work, const HideFirstSteps& input) {
  if (work.who.side != access::Side::vendor) return pc::errors::forbidden;
  if (!input.hidden)
    work.tx.change(store::show_again, {work.who.tenant, work.who.person});
  else
    work.tx.change(store::hide, {work.who.tenant, work.who.person, work.now});
  return edge::Nothing{};
}

wire::Fields FirstStep::fields() {
  using S = FirstStep;
  static constexpr wire::Field all[] = {
      wire::field<&S::id>("id", "partner, funds, customers, import, mapping or rates."),
      wire::field<&S::link>("link", "Page of the console."),
      wire::field<&S::done>("done", "Whether it is there."),
      wire::field<&S::may>("may", "Whether the person may do it.")};
  return all;
}

wire::Fields FirstSteps::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FirstSteps::hidden>("hidden", "Whether the person has hidden them."),
      wire::field<&FirstSteps::items>("items", "In the order in which they are done.")};
  return all;
}

wire::Fields HideFirstSteps::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&HideFirstSteps::hidden>("hidden", "Whether they are to be hidden.")};
  return all;
}

}  // namespace pc::home
