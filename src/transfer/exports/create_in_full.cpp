#include "create_in_full.hpp"

namespace pc::exports {

wire::Fields CreateInFull::fields() {
  using C = CreateInFull;
  static constexpr wire::Field all[] = {
      wire::field<&C::list>("list", "Path of a list of customers or of what is theirs."),
      wire::field<&C::query>("query", "Its filters and order, as after the ? of an address."),
      wire::defaulted<&C::scope>("scope", "What the person chose, for the record."),
      wire::defaulted<&C::format>("format", "xlsx when absent."),
      wire::defaulted<&C::byte_order_mark>("byte_order_mark",
                                           "Of CSV: whether it begins with the mark spreadsheets want."),
      wire::field<&C::reason>("reason",
                              "What the data is needed for; every customer in the file can read it.")};
  return all;
}

Result<Created> create_in_full(work::Work& work, const CreateInFull& input) {
  return create(work, {input.list, input.query, input.scope, input.format, input.byte_order_mark},
                input.reason.value);
}

}  // namespace pc::exports
