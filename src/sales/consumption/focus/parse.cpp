#include "parse.hpp"

#include <algorithm>

#include "choices.hpp"
#include "column.hpp"
#include "values.hpp"

namespace pc::consumption::focus {
namespace {

constexpr std::size_t k_text_characters = 1024;
constexpr std::size_t k_description_characters = 4096;
constexpr std::size_t k_tags_bytes = 32 * 1024;
constexpr std::size_t k_shown_characters = 60;

bool is_currency(std::string_view text) {
  return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

}  // namespace

/// Reads one line. After the first fault nothing more is read.
class LineReader {
 public:
  LineReader(const Columns& columns, std::span<const std::string_view> fields)
      : columns_(columns), fields_(fields) {}

  std::variant<Line, Fault> read(std::int64_t line_number) {
    if (fields_.size() != columns_.count_) {
      fault_ =
          Fault{0, {}, &errors::field_count, std::to_string(fields_.size()), std::to_string(columns_.count_)};
    } else {
      read_accounts();
      read_charge();
      read_costs();
      read_origin();
      read_commitment();
      read_tags();
    }
    if (fault_) {
      fault_->line = line_number;
      return std::move(*fault_);
    }
    return std::move(line_);
  }

 private:
  void read_accounts() {
    line_.source_id = text(Column::id);
    const auto reference = text(Column::oci_reference_number);
    if (line_.source_id.empty()) line_.source_id = reference;
    line_.billing_account_id = text(Column::billing_account_id);
    line_.billing_account_name = text(Column::billing_account_name);
    line_.sub_account_id = text(Column::sub_account_id);
    line_.sub_account_name = text(Column::sub_account_name);
    line_.currency = currency();
    line_.billing_period = period(Column::billing_period_start, Column::billing_period_end);
    line_.charge_period = period(Column::charge_period_start, Column::charge_period_end);
  }

  void read_charge() {
    line_.category =
        choice<ChargeCategory>(Column::charge_category, k_charge_categories).value_or(ChargeCategory{});
    line_.correction = choice<std::size_t>(Column::charge_class, k_charge_classes).has_value();
    line_.frequency = choice<ChargeFrequency>(Column::charge_frequency, k_charge_frequencies);
    line_.description = text(Column::charge_description, k_description_characters);
  }

  void read_costs() {
    line_.billed_cost = billed_cost();
    line_.effective_cost = cost(Column::effective_cost);
    line_.list_cost = cost(Column::list_cost);
    line_.contracted_cost = cost(Column::contracted_cost);
    line_.list_unit_price = decimal(Column::list_unit_price);
    line_.contracted_unit_price = decimal(Column::contracted_unit_price);
    line_.pricing_category = choice<PricingCategory>(Column::pricing_category, k_pricing_categories);
    line_.pricing_quantity = decimal(Column::pricing_quantity);
    line_.pricing_unit = text(Column::pricing_unit);
    line_.consumed_quantity = decimal(Column::consumed_quantity);
    line_.consumed_unit = text(Column::consumed_unit);
  }

  void read_origin() {
    line_.provider = text(Column::provider_name);
    const auto service_provider = text(Column::service_provider_name);
    if (line_.provider.empty()) line_.provider = service_provider;
    line_.publisher = text(Column::publisher_name);
    line_.invoice_issuer = text(Column::invoice_issuer_name);
    line_.invoice_id = text(Column::invoice_id);
    line_.service_category = service_category();
    line_.service_name = text(Column::service_name);
    line_.sku_id = text(Column::sku_id);
    line_.sku_meter = text(Column::sku_meter);
    line_.sku_price_id = text(Column::sku_price_id);
    line_.region_id = text(Column::region_id);
    line_.region_name = text(Column::region_name);
    line_.availability_zone = text(Column::availability_zone);
    line_.resource_id = text(Column::resource_id);
    line_.resource_name = text(Column::resource_name);
    line_.resource_type = text(Column::resource_type);
  }

  void read_commitment() {
    line_.commitment_id = text(Column::commitment_id);
    line_.commitment_name = text(Column::commitment_name);
    line_.commitment_type = text(Column::commitment_type);
    line_.commitment_category =
        choice<CommitmentCategory>(Column::commitment_category, k_commitment_categories);
    line_.commitment_status = choice<CommitmentStatus>(Column::commitment_status, k_commitment_statuses);
  }

  void read_tags() {
    const auto value = value_of(Column::tags);
    if (value.empty()) return;
    if (value.size() > k_tags_bytes) return fail(Column::tags, errors::too_long, value, "32 KiB");
    if (!parse_tags(value))
      return fail(Column::tags, errors::bad_tags, value, R"({"key": "value", …}, no key twice)");
    line_.tags = value;
  }

  /// What the line says in this column; empty when nothing, which is a fault where nothing can be charged without.
  std::string_view value_of(Column column) {
    const int index = columns_.index_[index_of(column)];
    if (index < 0 || fault_) return {};
    const auto value = trimmed(fields_[static_cast<std::size_t>(index)]);
    if (!says_nothing(value)) return value;
    if (rule_of(column).required) fail(column, errors::missing_value, value, {});
    return {};
  }

  std::string_view bounded(Column column, std::size_t characters) {
    const auto value = value_of(column);
    if (value.size() <= characters || utf8_length(value) <= characters) return value;
    fail(column, errors::too_long, value, std::to_string(characters));
    return {};
  }

  std::string text(Column column, std::size_t characters = k_text_characters) {
    const auto value = bounded(column, characters);
    return std::string(value);
  }

  std::string currency() {
    const auto value = value_of(Column::billing_currency);
    if (value.empty()) return {};
    if (!is_currency(value)) fail(Column::billing_currency, errors::bad_currency, value, "CNY, USD, EUR, …");
    return std::string(value);
  }

  std::string service_category() {
    auto value = bounded(Column::service_category, k_text_characters);
    if (const auto known = find_choice(k_service_categories, value)) value = k_service_categories[*known];
    return std::string(value);
  }

  template <class Enum>
  std::optional<Enum> choice(Column column, std::span<const std::string_view> choices) {
    const auto value = value_of(column);
    if (value.empty()) return std::nullopt;
    const auto place = find_choice(choices, value);
    if (!place) {
      fail(column, errors::unknown_choice, value, listed(choices));
      return std::nullopt;
    }
    return static_cast<Enum>(*place);
  }

  /// `too_large`: told of a number that does not fit; it charges nothing, so the line is read without it.
  std::optional<Decimal> decimal(Column column, bool* too_large = nullptr) {
    const auto value = value_of(column);
    if (value.empty()) return std::nullopt;
    bool is_number = false;
    const auto number = read_decimal(value, is_number);
    if (!is_number) fail(column, errors::bad_number, value, "-12.345, 1.2E-7");
    if (too_large != nullptr) *too_large = is_number && !number;
    return number;
  }

  /// What is charged must be an amount that can be.
  Decimal billed_cost() {
    bool too_large = false;
    const auto number = decimal(Column::billed_cost, &too_large);
    if (too_large || (number && !truncate_to_fen(*number)))
      fail(Column::billed_cost, errors::out_of_range,
           number ? number->text() : std::string(value_of(Column::billed_cost)), "±10^13");
    return number.value_or(Decimal());
  }

  std::optional<Decimal> cost(Column column) {
    const auto number = decimal(column);
    return number && truncate_to_fen(*number) ? number : std::nullopt;
  }

  Instant moment(Column column) {
    const auto value = value_of(column);
    if (value.empty()) return {};
    const auto at = read_moment(value);
    if (!at) {
      fail(column, errors::bad_time, value, "2024-09-18 23:00:00, 2024-09-18T23:00Z");
      return {};
    }
    return *at;
  }

  Period period(Column start, Column end) {
    const Period result{moment(start), moment(end)};
    if (!fault_ && result.to <= result.from) fail(end, errors::period_order, value_of(end), {});
    return result;
  }

  void fail(Column column, const ErrorCode& code, std::string_view value, std::string allowed) {
    if (fault_) return;
    fault_ = Fault{0, std::string(rule_of(column).name), &code, shortened(value, k_shown_characters),
                   std::move(allowed)};
  }

  const Columns& columns_;
  std::span<const std::string_view> fields_;
  Line line_;
  std::optional<Fault> fault_;
};

std::variant<Line, Fault> parse_line(const Columns& columns, std::span<const std::string_view> fields,
                                     std::int64_t line_number) {
  return LineReader(columns, fields).read(line_number);
}

}  // namespace pc::consumption::focus
