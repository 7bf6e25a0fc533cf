#include "ledger/ledger.hpp"

void undeclared() { ledger::post(1); }
