// A file of products: what is read keeps the rules, in whatever order the columns stand; faults say where and why.
#include "lines.hpp"
#include "money/catalogue/catalogue_file.hpp"

namespace {

namespace catalogue = pc::catalogue;
using pc::fuzz::holds;

void check_offer(const catalogue::Offer& offer) {
  holds(!offer.service_type_code.empty() && !offer.spec.empty() && !offer.region.empty(),
        "a mandatory value");
  holds(pc::utf8_length(offer.spec_zh) <= 128, "a long value");
  holds(bool(catalogue::check(offer)), "an offer against the rules");
}

struct Columns {
  static auto of(std::span<const std::string_view> header) {
    return pc::imports::FieldPlaces::of(catalogue::field_rules(), header);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parse = [](const pc::imports::FieldPlaces& places, auto fields, std::int64_t) {
    return catalogue::parse_line(places, fields);
  };
  pc::fuzz::read_both_ways<Columns>(pc::fuzz::text_of(data, size), parse, [](const auto& one, const auto&) {
    if (const auto* fault = std::get_if<pc::imports::LineFault>(&one))
      holds(fault->why.code != nullptr, "a fault without a reason");
    else
      check_offer(std::get<catalogue::Offer>(one));
  });
  return 0;
}
