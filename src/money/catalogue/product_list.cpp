#include "product_list.hpp"

#include <algorithm>
#include <array>

#include "measures.hpp"
#include "store.hpp"

namespace pc::catalogue {

std::span<const wire::Name<Charging>> names(Charging) {
  static const auto all = [] {
    std::array<wire::Name<Charging>, std::size(k_charging_names)> names{};
    std::ranges::transform(k_charging_names, names.begin(), [](const ChargingName& name) {
      return wire::Name<Charging>{name.charging, name.text};
    });
    return names;
  }();
  return all;
}

std::span<const wire::Name<Sale>> names(Sale) {
  static constexpr wire::Name<Sale> all[] = {{Sale::sold, "sold"}, {Sale::withdrawn, "withdrawn"}};
  return all;
}

namespace {

using Q = ProductQuery;
using R = ProductRow;
using lists::column;
using lists::computed;
using lists::hidden;

/// Part of a name in either language, or of the code.
template <auto Member>
lists::Filter<Q> named_like(const std::string& alias, const std::string& code, const char* doc) {
  const std::string name(lists::detail::k_member_name<Member>);
  const std::string like = " LIKE :" + name + " ESCAPE '!'";
  return lists::filter<Member>(
      "[" + name + ": AND (" + alias + ".name_zh" + like + " OR " + alias + ".name_en" + like + " OR " +
          code + like + ")] ",
      doc, [](const Q& query) { return db::Value(lists::contains_pattern(query.*Member)); });
}

// Products are of no tenant: who may see them sees all.
const lists::List<R, Q, lists::EveryTenant> k_products{{
    .name = "catalogue.products",
    .from = "product p JOIN service_type s ON s.service_type_code = p.service_type_code "
            "JOIN resource_type r ON r.service_type_code = p.service_type_code "
            "AND r.resource_type_code = p.resource_type_code",
    .scope = "1 = 1 [tenant_id: ]",
    .columns =
        {hidden<&R::service_zh>("s.name_zh"),
         hidden<&R::service_en>("s.name_en"),
         hidden<&R::resource_zh>("r.name_zh"),
         hidden<&R::resource_en>("r.name_en"),
         column<&R::id>("p.product_id", {"Product ID", "产品ID"}, "The product."),
         computed<&R::service_type>({"Service", "产品类型"}, "Service, in the caller's language."),
         column<&R::service_type_code>("p.service_type_code", {"Service code", "产品类型编码"}, "Its code."),
         computed<&R::resource_type>({"Type", "资源类型"}, "Type of resource, in the caller's language."),
         column<&R::resource_type_code>("p.resource_type_code", {"Type code", "资源类型编码"}, "Its code."),
         column<&R::spec>("p.spec", {"Specification", "规格"}, "Specification, as a code."),
         computed<&R::spec_name>({"Description", "规格描述"}, "Specification, in the caller's language."),
         column<&R::spec_zh>("p.spec_zh", {}, "Specification in Chinese.").not_in_files(),
         column<&R::spec_en>("p.spec_en", {}, "Specification in English.").not_in_files(),
         column<&R::region>("p.region", {"Region", "区域"}, "Region."),
         column<&R::size_measure_id>("p.size_measure_id", {}, "Unit of its size; 0: it has none.")
             .not_in_files(),
         computed<&R::size_measure_name>({"Priced by", "容量单位"},
                                         "Its name in the caller's language; empty: none."),
         computed<&R::prices>({"Prices (CNY)", "官网价（元）"}, "The prices of today."),
         column<&R::sellable>("p.sellable", {"Sold", "是否可售"}, "Whether it can be bought."),
         column<&R::refundable>("p.refundable", {"Refundable", "是否可退订"},
                                "Whether what is left is returned."),
         column<&R::rarely_renewed>("p.rarely_renewed", {"Rarely renewed", "少续订产品"},
                                    "Whether expiring orders of it are no renewal tasks.")},
    .filters =
        {named_like<&Q::service_type>("s", "p.service_type_code", "Part of the service's name or code."),
         named_like<&Q::resource_type>("r", "p.resource_type_code", "Part of the type's name or code."),
         lists::filter<&Q::spec>(
             "[spec: AND (p.spec LIKE :spec ESCAPE '!' OR p.spec_zh LIKE :spec ESCAPE '!' OR p.spec_en LIKE "
             ":spec ESCAPE '!')] ",
             "Part of the specification.",
             [](const Q& query) { return db::Value(lists::contains_pattern(query.spec)); }),
         lists::equals<&Q::region>("p.region", "The region's code."),
         lists::filter<&Q::charging>(
             "[charging: AND EXISTS (SELECT 1 FROM product_price x WHERE x.product_id = p.product_id AND "
             "x.charging = :charging)] ",
             "Paid for in this mode.", [](const Q& query) { return lists::given(query.charging); }),
         lists::filter<&Q::sale>(
             "[sale=1: AND p.sellable = 1] [sale=2: AND p.sellable = 0] ", "Whether it is sold.",
             [](const Q& query) {
               return db::Value(query.sale ? static_cast<std::int64_t>(*query.sale) : std::int64_t{0});
             })},
    .order = "p.service_type_code, p.resource_type_code, p.spec, p.region",
}};

/// "包年/包月 / 月: 249.50".
std::string said(const PriceRow& price, Language language) {
  const auto unit = price.charging == Charging::on_demand ? price.unit_name
                                                          : lists::word("price_unit", price.unit, language);
  return lists::word("product_charging", wire::name_of(price.charging), language) + " / " + unit + ": " +
         price.price.text(2);
}

PriceRow told(const store::NamedPriceRow& row, Language language) {
  PriceRow price;
  price.charging = row.charging;
  price.unit = row.unit;
  price.unit_name = in(language, row.usage_zh, row.usage_en);
  price.measure_id = row.measure_id;
  price.measure_name = name_of_measure(row.measure_id, language);
  price.price = row.price;
  price.valid_from = row.valid_from;
  price.entered_by = row.entered_by;
  price.entered_at = row.entered_at;
  price.said = said(price, language);
  return price;
}

/// Those that hold today, of prices with the newest first of each charging and unit.
std::vector<PriceRow> of_today(const std::vector<PriceRow>& all, Day today) {
  std::vector<PriceRow> held;
  for (const auto& price : all) {
    const bool later =
        !held.empty() && held.back().charging == price.charging && held.back().unit == price.unit;
    if (price.valid_from <= today && !later) held.push_back(price);
  }
  return held;
}

auto finish_for(const work::View& view) {
  return [&view](std::span<ProductRow> rows) {
    const auto language = view.who.language;
    std::vector<store::ById> ids;
    for (const auto& row : rows) ids.push_back({row.id});
    std::vector<std::vector<PriceRow>> prices(rows.size());
    view.reader.each_of(store::select_named_prices, ids,
                        [&](std::size_t at, const store::NamedPriceRow& price) {
                          prices[at].push_back(told(price, language));
                        });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto& row = rows[i];
      row.service_type = in(language, row.service_zh, row.service_en);
      row.resource_type = in(language, row.resource_zh, row.resource_en);
      row.spec_name = in(language, row.spec_zh, row.spec_en);
      row.size_measure_name = name_of_measure(row.size_measure_id, language);
      row.prices = of_today(prices[i], Day::of(view.now));
    }
  };
}

}  // namespace

wire::Fields ProductQuery::fields() { return k_products.query_fields(); }
wire::Fields ProductRow::fields() { return k_products.row_fields(); }

wire::Fields PriceRow::fields() {
  using P = PriceRow;
  static constexpr wire::Field all[] = {
      wire::field<&P::charging>("charging", "period, on_demand, reserved or once."),
      wire::field<&P::unit>("unit", "day, month, year, once; on demand the usage factor."),
      wire::field<&P::unit_name>("unit_name", "The usage factor in the caller's language; otherwise empty."),
      wire::field<&P::measure_id>("measure_id", "Unit of use of which it is the price; 0: none."),
      wire::field<&P::measure_name>("measure_name", "Its name in the caller's language; empty: none."),
      wire::field<&P::price>("price", "In yuan."),
      wire::field<&P::valid_from>("valid_from", "First day it holds (GMT+08:00)."),
      wire::field<&P::entered_by>("entered_by", "Who entered it."),
      wire::field<&P::entered_at>("entered_at", "When.")};
  return all;
}

wire::Fields OneProduct::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneProduct::product_id>("product_id", "The product.")};
  return all;
}

wire::Fields ProductDetail::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ProductDetail::product>("product", "The product."),
      wire::field<&ProductDetail::prices>("prices", "All its prices, of each mode the newest first.")};
  return all;
}

Result<ProductRows> list_products(const work::View& view, const ProductQuery& query) {
  return k_products.page(view, {}, query, finish_for(view));
}

const lists::FileCells& product_cells() { return k_products.cells(); }

Result<Done> export_products(const work::View& view, const ProductQuery& query,
                             const std::function<void(std::string_view)>& write) {
  return k_products.write(view, {}, query, write, finish_for(view));
}

Result<ProductDetail> show_product(const work::View& view, const OneProduct& query) {
  const auto found = view.reader.maybe(store::select_product, {query.product_id});
  if (!found) return refuse(errors::unknown_product, "product_id");
  ProductDetail detail;
  auto& row = detail.product;
  row.id = found->product_id;
  row.service_type_code = found->service_type_code;
  row.resource_type_code = found->resource_type_code;
  row.spec = found->spec;
  row.spec_zh = found->spec_zh;
  row.spec_en = found->spec_en;
  row.region = found->region;
  row.size_measure_id = found->size_measure_id;
  row.sellable = found->sellable;
  row.refundable = found->refundable;
  row.rarely_renewed = found->rarely_renewed;
  const auto service = view.reader.one(store::select_service, {found->service_type_code});
  const auto resource =
      view.reader.one(store::select_resource, {found->service_type_code, found->resource_type_code});
  row.service_zh = service.name_zh;
  row.service_en = service.name_en;
  row.resource_zh = resource.name_zh;
  row.resource_en = resource.name_en;
  finish_for(view)(std::span(&row, 1));
  for (const auto& price : view.reader.rows(store::select_named_prices, {query.product_id}))
    detail.prices.push_back(told(price, view.who.language));
  return detail;
}

}  // namespace pc::catalogue
