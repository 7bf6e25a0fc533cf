#include "routes.hpp"

#include "lists.hpp"

namespace pc::discounts {
namespace {

using Code = Text<0, 64>;
using catalogue::Charging;
using catalogue::ProductId;

/// What every new discount says.
#define PC_TERM_FIELDS(S)                                                                                \
  wire::field<&S::service_type_code>("service_type_code",                                                \
                                     "All products of this service; empty with a product."),             \
      wire::field<&S::product_id>("product_id", "One product."),                                         \
      wire::field<&S::charging>("charging", "Only what is paid so; null: however."),                     \
      wire::field<&S::ratio>("ratio",                                                                    \
                             "Part of the official price that is paid: 0.01 to 1, at most 4 decimals."), \
      wire::field<&S::first_day>("first_day", "First day, today or later (GMT+08:00)."),                 \
      wire::field<&S::last_day>("last_day", "Last day; null: until it is ended.")

struct NewDiscount {
  static constexpr const char* shape_name = "NewDiscount";
  customers::CustomerId customer_id;
  std::optional<Code> service_type_code;
  std::optional<ProductId> product_id;
  std::optional<Charging> charging;
  Decimal ratio;
  Day first_day;
  std::optional<Day> last_day;
  static wire::Fields fields() {
    using S = NewDiscount;
    static constexpr wire::Field all[] = {wire::field<&S::customer_id>("customer_id", "The customer."),
                                          PC_TERM_FIELDS(S)};
    return all;
  }
};
struct NewPromotion {
  static constexpr const char* shape_name = "NewPromotion";
  Text<1, 64> name_zh;
  std::optional<Text<0, 64>> name_en;
  std::optional<Code> service_type_code;
  std::optional<ProductId> product_id;
  std::optional<Charging> charging;
  Decimal ratio;
  Day first_day;
  std::optional<Day> last_day;
  static wire::Fields fields() {
    using S = NewPromotion;
    static constexpr wire::Field all[] = {
        wire::field<&S::name_zh>("name_zh", "Name in Chinese."),
        wire::field<&S::name_en>("name_en", "Name in English; empty: the Chinese one."), PC_TERM_FIELDS(S)};
    return all;
  }
};
struct PutCeiling {
  static constexpr const char* shape_name = "PutCeiling";
  std::optional<Code> service_type_code;
  std::optional<ProductId> product_id;
  Decimal lowest_ratio;
  static wire::Fields fields() {
    using S = PutCeiling;
    static constexpr wire::Field all[] = {
        wire::field<&S::service_type_code>("service_type_code",
                                           "All products of this service; empty with a product."),
        wire::field<&S::product_id>("product_id", "One product."),
        wire::field<&S::lowest_ratio>(
            "lowest_ratio", "At least this part of the official price stays to be paid, 0.01 to 1.")};
    return all;
  }
};
struct CeilingKey {
  static constexpr const char* shape_name = "CeilingKey";
  std::optional<Code> service_type_code;
  std::optional<ProductId> product_id;
  static wire::Fields fields() {
    using S = CeilingKey;
    static constexpr wire::Field all[] = {
        wire::field<&S::service_type_code>("service_type_code", "As it is listed."),
        wire::field<&S::product_id>("product_id", "As it is listed.")};
    return all;
  }
};
struct OneDiscount {
  static constexpr const char* shape_name = "OneDiscount";
  DiscountId discount_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&OneDiscount::discount_id>("discount_id", "The discount.")};
    return all;
  }
};
struct EndOfCustomer {
  static constexpr const char* shape_name = "EndOfCustomer";
  DiscountId discount_id;
  customers::CustomerId customer_id;
  static wire::Fields fields() {
    using S = EndOfCustomer;
    static constexpr wire::Field all[] = {wire::field<&S::discount_id>("discount_id", "The discount."),
                                          wire::field<&S::customer_id>("customer_id", "The customer.")};
    return all;
  }
};
struct DiscountKept {
  static constexpr const char* shape_name = "DiscountKept";
  DiscountId id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&DiscountKept::id>("id", "The discount.")};
    return all;
  }
};

template <class In>
Target target_of(const In& in) {
  Target target;
  if (in.service_type_code) target.service_type_code = in.service_type_code->value;
  if (in.product_id) target.product = *in.product_id;
  return target;
}
template <class In>
Terms terms_of(const In& in) {
  Terms terms{target_of(in), in.ratio.without_trailing_zeros(), in.first_day, in.last_day};
  terms.target.charging = in.charging;
  return terms;
}

template <class In>
Result<TenantId> lane_of_customer(const work::View& view, const In& in) {
  const auto tenant = customers::tenant_of(view.reader, in.customer_id);
  if (!tenant) return refuse(customers::errors::unknown_customer, "customer_id");
  return *tenant;
}

Result<DiscountKept> kept(Result<DiscountId> id) {
  if (!id) return id.refusal();
  return DiscountKept{*id};
}
Result<edge::Nothing> done(const Outcome& outcome) {
  if (!outcome) return outcome.refusal();
  return edge::Nothing{};
}

Result<DiscountKept> run_agree(work::Work& work, const NewDiscount& in) {
  return kept(agree(work, in.customer_id, terms_of(in)));
}
Result<DiscountKept> run_grant(work::Work& work, const NewDiscount& in) {
  return kept(grant(work, in.customer_id, terms_of(in)));
}
Result<DiscountKept> run_promote(work::Work& work, const NewPromotion& in) {
  return kept(promote(work, in.name_zh.value, in.name_en ? in.name_en->value : std::string(), terms_of(in)));
}
Result<edge::Nothing> run_end(work::Work& work, const EndOfCustomer& in) {
  const auto tenant = customers::tenant_of(work.tx, in.customer_id);
  return done(end(work, tenant.value_or(TenantId()), in.discount_id));
}
Result<edge::Nothing> run_take_back(work::Work& work, const OneDiscount& in) {
  return done(end(work, work.who.tenant, in.discount_id));
}
Result<edge::Nothing> run_end_promotion(work::Work& work, const OneDiscount& in) {
  return done(end_promotion(work, in.discount_id));
}
Result<edge::Nothing> run_put_ceiling(work::Work& work, const PutCeiling& in) {
  const auto target = target_of(in);
  if (!target.product && target.service_type_code.empty())
    return refuse(pc::errors::missing_value, "service_type_code");
  return done(put_ceiling(
      work, {target.service_type_code, target.product, in.lowest_ratio.without_trailing_zeros()}));
}
Result<edge::Nothing> run_remove_ceiling(work::Work& work, const CeilingKey& in) {
  const auto target = target_of(in);
  return done(remove_ceiling(work, target.service_type_code, target.product));
}

const edge::Access k_manage = edge::Access::needs(permissions::manage);
const std::vector<const ErrorCode*> k_terms{&errors::bad_ratio, &errors::period, &errors::unknown_service,
                                            &catalogue::errors::unknown_product};

std::vector<const ErrorCode*> and_also(std::initializer_list<const ErrorCode*> more) {
  auto all = k_terms;
  all.insert(all.end(), more);
  return all;
}

/// How one kind of caller finds discounts of customers.
void add_reading(edge::Routes& routes, const std::string& path, const edge::Access& access, edge::Says list,
                 edge::Says file) {
  const std::vector<const ErrorCode*> refuses{&lists::errors::masked_filter};
  routes.add(edge::Read<DiscountQuery, DiscountRows>{
      .path = path, .access = access, .says = list, .refuses = refuses, .run = &list_discounts});
  routes.add(edge::DownloadOf<DiscountQuery>{
      {path + "/export", access, file, "text/csv; charset=utf-8", "discounts.csv"},
      &export_discounts,
      refuses,
      false,
      discount_cells()});
}

void add_vendor(edge::Routes& routes) {
  add_reading(routes, "/api/v1/commercial-discounts", k_manage,
              {"List all customers' discounts", "查询全部客户折扣"},
              {"Export all customers' discounts", "导出全部客户折扣"});
  routes.add(edge::Write<NewDiscount, DiscountKept>{
      .verb = edge::Verb::post,
      .path = "/api/v1/commercial-discounts",
      .access = k_manage,
      .audit = "discounts.agree",
      .says = {"Enter a customer's commercial discount", "录入商务折扣"},
      .refuses = and_also({&customers::errors::unknown_customer}),
      .run = &run_agree,
      .tenant = &lane_of_customer<NewDiscount>});
  routes.add(edge::Write<EndOfCustomer, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/customers/{customer_id}/discounts/{discount_id}/end",
      .access = k_manage,
      .audit = "discounts.end",
      .says = {"End a customer's discount", "结束客户折扣"},
      .refuses = {&errors::unknown, &errors::ended, &customers::errors::unknown_customer},
      .run = &run_end,
      .tenant = &lane_of_customer<EndOfCustomer>});
  routes.add(edge::Read<PromotionQuery, PromotionRows>{.path = "/api/v1/promotions",
                                                       .access = k_manage,
                                                       .says = {"List promotions", "查询促销"},
                                                       .run = &list_promotions});
  routes.add(edge::Write<NewPromotion, DiscountKept>{.verb = edge::Verb::post,
                                                     .path = "/api/v1/promotions",
                                                     .access = k_manage,
                                                     .audit = "discounts.promote",
                                                     .says = {"Begin a promotion", "新建促销"},
                                                     .refuses = k_terms,
                                                     .run = &run_promote});
  routes.add(edge::Write<OneDiscount, edge::Nothing>{.verb = edge::Verb::post,
                                                     .path = "/api/v1/promotions/{discount_id}/end",
                                                     .access = k_manage,
                                                     .audit = "discounts.end_promotion",
                                                     .says = {"End a promotion", "结束促销"},
                                                     .refuses = {&errors::unknown},
                                                     .run = &run_end_promotion});
  routes.add(
      edge::Read<CeilingQuery, CeilingRows>{.path = "/api/v1/discount-ceilings",
                                            .access = k_manage,
                                            .says = {"List how far partners may go", "查询授权折扣上限"},
                                            .run = &list_ceilings});
  routes.add(
      edge::Write<PutCeiling, edge::Nothing>{.verb = edge::Verb::post,
                                             .path = "/api/v1/discount-ceilings",
                                             .access = k_manage,
                                             .audit = "discounts.put_ceiling",
                                             .says = {"Say how far partners may go", "设置授权折扣上限"},
                                             .refuses = k_terms,
                                             .run = &run_put_ceiling});
  routes.add(
      edge::Write<CeilingKey, edge::Nothing>{.verb = edge::Verb::post,
                                             .path = "/api/v1/discount-ceilings/remove",
                                             .access = k_manage,
                                             .audit = "discounts.remove_ceiling",
                                             .says = {"Let partners give nothing more", "取消授权折扣上限"},
                                             .refuses = {&errors::unknown},
                                             .run = &run_remove_ceiling});
}

void add_partner(edge::Routes& routes) {
  const auto grants = edge::Access::needs(permissions::grant);
  add_reading(routes, "/api/v1/discounts", edge::Access::needs(permissions::view),
              {"List customers' discounts", "查询客户折扣"}, {"Export customers' discounts", "导出客户折扣"});
  routes.add(edge::Write<NewDiscount, DiscountKept>{
      .verb = edge::Verb::post,
      .path = "/api/v1/discounts",
      .access = grants,
      .audit = "discounts.grant",
      .says = {"Give a customer a discount", "授予客户折扣"},
      .refuses =
          and_also({&customers::errors::unknown_customer, &errors::no_ceiling, &errors::below_ceiling}),
      .run = &run_grant});
  routes.add(
      edge::Read<CeilingQuery, CeilingRows>{.path = "/api/v1/discounts/ceilings",
                                            .access = grants,
                                            .says = {"List how far one may go", "查询可授予的折扣上限"},
                                            .run = &list_ceilings});
  routes.add(
      edge::Write<OneDiscount, edge::Nothing>{.verb = edge::Verb::post,
                                              .path = "/api/v1/discounts/{discount_id}/end",
                                              .access = grants,
                                              .audit = "discounts.take_back",
                                              .says = {"End a discount that was given", "结束授权折扣"},
                                              .refuses = {&errors::unknown, &errors::ended},
                                              .run = &run_take_back});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_vendor(routes);
  add_partner(routes);
  routes.add(edge::Read<MyDiscountQuery, DiscountRows>{.path = "/api/v1/my/discounts",
                                                       .access = edge::Access::needs(permissions::view_own),
                                                       .says = {"List one's own discounts", "查询我的折扣"},
                                                       .run = &list_my_discounts});
}

}  // namespace pc::discounts
