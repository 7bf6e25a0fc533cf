#include "tag_many.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::customers {
namespace {

std::vector<std::string> texts(const std::optional<wire::List<Text<1, 32>, 10>>& given) {
  std::vector<std::string> all;
  if (given)
    for (const auto& tag : given->items) all.push_back(tag.value);
  return all;
}

bool among(const std::vector<std::string>& tags, const std::string& tag) {
  return std::ranges::find(tags, tag) != tags.end();
}

}  // namespace

wire::Fields TagMany::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TagMany::customer_ids>("customer_ids", "1 to 100 customers."),
      wire::field<&TagMany::add>("add", "Tags they get."),
      wire::field<&TagMany::remove>("remove", "Tags they lose.")};
  return all;
}

Result<CustomerResults> tag_many(work::Work& work, const TagMany& input) {
  const auto add = texts(input.add), remove = texts(input.remove);
  if (input.customer_ids.items.empty()) return refuse(pc::errors::invalid_value, "customer_ids", "1 - 100");
  if (add.empty() && remove.empty()) return refuse(pc::errors::invalid_value, "add", "add, remove");
  PC_CHECK(check_tags(add));
  return for_each_isolated(
      work, input.customer_ids.items, "customers.edit_tags", [&](CustomerId id) -> Outcome {
        PC_TRY(customer, own(work.tx, work.who, id));
        auto tags = customer.tags;
        std::erase_if(tags, [&](const auto& tag) { return among(remove, tag); });
        for (const auto& tag : add)
          if (!among(tags, tag)) tags.push_back(tag);
        PC_CHECK(check_tags(tags));
        work.tx.change(store::update_tags, {customer.tenant, customer.id, joined_tags(tags)});
        return Done{};
      });
}

}  // namespace pc::customers
