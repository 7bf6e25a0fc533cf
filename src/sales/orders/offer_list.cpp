#include "offer_list.hpp"

#include "money/catalogue/measures.hpp"
#include "orders.hpp"

namespace pc::orders {
namespace {

using Q = OfferQuery;
using R = OfferRow;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

/// The price that holds on :today; '' where none does.
std::string price_of(std::string_view unit) {
  return "COALESCE((SELECT x.price FROM product_price x WHERE x.product_id = p.product_id AND x.charging = "
         "'period' AND x.unit = '" +
         std::string(unit) + "' AND x.valid_from <= :today ORDER BY x.valid_from DESC LIMIT 1), '')";
}

template <auto Member>
lists::Filter<Q> like(const std::string& zh, const std::string& en, const std::string& code,
                      const char* doc) {
  const std::string name(lists::detail::k_member_name<Member>);
  const std::string like = " LIKE :" + name + " ESCAPE '!'";
  return lists::filter<Member>(
      "[" + name + ": AND (" + zh + like + " OR " + en + like + " OR " + code + like + ")] ", doc,
      [](const Q& query) { return db::Value(lists::contains_pattern(query.*Member)); });
}

struct OfToday {
  std::int64_t tenant_id = 0;
  Day today;
};

// Products are of no tenant.
const lists::List<R, Q, OfToday> k_offers{{
    .name = "orders.offers",
    .from = "product p JOIN service_type s ON s.service_type_code = p.service_type_code "
            "JOIN resource_type r ON r.service_type_code = p.service_type_code "
            "AND r.resource_type_code = p.resource_type_code",
    .scope = "p.sellable = 1 [tenant_id: ] AND EXISTS (SELECT 1 FROM product_price y WHERE y.product_id = "
             "p.product_id AND y.charging = 'period' AND (y.unit = 'month' OR y.unit = 'year') AND "
             "y.valid_from <= :today)",
    .columns = {hidden<&R::service_zh>("s.name_zh"), hidden<&R::service_en>("s.name_en"),
                hidden<&R::resource_zh>("r.name_zh"), hidden<&R::resource_en>("r.name_en"),
                hidden<&R::spec_zh>("p.spec_zh"), hidden<&R::spec_en>("p.spec_en"),
                column<&R::id>("p.product_id", {"Product ID", "产品ID"}, "The product."),
                column<&R::service_type_code>("p.service_type_code", {}, "Service."),
                computed<&R::service_type>({"Service", "产品类型"}, "Service, in the caller's language."),
                computed<&R::resource_type>({"Type", "资源类型"},
                                            "Type of resource, in the caller's language."),
                column<&R::spec>("p.spec", {"Specification", "规格"}, "Specification, as a code."),
                computed<&R::spec_name>({"Description", "规格描述"},
                                        "Specification, in the caller's language."),
                column<&R::region>("p.region", {"Region", "区域"}, "Region."),
                column<&R::size_measure_id>("p.size_measure_id", {}, "Unit of its size; 0: it has none."),
                computed<&R::size_measure_name>({"Priced by", "容量单位"},
                                                "Its name in the caller's language; empty: none."),
                some<&R::month>(price_of("month"), {"A month (CNY)", "包月（元）"},
                                "Official price of a month, yuan; null: not offered."),
                some<&R::year>(price_of("year"), {"A year (CNY)", "包年（元）"},
                               "Official price of a year, yuan; null: not offered."),
                column<&R::refundable>("p.refundable", {"Refundable", "是否可退订"},
                                       "Whether what is left is returned.")},
    .filters = {like<&Q::service_type>("s.name_zh", "s.name_en", "p.service_type_code",
                                       "Part of the service's name or code."),
                like<&Q::spec>("p.spec_zh", "p.spec_en", "p.spec", "Part of the specification."),
                lists::equals<&Q::region>("p.region", "The region's code.")},
    .order = "p.service_type_code, p.resource_type_code, p.spec, p.region",
}};

}  // namespace

wire::Fields OfferQuery::fields() { return k_offers.query_fields(); }
wire::Fields OfferRow::fields() { return k_offers.row_fields(); }

Result<OfferRows> list_offers(const work::View& view, const OfferQuery& query) {
  const auto language = view.who.language;
  return k_offers.page(view, {0, Day::of(view.now)}, query, [language](std::span<R> rows) {
    for (auto& row : rows) {
      row.service_type = catalogue::in(language, row.service_zh, row.service_en);
      row.resource_type = catalogue::in(language, row.resource_zh, row.resource_en);
      row.spec_name = catalogue::in(language, row.spec_zh, row.spec_en);
      if (row.size_measure_id != 0)
        row.size_measure_name = catalogue::name_of_measure(static_cast<int>(row.size_measure_id), language);
    }
  });
}

}  // namespace pc::orders
