// A delivery that was decided takes effect, part by part; wherever it is cut off, the next one finds what is missing.
#pragma once
#include "sales/consumption/delivery/review.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::consumption {

/// `taken_away`: what is booked and was not found again goes; otherwise only what is staged counts, as new lines.
void apply(const Delivery& delivery, std::int64_t period_id, bool taken_away, const imports::Reader::Note& note);

}  // namespace pc::consumption
