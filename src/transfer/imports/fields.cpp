#include "fields.hpp"

#include "platform/base/unicode.hpp"

namespace pc::imports {

Result<FieldPlaces> FieldPlaces::of(FieldRules rules, std::span<const std::string_view> header) {
  FieldPlaces places;
  places.count_ = header.size();
  std::string missing;
  for (const auto& rule : rules) {
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!equal_ignoring_case(trimmed(header[i]), rule.name)) continue;
      if (place) return refuse(errors::repeated_column, std::string(rule.name), std::string(rule.name));
      place = i;
    }
    places.places_.push_back(place);
    if (rule.mandatory && !place) missing += (missing.empty() ? "" : ", ") + std::string(rule.name);
  }
  if (!missing.empty()) return refuse(errors::missing_columns, "", missing);
  return places;
}

LineFields::LineFields(FieldRules rules, const FieldPlaces& places, std::span<const std::string_view> fields)
    : rules_(rules), places_(places), fields_(fields) {
  if (fields.size() != places.count())
    fault_ = LineFault{refuse(errors::field_count, {}, std::to_string(places.count())),
                       std::to_string(fields.size())};
}

std::string_view LineFields::value(std::size_t column) const {
  const auto place = places_.place(column);
  return place && *place < fields_.size() ? trimmed(fields_[*place]) : std::string_view();
}

std::string LineFields::text(std::size_t column) {
  const auto said = value(column);
  if (fault_) return {};
  const auto& rule = rules_[column];
  if (said.empty() && rule.mandatory)
    fault_ = LineFault{refuse(pc::errors::missing_value, std::string(rule.name)), {}};
  else if (utf8_length(said) > rule.characters_max)
    fail(column, "≤ " + std::to_string(rule.characters_max));
  else if (const auto harmful = harmful_character(said))
    fault_ = LineFault{
        refuse(pc::errors::harmful_character, std::string(rule.name), code_point_name(*harmful)), {}};
  return std::string(said);
}

void LineFields::fail(std::size_t column, std::string allowed) {
  fail(column, refuse(pc::errors::invalid_value, {}, std::move(allowed)));
}

void LineFields::fail(std::size_t column, Refusal why) {
  if (fault_) return;
  why.field = rules_[column].name;
  fault_ = LineFault{std::move(why), std::string(value(column))};
}

std::vector<std::vector<std::string_view>> example_of(FieldRules rules) {
  std::vector<std::vector<std::string_view>> lines(2);
  for (const auto& rule : rules) {
    lines[0].push_back(rule.name);
    lines[1].push_back(rule.example);
  }
  return lines;
}

}  // namespace pc::imports
