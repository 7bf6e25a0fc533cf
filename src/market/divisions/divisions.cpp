#include "divisions.hpp"

#include <algorithm>
#include <vector>

namespace pc::divisions {

extern const std::string_view k_list;

namespace {

constexpr std::size_t k_digits = 6;

enum class Level { province, city, county };

Level level_of(std::string_view code) {
  if (!code.ends_with("00")) return Level::county;
  return code.ends_with("0000") ? Level::province : Level::city;
}

/// Those of each level, by code.
struct Lists {
  std::vector<Division> provinces, cities, counties;
};

Lists read() {
  Lists lists;
  for (std::string_view rest = k_list; rest.size() > k_digits;) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const Division division{line.substr(0, k_digits), line.substr(k_digits + 1)};
    const auto level = level_of(division.code);
    (level == Level::province ? lists.provinces
     : level == Level::city   ? lists.cities
                              : lists.counties)
        .push_back(division);
  }
  return lists;
}

const Lists& lists() {
  static const Lists all = read();
  return all;
}

/// Those whose codes begin so.
std::span<const Division> within(const std::vector<Division>& all, std::string_view beginning) {
  const auto begins = [&](const Division& each) { return each.code.substr(0, beginning.size()); };
  const auto found = std::ranges::equal_range(all, beginning, {}, begins);
  return {found.begin(), found.end()};
}

}  // namespace

std::span<const Division> provinces() { return lists().provinces; }

std::span<const Division> cities_of(std::string_view province) {
  if (province.size() != k_digits || level_of(province) != Level::province) return {};
  return within(lists().cities, province.substr(0, 2));
}

std::span<const Division> counties_of(std::string_view city) {
  if (city.size() != k_digits || level_of(city) != Level::city) return {};
  return within(lists().counties, city.substr(0, 4));
}

}  // namespace pc::divisions
