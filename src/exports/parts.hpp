// What the files of this room share.
#pragma once
#include "errors.hpp"
#include "exports.hpp"
#include "store.hpp"

namespace pc::exports {

const Parts& parts();
std::string path_of(const Task& task);

}  // namespace pc::exports
