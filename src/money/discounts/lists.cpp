#include "lists.hpp"

#include "store.hpp"

namespace pc::discounts {

std::span<const wire::Name<Status>> names(Status) {
  static constexpr wire::Name<Status> all[] = {
      {Status::pending, "pending"}, {Status::active, "active"}, {Status::ended, "ended"}};
  return all;
}

namespace {

using lists::column;
using lists::computed;
using lists::hidden;

/// Services and products by name. `a`: alias of the table whose rows are for them.
std::string with_target(const std::string& a) {
  return " LEFT JOIN service_type s ON s.service_type_code = " + a +
         ".service_type_code LEFT JOIN product p ON p.product_id = " + a + ".product_id";
}
template <class R>
std::vector<lists::ListColumn<R>> target_columns(const std::string& a) {
  return {
      hidden<&R::service_zh>("COALESCE(s.name_zh, '')"),
      hidden<&R::service_en>("COALESCE(s.name_en, '')"),
      column<&R::service_type_code>(a + ".service_type_code", {}, "Service; empty: all.").not_in_files(),
      computed<&R::service_type>({"Service", "产品类型"}, "Its name, in the caller's language; empty: all."),
      lists::some<&R::product_id>(a + ".product_id", {}, "Product; null: all of the service.").not_in_files(),
      column<&R::spec>("COALESCE(p.spec, '')", {"Specification", "规格"}, "The product's; empty: all."),
      column<&R::region>("COALESCE(p.region, '')", {"Region", "区域"}, "The product's; empty: all.")};
}
/// Whether the discount in `a` is to come, in force or over :today.
std::string status_of(const std::string& a) {
  return "(CASE WHEN " + a + ".end_day <= :today THEN 'ended' WHEN " + a +
         ".first_day > :today THEN 'pending' ELSE 'active' END)";
}
template <class R>
std::vector<lists::ListColumn<R>> term_columns(const std::string& a) {
  return {lists::some<&R::charging>(a + ".charging", {"Billing mode", "计费模式"},
                                    "Only what is paid so; null: however.")
              .in_words_of("product_charging"),
          column<&R::ratio>(a + ".ratio", {"Paid part", "折扣"}, "Part of the official price that is paid."),
          column<&R::first_day>(a + ".first_day", {"From", "生效日期"}, "First day (GMT+08:00)."),
          hidden<&R::end_day>(a + ".end_day"),
          computed<&R::last_day>({"To", "失效日期"}, "Last day (GMT+08:00); null: until it is ended."),
          column<&R::status>(status_of(a), {"Status", "状态"}, "pending, active or ended.")
              .in_words_of("discount_status"),
          column<&R::created_by>(a + ".created_by", {"Entered by", "录入人"}, "Who entered it.")
              .masked_in_files(),
          column<&R::created_at>(a + ".created_at", {"Entered", "录入时间"}, "When.")};
}

template <class T>
std::vector<T> together(std::vector<T> all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

using R = DiscountRow;

std::vector<lists::ListColumn<R>> discount_columns() {
  std::vector<lists::ListColumn<R>> all{
      column<&R::id>("d.discount_id", {"Discount ID", "折扣ID"}, "The discount."),
      column<&R::kind>("d.kind", {"Type", "折扣类型"}, "commercial or granted.").in_words_of("discount_kind"),
      column<&R::customer_id>("d.customer_id", lists::k_customer_id, "The customer."),
      column<&R::customer_name>("c.name", {"Customer", "客户名称"}, "Its name.").masked_in_files(),
      column<&R::account_name>("c.account_name", {"Account name", "账号名"}, "Its account, masked.")};
  all = together(std::move(all), target_columns<R>("d"));
  all = together(std::move(all), term_columns<R>("d"));
  all.push_back(column<&R::ended_by>("d.ended_by", {"Ended by", "结束人"}, "Who ended it; empty: nobody.")
                    .masked_in_files());
  return all;
}
const std::string k_from =
    "discount d JOIN customer c ON c.tenant_id = d.tenant_id AND c.customer_id = d.customer_id" +
    with_target("d");

template <class Q>
std::vector<lists::Filter<Q>> common_filters() {
  return {lists::equals<&Q::kind>("d.kind", "commercial or granted."),
          lists::filter<&Q::status>("[status: AND " + status_of("d") + " = :status] ",
                                    "pending, active or ended.",
                                    [](const Q& query) { return lists::given(query.status); })};
}

std::vector<lists::Filter<DiscountQuery>> discount_filters() {
  using Q = DiscountQuery;
  return together(
      common_filters<Q>(),
      std::vector<lists::Filter<Q>>{
          lists::equals<&Q::customer_id>("d.customer_id", "One customer."),
          lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
          lists::is_whole<&Q::account_name>("c.account_name", "Its whole account name."),
          lists::filter<&Q::service_type>("[service_type: AND (s.name_zh LIKE :service_type ESCAPE '!' OR "
                                          "s.name_en LIKE :service_type ESCAPE '!' "
                                          "OR d.service_type_code LIKE :service_type ESCAPE '!')] ",
                                          "Part of the service's name or code.", [](const Q& query) {
                                            return db::Value(lists::contains_pattern(query.service_type));
                                          })});
}

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id = 0, own = 0, team = 0;
  Day today;
};
struct OfAll {
  std::int64_t tenant_id = 0;
  Day today;
};
struct OfOne {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Day today;
};
constexpr const char* k_order = "d.discount_id DESC";

const lists::List<R, DiscountQuery, OfPartner> k_of_partner{{
    .name = "discounts.of_partner",
    .from = k_from,
    .scope =
        "d.tenant_id = :tenant_id AND c.partner_id = :partner_id AND c.association_type <> 'none' [today: ]" +
        customers::managed_now("c"),
    .columns = discount_columns(),
    .filters = discount_filters(),
    .order = k_order,
}};
const lists::List<R, DiscountQuery, OfAll> k_of_all{{
    .name = "discounts.of_all_everywhere",
    .from = k_from,
    .scope = "1 = 1 [tenant_id: AND d.tenant_id = :tenant_id] [today: ]",
    .columns = discount_columns(),
    .filters = discount_filters(),
    .order = k_order,
}};
const lists::List<R, MyDiscountQuery, OfOne> k_own{{
    .name = "discounts.of_customer",
    .from = k_from,
    .scope = "d.tenant_id = :tenant_id AND d.customer_id = :customer_id [today: ]",
    .columns = discount_columns(),
    .filters = common_filters<MyDiscountQuery>(),
    .order = k_order,
}};

const lists::List<PromotionRow, PromotionQuery, OfAll> k_promotions{{
    .name = "discounts.promotions",
    .from = "promotion d" + with_target("d"),
    .scope = "1 = 1 [tenant_id: ] [today: ]",
    .columns = together(
        together(
            std::vector<lists::ListColumn<PromotionRow>>{
                column<&PromotionRow::id>("d.promotion_id", {"Promotion ID", "促销ID"}, "The promotion."),
                computed<&PromotionRow::name>({"Name", "促销名称"}, "Its name, in the caller's language."),
                column<&PromotionRow::name_zh>("d.name_zh", {}, "In Chinese.").not_in_files(),
                column<&PromotionRow::name_en>("d.name_en", {}, "In English.").not_in_files()},
            target_columns<PromotionRow>("d")),
        term_columns<PromotionRow>("d")),
    .filters = {},
    .order = "d.promotion_id DESC",
}};

const lists::List<CeilingRow, CeilingQuery, lists::EveryTenant> k_ceilings{{
    .name = "discounts.ceilings",
    .from = "discount_ceiling d" + with_target("d"),
    .scope = "1 = 1 [tenant_id: ]",
    .columns = together(
        together(
            std::vector<lists::ListColumn<CeilingRow>>{
                computed<&CeilingRow::id>({}, "Service and product.").not_in_files()},
            target_columns<CeilingRow>("d")),
        std::vector<lists::ListColumn<CeilingRow>>{
            column<&CeilingRow::lowest_ratio>("d.lowest_ratio", {"Lowest", "最低折扣"},
                                              "At least this part of the price stays to be paid."),
            column<&CeilingRow::entered_by>("d.entered_by", {"Entered by", "录入人"}, "Who entered it.")
                .masked_in_files(),
            column<&CeilingRow::entered_at>("d.entered_at", {"Entered", "录入时间"}, "When.")}),
    .filters = {},
    .order = "d.service_type_code, d.product_id",
}};

template <class Row>
auto finish_for(const work::View& view) {
  return [language = view.who.language](std::span<Row> rows) {
    for (auto& row : rows) {
      row.service_type = catalogue::in(language, row.service_zh, row.service_en);
      if constexpr (requires { row.last_day; })
        if (row.end_day < k_no_end) row.last_day = Day{row.end_day.number - 1};
      if constexpr (requires { row.name; }) row.name = catalogue::in(language, row.name_zh, row.name_en);
      if constexpr (requires { row.lowest_ratio; })
        row.id = row.service_type_code + (row.product_id ? "-" + row.product_id->text() : "");
    }
  };
}

Outcome check_filters(const work::View& view, const DiscountQuery& query) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(query.account_name), "account_name");
}

OfPartner of_partner(const work::View& view) {
  const auto rows = customers::PartnerRows::of(view.who);
  return {rows.tenant_id, rows.partner_id, rows.own, rows.team, Day::of(view.now)};
}

}  // namespace

wire::Fields DiscountQuery::fields() { return k_of_partner.query_fields(); }
wire::Fields MyDiscountQuery::fields() { return k_own.query_fields(); }
wire::Fields DiscountRow::fields() { return k_of_partner.row_fields(); }
wire::Fields PromotionQuery::fields() { return k_promotions.query_fields(); }
wire::Fields PromotionRow::fields() { return k_promotions.row_fields(); }
wire::Fields CeilingQuery::fields() { return k_ceilings.query_fields(); }
wire::Fields CeilingRow::fields() { return k_ceilings.row_fields(); }

Result<DiscountRows> list_discounts(const work::View& view, const DiscountQuery& query) {
  PC_CHECK(check_filters(view, query));
  const auto finish = finish_for<R>(view);
  if (view.who.side == access::Side::vendor)
    return k_of_all.page(view, {0, Day::of(view.now)}, query, finish);
  return k_of_partner.page(view, of_partner(view), query, finish);
}

Result<Done> export_discounts(const work::View& view, const DiscountQuery& query,
                              const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  const auto finish = finish_for<R>(view);
  if (view.who.side == access::Side::vendor)
    return k_of_all.write(view, {0, Day::of(view.now)}, query, write, finish);
  return k_of_partner.write(view, of_partner(view), query, write, finish);
}

const lists::FileCells& discount_cells() { return k_of_partner.cells(); }

Result<DiscountRows> list_my_discounts(const work::View& view, const MyDiscountQuery& query) {
  const OfOne own{view.who.tenant, customers::CustomerId(view.who.customer), Day::of(view.now)};
  return k_own.page(view, own, query, finish_for<R>(view));
}

Result<PromotionRows> list_promotions(const work::View& view, const PromotionQuery& query) {
  return k_promotions.page(view, {0, Day::of(view.now)}, query, finish_for<PromotionRow>(view));
}

Result<CeilingRows> list_ceilings(const work::View& view, const CeilingQuery& query) {
  return k_ceilings.page(view, {}, query, finish_for<CeilingRow>(view));
}

}  // namespace pc::discounts
