// Act: replace a customer's tags (标签).
#pragma once
#include "customers.hpp"

namespace pc::customers {

struct EditTags {
  static constexpr const char* shape_name = "EditTags";
  CustomerId customer_id;
  wire::List<Text<1, 32>, 10> tags;
  static wire::Fields fields();
};

/// Refuses customers.unknown, customers.bad_tag.
Result<edge::Nothing> edit_tags(work::Work& work, const EditTags& input);

}  // namespace pc::customers
