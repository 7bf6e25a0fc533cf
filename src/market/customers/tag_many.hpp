// Act: 批量设置标签, tags added to and taken from many customers.
#pragma once
#include "one_by_one.hpp"

namespace pc::customers {

struct TagMany {
  static constexpr const char* shape_name = "TagMany";
  wire::List<CustomerId, 100> customer_ids;
  std::optional<wire::List<Text<1, 32>, 10>> add, remove;
  static wire::Fields fields();
};

/// A tag that is there, or is not, already is no fault. Refuses invalid_value when nothing is asked for, and of single
/// customers customers.unknown and customers.bad_tag (more than ten afterwards).
Result<CustomerResults> tag_many(work::Work& work, const TagMany& input);

}  // namespace pc::customers
