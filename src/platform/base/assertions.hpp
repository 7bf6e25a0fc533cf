// Three assertions for three kinds of trouble. None of them ever judges input.
#pragma once
#include <source_location>
#include <stdexcept>
#include <string_view>

namespace pc {

/// A broken assumption of the code. The work at hand is rolled back and answered with "internal"; others go on.
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws Bug when `holds` is false.
void ensure(bool holds, std::string_view what,
            std::source_location where = std::source_location::current());

/// Stops the process when `holds` is false: the state can no longer be trusted, nothing may be committed.
void invariant(bool holds, std::string_view what,
               std::source_location where = std::source_location::current());

/// As `ensure`, in debug builds only.
inline void expect([[maybe_unused]] bool holds, [[maybe_unused]] std::string_view what,
                   [[maybe_unused]] std::source_location where = std::source_location::current()) {
#ifndef NDEBUG
  ensure(holds, what, where);
#endif
}

}  // namespace pc
