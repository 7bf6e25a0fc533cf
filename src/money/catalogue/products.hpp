// Public: products and their prices, kept by the vendor's operators: by a form, a file, or both.
#pragma once
#include "core/access/access.hpp"
#include "core/work/work.hpp"
#include "platform/wire/codecs.hpp"
#include "product.hpp"

namespace pc::catalogue {

std::span<const wire::Name<Charging>> names(Charging);

namespace permissions {
inline constexpr access::Permission manage{.id = "catalogue.manage",
                                           .en = "Keep products and prices",
                                           .zh = "维护产品与价格",
                                           .page = "catalogue.products",
                                           .side = access::Side::vendor};
}  // namespace permissions

namespace errors {
inline constexpr ErrorCode unknown_product{"catalogue.unknown_product", Kind::not_found,
                                           "There is no such product.", "该产品不存在。"};
inline constexpr ErrorCode other_size{"catalogue.other_size", Kind::conflict,
                                      "The product is priced by another unit of size: {}",
                                      "该产品按另一容量单位定价：{}"};
}  // namespace errors

struct Kept {
  ProductId product;
  bool news = false;  // something of it was not known
};
/// Keeps what an offer tells: names, product, price. English that is missing is the Chinese. Refuses as `check` and
/// `change_of`, and catalogue.other_size.
Result<Kept> keep(db::Transaction& tx, const Offer& offer, const std::string& by, Instant now);

/// What may be said anew of a product; what identifies it may not.
struct ProductFacts {
  std::string spec_zh, spec_en;
  bool sellable = true, refundable = true, rarely_renewed = false;
};
/// Refuses catalogue.unknown_product.
Outcome change(work::Work& work, ProductId product, const ProductFacts& facts);
/// Refuses catalogue.unknown_product and as `check_unit`, `check_price`, `change_of`.
Outcome set_price(work::Work& work, ProductId product, const Price& price);

/// A product that may be bought, with all its prices.
struct Priced {
  ProductId product;
  std::string service_type_code, resource_type_code, spec, region;
  int size_measure_id = 0;
  bool sellable = true, refundable = true, rarely_renewed = false;
  std::vector<Price> prices;
};
std::optional<Priced> find(db::Reader& reader, ProductId product);
std::optional<Priced> find(db::Reader& reader, const std::string& service_type_code,
                           const std::string& resource_type_code, const std::string& spec,
                           const std::string& region);

}  // namespace pc::catalogue
