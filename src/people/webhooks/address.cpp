#include "address.hpp"

#include <arpa/inet.h>

#include <algorithm>

namespace pc::webhooks {
namespace {

struct Net {
  V4 net;
  unsigned bits;
};

constexpr Net k_inside[] = {
    {{0, 0, 0, 0}, 8},      {{10, 0, 0, 0}, 8},     {{100, 64, 0, 0}, 10}, {{127, 0, 0, 0}, 8},
    {{169, 254, 0, 0}, 16}, {{172, 16, 0, 0}, 12},  {{192, 0, 0, 0}, 24},  {{192, 0, 2, 0}, 24},
    {{192, 88, 99, 0}, 24}, {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24},
    {{203, 0, 113, 0}, 24}, {{224, 0, 0, 0}, 4},    {{240, 0, 0, 0}, 4},
};

std::uint32_t number(const V4& a) {
  return std::uint32_t{a[0]} << 24 | std::uint32_t{a[1]} << 16 | std::uint32_t{a[2]} << 8 | a[3];
}

template <std::size_t N>
bool begins(const V6& address, const std::uint8_t (&with)[N]) {
  return std::equal(std::begin(with), std::end(with), address.begin());
}

V4 four_at(const V6& a, std::size_t at) { return {a[at], a[at + 1], a[at + 2], a[at + 3]}; }

constexpr std::uint8_t k_zero[12] = {}, k_mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::uint8_t k_translated[12] = {0, 0x64, 0xFF, 0x9B},
                       k_translated_here[6] = {0, 0x64, 0xFF, 0x9B, 0, 1};
constexpr std::uint8_t k_six_to_four[2] = {0x20, 0x02}, k_teredo[4] = {0x20, 0x01, 0, 0};

}  // namespace

bool is_inside(const V4& address) {
  return std::ranges::any_of(k_inside, [&](const Net& each) {
    return (number(address) ^ number(each.net)) >> (32 - each.bits) == 0;
  });
}

bool is_inside(const V6& a) {
  // ::, ::1 and what stood for IPv4 once: 0.0.0.0/8 and the others decide.
  if (begins(a, k_zero) || begins(a, k_mapped) || begins(a, k_translated)) return is_inside(four_at(a, 12));
  if (begins(a, k_six_to_four)) return is_inside(four_at(a, 2));
  if (begins(a, k_translated_here) || begins(a, k_teredo)) return true;
  const bool unique_local = (a[0] & 0xFE) == 0xFC, multicast = a[0] == 0xFF;
  const bool link_or_site = a[0] == 0xFE && (a[1] & 0x80) != 0;
  return unique_local || multicast || link_or_site;
}

std::optional<bool> is_inside(const std::string& address) {
  V4 four;
  if (::inet_pton(AF_INET, address.c_str(), four.data()) == 1) return is_inside(four);
  V6 six;
  if (::inet_pton(AF_INET6, address.c_str(), six.data()) == 1) return is_inside(six);
  return std::nullopt;
}

}  // namespace pc::webhooks
