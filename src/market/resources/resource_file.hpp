// A file of resources, line by line; docs/user/*/resource-imports.md shows the columns. Splitting the CSV is not done
// here.
#pragma once
#include <span>
#include <string_view>
#include <variant>

#include "transfer/imports/fields.hpp"
#include "resource.hpp"

namespace pc::resources {

/// Every column, in the order of the template.
imports::FieldRules field_rules();

/// `fields` must be valid UTF-8. After `now` nothing can have been reported.
std::variant<Resource, imports::LineFault> parse_line(const imports::FieldPlaces& places,
                                                      std::span<const std::string_view> fields, Instant now);

}  // namespace pc::resources
