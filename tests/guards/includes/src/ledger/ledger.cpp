#include "ledger.hpp"

#include "store.hpp"

void ledger::post(base::Amount amount) { db::write(amount); }
