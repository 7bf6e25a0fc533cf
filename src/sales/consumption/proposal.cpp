#include "proposal.hpp"

#include <algorithm>
#include <stdexcept>

#include "money/catalogue/catalogue_file.hpp"
#include "money/catalogue/product.hpp"
#include "platform/documents/csv.hpp"
#include "platform/documents/csv_file.hpp"

namespace pc::consumption {
namespace {

constexpr std::size_t k_code = 64, k_text = 128;
constexpr int k_hour = 4, k_gigabyte = 10, k_piece = 14, k_gigabyte_kept = 17, k_time = 24;

/// "Amazon Simple Queue Service" → "amazon.simple.queue.service".
std::string code_of(const std::string& name) {
  std::string code;
  for (const char c : lower_ascii(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      code += c;
    else if (!code.empty() && code.back() != '.')
      code += '.';
  while (!code.empty() && code.back() == '.') code.pop_back();
  return code.substr(0, k_code);
}

/// The unit of measure nearest to a pricing unit; an operator looks at it before it counts.
int measure_of(const std::string& pricing_unit) {
  const auto unit = lower_ascii(pricing_unit);
  const auto has = [&](std::string_view part) { return unit.find(part) != std::string::npos; };
  if (unit == "hours" || unit == "hour") return k_hour;
  if (unit == "gb" || unit == "gib") return k_gigabyte;
  if (unit.starts_with("gb")) return k_gigabyte_kept;
  for (const auto* counted : {"request", "call", "event", "quer", "ios", "transition", "check"})
    if (has(counted)) return k_time;
  return k_piece;
}

}  // namespace

Outcome CatalogueProposal::take(const focus::Line& line) {
  if (line.category != focus::ChargeCategory::usage || !line.list_unit_price ||
      line.list_unit_price->negative() || line.sku_id.empty() || line.pricing_unit.empty() ||
      line.service_name.empty())
    return Done{};
  if (line.currency != "CNY" && !yuan_) return refuse(errors::proposal_rate, "rate", line.currency);
  auto price = line.currency == "CNY" ? *line.list_unit_price : Decimal();
  if (line.currency != "CNY") {
    const auto converted = Decimal::product(*line.list_unit_price, *yuan_);
    if (!converted) return Done{};
    price = *converted;
  }
  price = price.truncated(std::min(price.scale(), catalogue::k_price_decimals)).without_trailing_zeros();
  if (!catalogue::check_price(price)) return Done{};
  const auto& type = line.resource_type.empty() ? line.service_category : line.resource_type;
  Key key{line.service_name, type.empty() ? line.service_name : type, line.sku_id,
          line.region_id.empty() ? "global" : line.region_id, code_of(line.pricing_unit)};
  const Offer offer{price, line.pricing_unit};
  if (const auto known = offers_.find(key); known != offers_.end() && !(known->second.price == price)) {
    // Another price of the same SKU, of a tier or of other terms, is offered under its own number.
    if (line.sku_price_id.empty()) return Done{};
    key.spec = line.sku_price_id;
  }
  offers_.emplace(std::move(key), offer);
  return Done{};
}

std::string CatalogueProposal::csv() const {
  std::string text;
  documents::CsvWriter csv(text);
  const auto header = imports::example_of(catalogue::field_rules()).front();
  for (const auto name : header) csv.field(name);
  csv.end_record();
  for (const auto& [key, offer] : offers_) {
    const std::map<std::string_view, std::string> cells{
        {"service_type_code", code_of(key.service)},
        {"service_zh", key.service},
        {"service_en", key.service},
        {"resource_type_code", code_of(key.type)},
        {"resource_zh", key.type},
        {"resource_en", key.type},
        {"spec", key.spec},
        {"region", key.region},
        {"charging", "on_demand"},
        {"unit", key.unit},
        {"usage_zh", offer.pricing_unit},
        {"usage_en", offer.pricing_unit},
        {"measure_id", std::to_string(measure_of(offer.pricing_unit))},
        {"price", offer.price.text()}};
    for (const auto name : header) {
      const auto cell = cells.find(name);
      csv.field(cell == cells.end() ? std::string_view() : std::string_view(cell->second).substr(0, k_text));
    }
    csv.end_record();
  }
  return text;
}

namespace {

/// Reads what `csv` holds into the proposal.
void take_records(documents::CsvReader& csv, std::optional<focus::Columns>& columns,
                  CatalogueProposal& proposal) {
  using Next = documents::CsvReader::Next;
  for (auto next = csv.next(); next != Next::more && next != Next::end; next = csv.next()) {
    if (next == Next::fault && csv.fault().last)
      throw std::runtime_error(Refusal{csv.fault().code}.message(Language::en));
    if (next != Next::record) continue;
    if (!columns) {
      auto found = focus::Columns::of(csv.fields());
      if (!found) throw std::runtime_error(found.refusal().message(Language::en));
      columns = std::move(*found);
      continue;
    }
    const auto line = focus::parse_line(*columns, csv.fields(), 0);
    if (!std::holds_alternative<focus::Line>(line)) continue;
    const auto taken = proposal.take(std::get<focus::Line>(line));
    if (!taken) throw std::runtime_error(taken.refusal().message(Language::en));
  }
}

}  // namespace

CatalogueProposal propose_catalogue(const std::string& path, const std::optional<Decimal>& yuan) {
  CatalogueProposal proposal(yuan);
  documents::CsvFile file(path);
  documents::CsvReader csv;
  std::optional<focus::Columns> columns;
  for (;;) {
    const auto part = file.read();
    if (!part) throw std::runtime_error(part.refusal().message(Language::en));
    if (part->empty()) break;
    csv.feed(*part);
    take_records(csv, columns, proposal);
  }
  csv.finish();
  take_records(csv, columns, proposal);
  if (!columns) throw std::runtime_error("the file is empty");
  return proposal;
}

}  // namespace pc::consumption
