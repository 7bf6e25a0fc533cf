// What the operations share: account ids of 32 hex digits, row paging, who acts for which partner.
#pragma once
#include <optional>
#include <string>

#include "api/edge/route.hpp"
#include "api/lists/lists.hpp"
#include "market/customers/customers.hpp"
#include "market/partners/partners.hpp"
#include "money/funds/funds.hpp"

namespace pc::bss {

using OptionalText = std::optional<Text<0, 128>>;

#define PC_BSS_SHAPE(type, ...)                             \
  static constexpr const char* shape_name = #type;          \
  static wire::Fields fields() {                            \
    static constexpr wire::Field all[] = {__VA_ARGS__};     \
    return all;                                             \
  }

/// Rows to skip, where the dialect knows no other end than that of integers.
struct AnyOffset : wire::Bounded<0, INT32_MAX> {};
/// Rows of a page, where it may be long.
struct LongLimit : wire::Bounded<1, 1000> {
  LongLimit() { value = 10; }
};

/// An exact decimal that is written as a number, at least two decimals: 10.00, 0.123456.
struct DecimalNumber {
  Decimal value;
};

/// Absent or empty: nothing asked. A text that is no account id finds nothing: id −1.
std::int64_t account_or_none(const OptionalText& text);

/// The partner in whose scope the call acts. Refuses CBC.99000037 through partners' codes.
Result<partners::Partner> scope_of(db::Reader& reader, const access::Principal& who, const OptionalText& reseller);

/// Money of the Open API: yuan, more than 0, at most two decimals.
Result<customers::CustomerId> customer_of(const std::string& text);

std::string text_or(const OptionalText& text);

/// Adds an operation with which whoever is signed in looks something up.
template <class In, class Out>
void add_open(edge::Routes& routes, std::string_view name, std::string_view path, edge::Says says,
              Result<Out> (*run)(const work::View&, const In&), edge::Verb verb = edge::Verb::get) {
  routes.add(edge::Read<In, Out>{.verb = verb,
                                 .path = path,
                                 .access = edge::Access::signed_in(),
                                 .says = says,
                                 .run = run,
                                 .dialect = edge::Dialect::bss,
                                 .name = name});
}

}  // namespace pc::bss

namespace pc::wire {
template <>
struct Codec<bss::AnyOffset> : Codec<Bounded<0, INT32_MAX>> {};
template <>
struct Codec<bss::DecimalNumber> {
  static Outcome decode(const Json& v, bss::DecimalNumber& number, const Reading& r,
                        const std::string& path) {
    return Codec<Decimal>::decode(v, number.value, r, path);
  }
  static void encode(Out& out, const bss::DecimalNumber& number) { out.number(number.value.text(2)); }
  static std::string schema(SchemaSet&) { return R"({"type":"number","examples":[0.123456]})"; }
};
template <>
struct Codec<bss::LongLimit> : Codec<Bounded<1, 1000>> {};
}  // namespace pc::wire
