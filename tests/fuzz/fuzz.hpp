// What every fuzz target needs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace pc::fuzz {

/// Thrown (and caught by nobody under libFuzzer, which then keeps the input) when a promise is broken.
struct Broken : std::logic_error {
  using std::logic_error::logic_error;
};

inline void holds(bool promise, const char* what) {
  if (!promise) throw Broken(what);
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {static_cast<const char*>(static_cast<const void*>(data)), size};
}

/// Cuts the first line off `rest`.
inline std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const auto line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

}  // namespace pc::fuzz
