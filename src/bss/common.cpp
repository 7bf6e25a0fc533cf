#include "common.hpp"

namespace pc::bss {

std::string text_or(const OptionalText& text) { return text ? text->value : std::string(); }

std::int64_t account_or_none(const OptionalText& text) {
  if (!text || text->empty()) return 0;
  return id_of_hex32(text->value).value_or(-1);
}

Result<partners::Partner> scope_of(db::Reader& reader, const access::Principal& who, const OptionalText& reseller) {
  if (!reseller || reseller->empty()) return partners::acting_partner(reader, who, std::nullopt);
  const partners::PartnerId id(id_of_hex32(reseller->value).value_or(-1));
  auto partner = partners::acting_partner(reader, who, id);
  if (!partner) return refuse(*partner.refusal().code, "indirect_partner_id");
  return partner;
}

Result<customers::CustomerId> customer_of(const std::string& text) {
  const auto id = id_of_hex32(text);
  if (!id) return refuse(funds::errors::not_your_customer, "customer_id");
  return customers::CustomerId(*id);
}

}  // namespace pc::bss
