#include "payment.hpp"

#include <algorithm>

namespace pc::charging {

void Payment::add(const PotKind& pot, Money amount) {
  const auto place = std::ranges::find(parts_, &pot, &Part::pot);
  if (place == parts_.end()) {
    if (amount != Money()) parts_.push_back({&pot, amount});
    return;
  }
  place->amount += amount;
  if (place->amount == Money()) parts_.erase(place);
}

void Payment::add(const Payment& other) {
  for (const auto& part : other.parts_) add(*part.pot, part.amount);
}

Money Payment::of(const PotKind& pot) const {
  const auto place = std::ranges::find(parts_, &pot, &Part::pot);
  return place == parts_.end() ? Money() : place->amount;
}

Money Payment::total() const {
  Money sum;
  for (const auto& part : parts_) sum += part.amount;
  return sum;
}

}  // namespace pc::charging
