#include "db.hpp"

void db::write(long) {}
