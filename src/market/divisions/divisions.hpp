// Public: administrative divisions of China (行政区划) by the codes of GB/T 2260: provinces, their cities, their counties.
#pragma once
#include <span>
#include <string_view>

namespace pc::divisions {

struct Division {
  std::string_view code;  // six digits: two of the province, two of the city, two of the county
  std::string_view name;  // Chinese; the standard has no other
};

/// By code.
std::span<const Division> provinces();
/// Of a province, "320000"; none of anything else. Municipalities have 市辖区 and 县.
std::span<const Division> cities_of(std::string_view province);
/// Of a city, "320100"; none of anything else.
std::span<const Division> counties_of(std::string_view city);

}  // namespace pc::divisions
