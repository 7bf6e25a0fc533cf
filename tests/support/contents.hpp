// Everything that stands in a database, to be compared.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "support/engine.hpp"

namespace pc::support {

/// Table to its rows as texts, sorted.
using Contents = std::map<std::string, std::vector<std::string>>;

Contents contents_of(const Storage& storage);

/// "+table row" and "-table row" a line, of what only the one or the other has; empty when they are equal.
std::string difference(const Contents& before, const Contents& after);

}  // namespace pc::support
