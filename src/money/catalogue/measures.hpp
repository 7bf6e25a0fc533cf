// Public: units in which usage, sizes, periods and money are told (度量单位), and how they convert. The numbers are those
// of the Open API; some are our own.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::catalogue {

/// Of what a unit is one.
enum class MeasureType : std::int16_t {
  money = 1,
  duration = 2,
  traffic = 3,
  quantity = 4,
  capacity = 7,
  period = 10,
  count = 12,
  bandwidth = 16,
  core_time = 27,
  memory_time = 28,
  thousand_tokens = 41,
};

struct Measure {
  int id;
  std::string_view en, zh, abbreviation;
  MeasureType type;
  std::int64_t of_smallest;  // how many of the smallest unit of its type; 0: it does not convert
};

std::span<const Measure> measures();

/// Its name; empty when there is no such unit.
std::string name_of_measure(int id, Language language);

/// One of `measure` is `ratio` of `of`, the smaller one.
struct Conversion {
  int measure, of;
  std::int64_t ratio;
  MeasureType type;
};
/// From every unit into each smaller one of its type.
std::vector<Conversion> conversions();

}  // namespace pc::catalogue
