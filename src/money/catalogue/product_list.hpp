// The list of products (产品目录) with the prices of today, and one product with all its prices.
#pragma once
#include "api/lists/list.hpp"
#include "products.hpp"

namespace pc::catalogue {

/// Whether it is sold.
enum class Sale { sold = 1, withdrawn = 2 };
std::span<const wire::Name<Sale>> names(Sale);

struct ProductQuery {
  static constexpr const char* shape_name = "ProductQuery";
  std::optional<Text<0, 64>> service_type, resource_type, spec, region;
  std::optional<Charging> charging;
  std::optional<Sale> sale;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct PriceRow {
  static constexpr const char* shape_name = "ProductPriceRow";
  Charging charging = Charging::period;
  std::string unit, unit_name;
  int measure_id = 0;
  std::string measure_name;
  Decimal price;
  Day valid_from;
  std::string entered_by;
  Instant entered_at;
  std::string said;  // in a cell of a file
  const std::string& text() const { return said; }
  static wire::Fields fields();
};
struct ProductRow {
  static constexpr const char* shape_name = "ProductRow";
  static constexpr const char* page_name = "ProductRows";
  ProductId id;
  std::string service_type_code, service_type, resource_type_code, resource_type, spec, spec_name, region;
  std::vector<PriceRow> prices;
  int size_measure_id = 0;
  std::string size_measure_name;
  bool sellable = true, refundable = true, rarely_renewed = false;
  std::string spec_zh, spec_en;
  std::string service_zh, service_en, resource_zh, resource_en;  // as they are kept
  static wire::Fields fields();
};
using ProductRows = lists::Page<ProductRow>;
Result<ProductRows> list_products(const work::View& view, const ProductQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& product_cells();
Result<Done> export_products(const work::View& view, const ProductQuery& query,
                             const std::function<void(std::string_view)>& write);

struct OneProduct {
  static constexpr const char* shape_name = "OneProduct";
  ProductId product_id;
  static wire::Fields fields();
};
struct ProductDetail {
  static constexpr const char* shape_name = "ProductDetail";
  ProductRow product;
  std::vector<PriceRow> prices;
  static wire::Fields fields();
};
/// Refuses catalogue.unknown_product.
Result<ProductDetail> show_product(const work::View& view, const OneProduct& query);

}  // namespace pc::catalogue
