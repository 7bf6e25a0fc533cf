// A bill as CSV: lines that are read have the same key with columns reversed; faults say where and why.
#include <algorithm>

#include "lines.hpp"
#include "sales/consumption/focus/identity.hpp"
#include "sales/consumption/focus/parse.hpp"

namespace {

namespace focus = pc::consumption::focus;
using pc::fuzz::holds;

void check_line(const focus::Line& line) {
  holds(focus::charge_key(line).size() == 32, "key");
  holds(line.charge_period.from < line.charge_period.to, "charge period");
  holds(line.billing_period.from < line.billing_period.to, "billing period");
  holds(line.currency.size() == 3, "currency");
  holds(pc::truncate_to_fen(line.billed_cost).has_value(), "a cost that cannot be charged");
  holds(line.tags.empty() || focus::parse_tags(line.tags).has_value(), "tags");
}

void check_fault(const focus::Fault& fault) {
  holds(fault.code != nullptr && fault.line > 0, "a fault without place or reason");
  holds(pc::utf8_length(fault.value) <= 61, "a long value in a fault");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pc::fuzz::read_both_ways<focus::Columns>(
      pc::fuzz::text_of(data, size), &focus::parse_line, [](const auto& one, const auto& other) {
        if (const auto* fault = std::get_if<focus::Fault>(&one)) return check_fault(*fault);
        const auto& line = std::get<focus::Line>(one);
        check_line(line);
        holds(focus::charge_key(line) == focus::charge_key(std::get<focus::Line>(other)),
              "order of columns changes the key");
      });
  return 0;
}
