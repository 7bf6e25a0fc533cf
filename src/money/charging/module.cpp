#include "module.hpp"

#include "charging.hpp"
#include "checks.hpp"
#include "postings.hpp"

namespace pc::charging {

Module module() {
  return {
      .name = "charging",
      .add_to_chart = [](books::Chart& chart) { chart.add(postings::kinds, postings::codes); },
      .offer = &declare_trades,
      .checks = {payments_equal_books()},
  };
}

}  // namespace pc::charging
