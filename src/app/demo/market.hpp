// The demo market: a deterministic vendor with partners, people, customers, money and a real bill. Never made outside
// demo mode, and only in an empty database.
#pragma once
#include <iosfwd>
#include <string>

#include "app/application.hpp"
#include "app/config.hpp"

namespace pc::app {

/// Makes the market unless it is there, and writes <data>/../demo/credentials.json beside it.
void load_demo(Application& application, const Config& config, const std::string& address);
/// Who can sign in.
void print_demo(std::ostream& out, const Config& config, const std::string& address);

}  // namespace pc::app
