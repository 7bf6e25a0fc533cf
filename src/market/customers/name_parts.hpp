// Parts of names, as numbers: how a customer is found by any part of its name among millions, on any engine.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace pc::customers {

/// The eight bytes at each character of a name (ASCII letters without their case) as numbers that sort as these bytes
/// do, whatever the collation of a database; each once. Eight bytes are two Chinese characters and a bit, or eight
/// letters.
std::vector<std::int64_t> name_parts(std::string_view name);

struct PartRange {
  std::int64_t first = 0, last = 0;
};
/// A name that contains `text` has a part in each of these ranges; none for an empty text. The longest first, at most
/// eight.
std::vector<PartRange> ranges_of(std::string_view text);

}  // namespace pc::customers
