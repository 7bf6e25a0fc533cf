#include "limit.hpp"

#include "db/db.hpp"

bool allowed(long amount) {
  db::write(amount);
  return true;
}
