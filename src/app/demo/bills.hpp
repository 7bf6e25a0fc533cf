// The demo market's bills: a vendor's real one, the same days moved to the last weeks, and deliveries that failed, wait
// or were dropped.
#pragma once
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "app/application.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

/// The real bill; empty where this installation has none.
std::filesystem::path bill_file();

/// Customers by the sub-account of the bill that is theirs.
using Homes = std::map<std::string, customers::CustomerId>;
/// Sub-accounts are spread over the customers; a few are left to wait for a mapping.
Homes import_bills(Application& application, Instant now, std::span<const customers::CustomerId> customers);

}  // namespace pc::app::demo
