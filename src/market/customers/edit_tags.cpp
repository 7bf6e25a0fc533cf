#include "edit_tags.hpp"

#include "store.hpp"

namespace pc::customers {

wire::Fields EditTags::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&EditTags::customer_id>("customer_id", "The customer."),
      wire::field<&EditTags::tags>("tags", "The tags it shall have from now on; no comma in a tag, none twice.")};
  return all;
}

Result<edge::Nothing> edit_tags(work::Work& work, const EditTags& input) {
  std::vector<std::string> tags;
  for (const auto& tag : input.tags.items) tags.push_back(tag.value);
  PC_CHECK(check_tags(tags));
  PC_TRY(customer, own(work.tx, work.who, input.customer_id));
  work.tx.change(store::update_tags, {customer.tenant, customer.id, joined_tags(tags)});
  return edge::Nothing{};
}

}  // namespace pc::customers
