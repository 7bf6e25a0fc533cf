// What a customer may buy for months or years, with the official prices of today.
#pragma once
#include "api/lists/list.hpp"
#include "money/catalogue/products.hpp"

namespace pc::orders {

struct OfferQuery {
  static constexpr const char* shape_name = "OfferQuery";
  std::optional<Text<0, 64>> service_type, spec;
  std::optional<Text<0, 64>> region;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct OfferRow {
  static constexpr const char* shape_name = "OfferRow";
  static constexpr const char* page_name = "OfferRows";
  catalogue::ProductId id;
  std::string service_type_code, service_type, resource_type, spec, spec_name, region;
  std::int64_t size_measure_id = 0;
  std::string size_measure_name;
  std::optional<Decimal> month, year;
  bool refundable = true;
  std::string service_zh, service_en, resource_zh, resource_en, spec_zh, spec_en;
  static wire::Fields fields();
};
using OfferRows = lists::Page<OfferRow>;
Result<OfferRows> list_offers(const work::View& view, const OfferQuery& query);

}  // namespace pc::orders
