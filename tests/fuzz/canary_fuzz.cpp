// Fails on purpose, one mutation away from its corpus: "cage" becomes "cag%".
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pc::fuzz::holds(pc::fuzz::text_of(data, size).find("cag%") == std::string_view::npos, "the canary fell");
  return 0;
}
