// One thing that a delivery does to what is booked.
#pragma once
#include "sales/consumption/delivery/charges.hpp"
#include "transfer/imports/imports.hpp"
#include "sales/consumption/mapping/homes.hpp"

namespace pc::consumption {

struct Item {
  enum class What {
    add,     // a charge of its own
    change,  // another amount of a booked one
    remove,  // a booked one is reported no more
    reword,  // only what it says of itself is different
  } what = What::add;
  /// What is booked, as it was when this was planned; of what is added its place, with a fresh id.
  Charge charge;
  UsageLine line;  // of all but what is removed
  std::string words;
};

/// What one transaction did.
struct Booked {
  imports::Landed landed;
  Money charged;
  /// Items that were planned on what has changed meanwhile: a waiting line has landed. To be planned again.
  std::vector<const Item*> stale;
};

}  // namespace pc::consumption
