// What the books, the audit log and stored answers ask of the server beside requests: they stand below the modules.
#pragma once
#include "api/module/module.hpp"

namespace pc::app {

Module keeping_module();

}  // namespace pc::app
