#include "ledger/store.hpp"

void burglar() { db::write(1); }
