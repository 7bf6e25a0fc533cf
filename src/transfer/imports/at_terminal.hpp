// Public: files taken in with partnerctl: how far they are, and what became of them.
#pragma once
#include "api/module/verb.hpp"
#include "imports.hpp"

namespace pc::imports {

/// partnerctl import …: of every room that takes in files.
inline constexpr Noun k_noun{"import", "Take in a vendor's files"};

/// Tells how far it is, if somebody watches.
void tell(const Progress& progress);

/// A run that waits for a decision ends with this status.
inline constexpr int k_asks = 3;
/// Prints what was refused and what became of the rest; the status of the program.
int print(const Report& report);

/// `partnerctl import WORD FILE`: a file of this kind.
Verb::Run declare_file(CLI::App& command, const Kind& kind);
template <const Kind& kind>
Verb file_verb(std::string_view word, std::string_view says) {
  return {k_noun, word, says, [](CLI::App& command) { return declare_file(command, kind); }};
}

}  // namespace pc::imports
