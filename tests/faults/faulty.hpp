// A connection of which one call fails.
#pragma once
#include <memory>

#include "platform/db/connection.hpp"

namespace pc::faults {

/// Which call fails, counted from 1, and how; 0: none. Shared by all connections of a database.
struct Plan {
  int call = 0;
  db::Failure failure = db::Failure::bug;
  bool afterwards = false;  // it is carried out, and only its answer is lost
  int calls = 0;            // until now
  bool happened() const { return call != 0 && calls >= call; }
};

std::unique_ptr<db::Connection> faulty(std::unique_ptr<db::Connection> inner, Plan& plan);

}  // namespace pc::faults
