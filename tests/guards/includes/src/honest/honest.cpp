#include "honest.hpp"

#include "ledger/ledger.hpp"
#include "limit.hpp"

void honest() {
  if (allowed(1)) ledger::post(1);
}
