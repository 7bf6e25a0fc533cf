// A query ("a=1&b=2&b=3") as the JSON object that an input is decoded from.
#pragma once
#include "json.hpp"

namespace pc::wire {

/// Every value is text; a name that comes again becomes a list. In a form's query "+" stands for a blank, in a
/// signed one for itself. Refuses invalid_value when there are more than limits::query_parameters_max.
Result<Json> parse_query(std::string_view query, bool plus_is_space);

}  // namespace pc::wire
