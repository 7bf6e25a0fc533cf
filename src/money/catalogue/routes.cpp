#include "routes.hpp"

#include "catalogue_file.hpp"
#include "dictionary.hpp"
#include "import.hpp"
#include "measures.hpp"
#include "product_list.hpp"
#include "transfer/imports/routes.hpp"

namespace pc::catalogue {
namespace {

using Code = Text<1, 64>;
using Name = Text<1, 128>;
using OtherName = std::optional<Text<0, 128>>;

struct PutOffer {
  static constexpr const char* shape_name = "PutOffer";
  Code service_type_code;
  Name service_zh;
  OtherName service_en;
  std::optional<Text<0, 32>> service_short;
  Code resource_type_code;
  Name resource_zh;
  OtherName resource_en;
  Text<1, 128> spec;
  OtherName spec_zh, spec_en;
  Code region;
  Charging charging = Charging::period;
  Code unit;
  OtherName usage_zh, usage_en;
  std::optional<wire::Bounded<0, INT32_MAX>> measure_id, size_measure_id;
  Decimal price;
  std::optional<Day> valid_from;
  std::optional<bool> sellable, refundable, rarely_renewed;
  static wire::Fields fields();
};
struct OfferKept {
  static constexpr const char* shape_name = "OfferKept";
  ProductId id;
  static wire::Fields fields();
};
struct ChangeProduct {
  static constexpr const char* shape_name = "ChangeProduct";
  ProductId product_id;
  Name spec_zh, spec_en;
  bool sellable = true, refundable = true, rarely_renewed = false;
  static wire::Fields fields();
};
struct SetPrice {
  static constexpr const char* shape_name = "SetPrice";
  ProductId product_id;
  Charging charging = Charging::period;
  Code unit;
  std::optional<wire::Bounded<0, INT32_MAX>> measure_id;
  Decimal price;
  Day valid_from;
  static wire::Fields fields();
};

wire::Fields PutOffer::fields() {
  using P = PutOffer;
  static constexpr wire::Field all[] = {
      wire::field<&P::service_type_code>("service_type_code", "Service, as a code."),
      wire::field<&P::service_zh>("service_zh", "Its name in Chinese."),
      wire::field<&P::service_en>("service_en", "Its name in English; empty: the Chinese one."),
      wire::field<&P::service_short>("service_short", "In short, as ECS."),
      wire::field<&P::resource_type_code>("resource_type_code", "Type of resource, as a code."),
      wire::field<&P::resource_zh>("resource_zh", "Its name in Chinese."),
      wire::field<&P::resource_en>("resource_en", "Its name in English; empty: the Chinese one."),
      wire::field<&P::spec>("spec", "Specification, as a code."),
      wire::field<&P::spec_zh>("spec_zh", "In Chinese words; empty: the code."),
      wire::field<&P::spec_en>("spec_en", "In English words; empty: the Chinese ones."),
      wire::field<&P::region>("region", "Region."),
      wire::field<&P::charging>("charging", "How it is paid for."),
      wire::field<&P::unit>("unit",
                            "Of what it is the price: day, month, year, once; on demand the usage factor."),
      wire::field<&P::usage_zh>("usage_zh", "The usage factor in Chinese; empty: its code."),
      wire::field<&P::usage_en>("usage_en", "The usage factor in English; empty: the Chinese one."),
      wire::field<&P::measure_id>("measure_id", "On demand: the unit of use."),
      wire::field<&P::size_measure_id>("size_measure_id",
                                       "Unit of its size, of one of which it is the price."),
      wire::field<&P::price>("price", "In yuan, 0 or more, at most 8 decimals."),
      wire::field<&P::valid_from>("valid_from", "First day of the price (GMT+08:00); null: today."),
      wire::field<&P::sellable>("sellable", "Whether it can be bought; null: yes."),
      wire::field<&P::refundable>("refundable", "Whether what is left is returned; null: yes."),
      wire::field<&P::rarely_renewed>("rarely_renewed",
                                      "Whether expiring orders of it are no renewal tasks; null: no.")};
  return all;
}

wire::Fields OfferKept::fields() {
  static constexpr wire::Field all[] = {wire::field<&OfferKept::id>("id", "The product.")};
  return all;
}

wire::Fields ChangeProduct::fields() {
  using C = ChangeProduct;
  static constexpr wire::Field all[] = {
      wire::field<&C::product_id>("product_id", "The product."),
      wire::field<&C::spec_zh>("spec_zh", "Specification in Chinese words."),
      wire::field<&C::spec_en>("spec_en", "Specification in English words."),
      wire::field<&C::sellable>("sellable", "Whether it can be bought."),
      wire::field<&C::refundable>("refundable", "Whether what is left is returned."),
      wire::field<&C::rarely_renewed>("rarely_renewed",
                                      "Whether expiring orders of it are no renewal tasks.")};
  return all;
}

wire::Fields SetPrice::fields() {
  using S = SetPrice;
  static constexpr wire::Field all[] = {
      wire::field<&S::product_id>("product_id", "The product."),
      wire::field<&S::charging>("charging", "How it is paid for."),
      wire::field<&S::unit>("unit",
                            "Of what it is the price: day, month, year, once; on demand the usage factor."),
      wire::field<&S::measure_id>("measure_id", "On demand: the unit of use."),
      wire::field<&S::price>("price", "In yuan, 0 or more, at most 8 decimals."),
      wire::field<&S::valid_from>("valid_from", "First day it holds (GMT+08:00).")};
  return all;
}

/// Units in which use and sizes are told.
struct MeasureRow {
  static constexpr const char* shape_name = "MeasureRow";
  int id = 0;
  std::string name;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&MeasureRow::id>("id", "Its number."),
        wire::field<&MeasureRow::name>("name", "In the caller's language.")};
    return all;
  }
};
struct MeasureRows {
  static constexpr const char* shape_name = "MeasureRows";
  std::vector<MeasureRow> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&MeasureRows::items>("items", "All but those of money.")};
    return all;
  }
};
Result<MeasureRows> list_measures(const work::View& view, const edge::Nothing&) {
  MeasureRows rows;
  for (const auto& each : measures())
    if (each.type != MeasureType::money)
      rows.items.push_back({each.id, name_of_measure(each.id, view.who.language)});
  return rows;
}

/// To choose from.
struct ServiceChoice {
  static constexpr const char* shape_name = "ServiceChoice";
  std::string code, name;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&ServiceChoice::code>("code", "Code."),
        wire::field<&ServiceChoice::name>("name", "In the caller's language.")};
    return all;
  }
};
struct ServiceChoices {
  static constexpr const char* shape_name = "ServiceChoices";
  std::vector<ServiceChoice> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&ServiceChoices::items>("items", "All services.")};
    return all;
  }
};
constexpr std::int64_t k_services_most = 1000;
Result<ServiceChoices> list_services(const work::View& view, const edge::Nothing&) {
  ServiceChoices choices;
  for (const auto& each : service_types(view.reader, {}, {0, k_services_most}).rows)
    choices.items.push_back({each.service_type_code, in(view.who.language, each.name_zh, each.name_en)});
  return choices;
}

template <class T>
std::string said(const std::optional<T>& text) {
  return text ? text->value : std::string();
}
int measure(const std::optional<wire::Bounded<0, INT32_MAX>>& id) {
  return id ? static_cast<int>(id->value) : 0;
}

Result<OfferKept> put_offer(work::Work& work, const PutOffer& in) {
  Offer offer;
  offer.service_type_code = in.service_type_code.value;
  offer.service_zh = in.service_zh.value;
  offer.service_en = said(in.service_en);
  offer.service_short = said(in.service_short);
  offer.resource_type_code = in.resource_type_code.value;
  offer.resource_zh = in.resource_zh.value;
  offer.resource_en = said(in.resource_en);
  offer.spec = in.spec.value;
  offer.spec_zh = said(in.spec_zh);
  offer.spec_en = said(in.spec_en);
  offer.region = in.region.value;
  offer.charging = in.charging;
  offer.unit = in.unit.value;
  offer.usage_zh = said(in.usage_zh);
  offer.usage_en = said(in.usage_en);
  offer.measure_id = measure(in.measure_id);
  offer.size_measure_id = measure(in.size_measure_id);
  offer.price = in.price.without_trailing_zeros();
  offer.valid_from = in.valid_from;
  offer.sellable = in.sellable.value_or(true);
  offer.refundable = in.refundable.value_or(true);
  offer.rarely_renewed = in.rarely_renewed.value_or(false);
  PC_TRY(kept, keep(work.tx, offer, work.who.name, work.now));
  return OfferKept{kept.product};
}

Result<edge::Nothing> change_product(work::Work& work, const ChangeProduct& in) {
  PC_CHECK(change(work, in.product_id,
                  {in.spec_zh.value, in.spec_en.value, in.sellable, in.refundable, in.rarely_renewed}));
  return edge::Nothing{};
}

Result<edge::Nothing> enter_price(work::Work& work, const SetPrice& in) {
  PC_CHECK(set_price(work, in.product_id,
                     {in.charging, in.unit.value, measure(in.measure_id), in.price.without_trailing_zeros(),
                      in.valid_from}));
  return edge::Nothing{};
}

constexpr lists::Column k_run_columns[] = {imports::runs_file::id,
                                           imports::runs_file::file_name,
                                           imports::runs_file::state,
                                           imports::runs_file::lines_read,
                                           {"lines_landed", "Applied", "已更新"},
                                           {"lines_duplicate", "Nothing new", "无变化"},
                                           imports::runs_file::lines_refused,
                                           imports::runs_file::operator_name,
                                           imports::runs_file::started_at,
                                           imports::runs_file::finished_at,
                                           imports::runs_file::error};

constexpr imports::ImportRoutes k_imports{
    .kind = k_import,
    .path = "/api/v1/product-imports",
    .permission = permissions::manage,
    .audit = "product_imports.upload",
    .file = "product-imports",
    .upload = {"Enter products and prices by a file", "导入产品与价格"},
    .list = {"List imports of products", "查询产品导入记录"},
    .list_file = {"Export the list of imports of products", "导出产品导入记录"},
    .one = {"Progress of an import of products", "查询产品导入进度"},
    .faults = {"Refused lines of an import of products", "查询产品导入失败明细"},
    .faults_file = {"Export refused lines of an import of products", "导出产品导入失败明细"}};

const edge::Access k_manage = edge::Access::needs(permissions::manage);

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<ProductQuery, ProductRows>{.path = "/api/v1/products",
                                                   .access = k_manage,
                                                   .says = {"List products and prices", "查询产品目录"},
                                                   .run = &list_products});
  routes.add(edge::DownloadOf<ProductQuery>{{"/api/v1/products/export",
                                             k_manage,
                                             {"Export products and prices", "导出产品目录"},
                                             "text/csv; charset=utf-8",
                                             "products.csv"},
                                            &export_products,
                                            {},
                                            false,
                                            product_cells()});
  routes.add(
      edge::Read<edge::Nothing, ServiceChoices>{.path = "/api/v1/services",
                                                .access = edge::Access::signed_in(),
                                                .says = {"List the catalogue's services", "查询产品类型"},
                                                .run = &list_services});
  routes.add(edge::Read<edge::Nothing, MeasureRows>{.path = "/api/v1/measures",
                                                    .access = k_manage,
                                                    .says = {"List units of use and size", "查询计量单位"},
                                                    .run = &list_measures});
  routes.add(
      edge::Read<OneProduct, ProductDetail>{.path = "/api/v1/products/{product_id}",
                                            .access = k_manage,
                                            .says = {"Show a product with all its prices", "查看产品详情"},
                                            .refuses = {&errors::unknown_product},
                                            .run = &show_product});
}

void add_acts(edge::Routes& routes) {
  routes.add(edge::Write<PutOffer, OfferKept>{
      .verb = edge::Verb::post,
      .path = "/api/v1/products",
      .access = k_manage,
      .audit = "catalogue.put_offer",
      .says = {"Enter a product with a price", "录入产品与价格"},
      .refuses = {&errors::bad_price, &errors::price_in_force, &errors::price_in_past, &errors::other_size},
      .run = &put_offer});
  routes.add(
      edge::Write<ChangeProduct, edge::Nothing>{.verb = edge::Verb::put,
                                                .path = "/api/v1/products/{product_id}",
                                                .access = k_manage,
                                                .audit = "catalogue.change_product",
                                                .says = {"Change what is said of a product", "修改产品"},
                                                .refuses = {&errors::unknown_product},
                                                .run = &change_product});
  routes.add(
      edge::Write<SetPrice, edge::Nothing>{.verb = edge::Verb::post,
                                           .path = "/api/v1/products/{product_id}/prices",
                                           .access = k_manage,
                                           .audit = "catalogue.set_price",
                                           .says = {"Enter a price from a day on", "录入价格"},
                                           .refuses = {&errors::unknown_product, &errors::bad_price,
                                                       &errors::price_in_force, &errors::price_in_past},
                                           .run = &enter_price});
}

}  // namespace

void add_product_routes(edge::Routes& routes) {
  add_reading(routes);
  add_acts(routes);
  imports::add_routes<k_imports, k_run_columns>(routes);
  routes.add(edge::DownloadOf<edge::Nothing>{{"/api/v1/product-imports/template",
                                              k_manage,
                                              {"A file of products to begin with", "下载产品导入模板"},
                                              "text/csv; charset=utf-8",
                                              "products-template.csv"},
                                             &imports::write_template<&field_rules>});
}

}  // namespace pc::catalogue
