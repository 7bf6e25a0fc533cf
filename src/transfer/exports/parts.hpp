// What the files of this room share.
#pragma once
#include "errors.hpp"
#include "exports.hpp"
#include "store.hpp"

namespace pc::exports {

std::string path_of(const Settings& settings, const Task& task);

}  // namespace pc::exports
