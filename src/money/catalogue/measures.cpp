#include "measures.hpp"

namespace pc::catalogue {
namespace {

using Type = MeasureType;
constexpr std::int64_t k_kib = 1024, k_mib = k_kib * k_kib, k_gib = k_mib * k_kib, k_tib = k_gib * k_kib,
                       k_pib = k_tib * k_kib, k_eib = k_pib * k_kib;

constexpr Measure k_measures[] = {
    {1, "yuan", "元", "CNY", Type::money, 100},
    {2, "jiao", "角", "jiao", Type::money, 10},
    {3, "fen", "分", "fen", Type::money, 1},
    {4, "hour", "小时", "h", Type::duration, 3'600},
    {5, "minute", "分钟", "min", Type::duration, 60},
    {6, "second", "秒", "s", Type::duration, 1},
    {7, "EB (traffic)", "EB（流量）", "EB", Type::traffic, k_eib},
    {8, "PB (traffic)", "PB（流量）", "PB", Type::traffic, k_pib},
    {9, "TB (traffic)", "TB（流量）", "TB", Type::traffic, k_tib},
    {10, "GB (traffic)", "GB（流量）", "GB", Type::traffic, k_gib},
    {11, "MB (traffic)", "MB（流量）", "MB", Type::traffic, k_mib},
    {12, "KB (traffic)", "KB（流量）", "KB", Type::traffic, k_kib},
    {13, "byte (traffic)", "Byte（流量）", "Byte", Type::traffic, 1},
    {14, "piece", "个", "pcs", Type::quantity, 0},
    {15, "Mbit/s", "Mbps", "Mbps", Type::bandwidth, 1'024},
    {16, "Kbit/s", "Kbps", "Kbps", Type::bandwidth, 1},
    {17, "GB (capacity)", "GB（容量）", "GB", Type::capacity, k_kib},
    {18, "TB (capacity)", "TB（容量）", "TB", Type::capacity, k_mib},
    {19, "MB (capacity)", "MB（容量）", "MB", Type::capacity, 1},
    {20, "year", "年", "year", Type::period, 12},
    {21, "month", "月", "month", Type::period, 1},
    {22, "10,000 times", "万次", "10k", Type::count, 10'000},
    {23, "1,000 times", "千次", "1k", Type::count, 1'000},
    {24, "time", "次", "time", Type::count, 1},
    {25, "core-hour", "核*小时", "core*h", Type::core_time, 0},
    {26, "GB-hour (memory)", "GB*小时（内存）", "GB*h", Type::memory_time, 0},
    {27, "1,000 tokens", "千tokens", "1K tokens", Type::thousand_tokens, 0},
};

}  // namespace

std::span<const Measure> measures() { return k_measures; }

std::string name_of_measure(int id, Language language) {
  for (const auto& measure : k_measures)
    if (measure.id == id) return std::string(language == Language::en ? measure.en : measure.zh);
  return {};
}

std::vector<Conversion> conversions() {
  std::vector<Conversion> all;
  for (const auto& measure : k_measures)
    for (const auto& smaller : k_measures)
      if (measure.type == smaller.type && measure.of_smallest > smaller.of_smallest)
        all.push_back({measure.id, smaller.id, measure.of_smallest / smaller.of_smallest, measure.type});
  return all;
}

}  // namespace pc::catalogue
