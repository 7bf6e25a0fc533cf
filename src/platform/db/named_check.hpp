// What must always be true of what is stored. Rooms declare their checks; `partnerctl verify` and tests run them all.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "db.hpp"

namespace pc {

/// What a check has found: the thing at fault, in words, with ids.
using Findings = std::vector<std::string>;
/// Told from time to time how many rows were read.
using Progress = std::function<void(std::int64_t rows)>;

/// As many findings as a check tells at most.
inline constexpr std::size_t k_findings_max = 1000;
/// How often it tells how far it is.
inline constexpr std::int64_t k_progress_every = 10'000;

struct NamedCheck {
  std::string_view name;  // "zero-sum"
  std::string says;       // one sentence
  std::function<Findings(db::Reader&, const Progress&)> run;
};

}  // namespace pc
