// A file of resources: what is read keeps the rules, in whatever order the columns stand; faults say where and why.
#include <algorithm>

#include "lines.hpp"
#include "market/resources/resource_file.hpp"

namespace {

namespace resources = pc::resources;
using pc::fuzz::holds;

constexpr pc::Instant k_now{1'795'492'800'000'000};

void check_resource(const resources::Resource& r) {
  holds(r.customer && !r.resource_id.empty() && !r.service_type_code.empty(), "a mandatory value");
  holds(r.resource_id.find('|') == std::string::npos, "a bar in an id");
  holds(pc::utf8_length(r.resource_id) <= 200 && pc::utf8_length(r.spec_desc) <= 500, "a long value");
  const auto allowed = resources::statuses_of(r.charging);
  holds(std::ranges::find(allowed, r.status) != allowed.end(), "a status of another charging");
  holds(r.charging == resources::Charging::on_demand || r.expires(), "paid by period without an end");
  holds(r.effective_at < r.expires_at, "ends before it begins");
  holds(r.reported_at <= k_now.plus_seconds(300), "reported in the future");
}

struct Columns {
  static auto of(std::span<const std::string_view> header) {
    return pc::imports::FieldPlaces::of(resources::field_rules(), header);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parse = [](const pc::imports::FieldPlaces& places, auto fields, std::int64_t) {
    return resources::parse_line(places, fields, k_now);
  };
  pc::fuzz::read_both_ways<Columns>(pc::fuzz::text_of(data, size), parse, [](const auto& one, const auto&) {
    if (const auto* fault = std::get_if<pc::imports::LineFault>(&one))
      holds(fault->why.code != nullptr, "a fault without a reason");
    else
      check_resource(std::get<resources::Resource>(one));
  });
  return 0;
}
