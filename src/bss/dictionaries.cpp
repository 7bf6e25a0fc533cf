// ListMeasureUnits, ListConversions, ListProvinces, ListCities, ListCounties: what everybody who is signed in may look
// up.
#include <algorithm>

#include "common.hpp"
#include "market/divisions/divisions.hpp"
#include "money/catalogue/measures.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

using catalogue::MeasureType;

struct MeasureUnit {
  int measure_id = 0;
  std::string measure_name, abbreviation;
  int measure_type = 0;
  static constexpr const char* shape_name = "MeasureUnitRest";
  using M = MeasureUnit;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&M::measure_id>("measure_id", "Number of the unit."),
        wire::field<&M::measure_name>("measure_name", "Its name."),
        wire::field<&M::abbreviation>("abbreviation", "In short."),
        wire::field<&M::measure_type>("measure_type", "Of what it is a unit.")};
    return all;
  }
};
struct MeasureUnits {
  std::vector<MeasureUnit> measure_units;
  PC_BSS_SHAPE(MeasureUnits, wire::field<&MeasureUnits::measure_units>("measure_units", "All units."))
};

Result<MeasureUnits> list_measures(const work::View& view, const edge::Nothing&) {
  MeasureUnits all;
  for (const auto& each : catalogue::measures())
    all.measure_units.push_back({each.id, catalogue::name_of_measure(each.id, view.who.language),
                                 std::string(each.abbreviation), static_cast<int>(each.type)});
  return all;
}

struct ConversionsReq {
  std::optional<wire::Bounded<0, INT32_MAX>> measure_type;
  PC_BSS_SHAPE(ConversionsReq,
               wire::field<&ConversionsReq::measure_type>("measure_type", "Only of units of this."))
};
struct Conversion {
  int measure_id = 0, ref_measure_id = 0;
  std::int64_t conversion_ratio = 0;
  int measure_type = 0;
  PC_BSS_SHAPE(Conversion, wire::field<&Conversion::measure_id>("measure_id", "One of this unit is"),
               wire::field<&Conversion::ref_measure_id>("ref_measure_id", "of this unit"),
               wire::field<&Conversion::conversion_ratio>("conversion_ratio", "so many."),
               wire::field<&Conversion::measure_type>("measure_type", "Of what they are units."))
};
struct Conversions {
  std::vector<Conversion> conversions;
  PC_BSS_SHAPE(Conversions, wire::field<&Conversions::conversions>("conversions", "Those asked for."))
};

Result<Conversions> list_conversions(const work::View&, const ConversionsReq& query) {
  Conversions all;
  for (const auto& each : catalogue::conversions()) {
    const int type = static_cast<int>(each.type);
    if (!query.measure_type || query.measure_type->value == type)
      all.conversions.push_back({each.measure, each.of, each.ratio, type});
  }
  return all;
}

struct DivisionRow {
  std::string code, name;
  PC_BSS_SHAPE(DivisionRow, wire::field<&DivisionRow::code>("code", "Six digits, of GB/T 2260."),
               wire::field<&DivisionRow::name>("name", "Chinese, whatever the language."))
};

std::vector<DivisionRow> page_of(std::span<const divisions::Division> all, std::int64_t offset,
                                 std::int64_t limit) {
  const auto begin = std::min<std::size_t>(static_cast<std::size_t>(offset), all.size());
  const auto count = std::min<std::size_t>(static_cast<std::size_t>(limit), all.size() - begin);
  std::vector<DivisionRow> page;
  for (const auto& each : all.subspan(begin, count))
    page.push_back({std::string(each.code), std::string(each.name)});
  return page;
}

struct ProvincesReq {
  AnyOffset offset;
  LongLimit limit;
  PC_BSS_SHAPE(ProvincesReq, wire::defaulted<&ProvincesReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&ProvincesReq::limit>("limit", "Rows, 1 to 1000."))
};
struct Provinces {
  std::int64_t count = 0;
  std::vector<DivisionRow> provinces;
  PC_BSS_SHAPE(Provinces, wire::field<&Provinces::count>("count", "All provinces."),
               wire::field<&Provinces::provinces>("provinces", "The page."))
};
Result<Provinces> list_provinces(const work::View&, const ProvincesReq& query) {
  const auto all = divisions::provinces();
  return Provinces{std::ssize(all), page_of(all, query.offset.value, query.limit.value)};
}

struct CitiesReq {
  Text<1, 64> province_code;
  AnyOffset offset;
  LongLimit limit;
  PC_BSS_SHAPE(CitiesReq, wire::field<&CitiesReq::province_code>("province_code", "The province."),
               wire::defaulted<&CitiesReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&CitiesReq::limit>("limit", "Rows, 1 to 1000."))
};
struct Cities {
  std::int64_t count = 0;
  std::vector<DivisionRow> cities;
  PC_BSS_SHAPE(Cities,
               wire::field<&Cities::count>("count", "All of the province; 0 when there is no such province."),
               wire::field<&Cities::cities>("cities", "The page."))
};
Result<Cities> list_cities(const work::View&, const CitiesReq& query) {
  const auto all = divisions::cities_of(query.province_code.value);
  return Cities{std::ssize(all), page_of(all, query.offset.value, query.limit.value)};
}

struct CountiesReq {
  Text<1, 64> city_code;
  AnyOffset offset;
  LongLimit limit;
  PC_BSS_SHAPE(CountiesReq, wire::field<&CountiesReq::city_code>("city_code", "The city."),
               wire::defaulted<&CountiesReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&CountiesReq::limit>("limit", "Rows, 1 to 1000."))
};
struct Counties {
  std::int64_t count = 0;
  std::vector<DivisionRow> counties;
  PC_BSS_SHAPE(Counties,
               wire::field<&Counties::count>("count", "All of the city; 0 when there is no such city."),
               wire::field<&Counties::counties>("counties", "The page."))
};
Result<Counties> list_counties(const work::View&, const CountiesReq& query) {
  const auto all = divisions::counties_of(query.city_code.value);
  return Counties{std::ssize(all), page_of(all, query.offset.value, query.limit.value)};
}

}  // namespace

void add_dictionaries(edge::Routes& routes) {
  add_open(routes, "ListMeasureUnits", "/v2/bases/measurements",
           {"List units of measure", "查询度量单位列表"}, &list_measures);
  add_open(routes, "ListConversions", "/v2/bases/conversions",
           {"List conversions of units", "查询度量单位进制"}, &list_conversions);
  add_open(routes, "ListProvinces", "/v2/systems/configs/provinces", {"List provinces", "查询省份列表"},
           &list_provinces);
  add_open(routes, "ListCities", "/v2/systems/configs/cities", {"List a province's cities", "查询城市列表"},
           &list_cities);
  add_open(routes, "ListCounties", "/v2/systems/configs/counties", {"List a city's counties", "查询区县列表"},
           &list_counties);
}

}  // namespace pc::bss
