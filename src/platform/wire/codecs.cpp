#include "codecs.hpp"

#include <algorithm>
#include <charconv>

#include "number.hpp"

namespace pc::wire {
namespace {

bool is_text(const Json& value) { return value.type == Json::Type::string; }

/// Numbers come as numbers, from queries as text, and from lenient callers as either.
bool number_like(const Json& value, const Reading& reading) {
  return value.type == Json::Type::number || (is_text(value) && (reading.from_text || reading.lenient));
}

Refusal invalid(const std::string& path, std::string allowed) {
  return refuse(pc::errors::invalid_value, path, std::move(allowed));
}

}  // namespace

Outcome Codec<bool>::decode(const Json& v, bool& b, const Reading& r, const std::string& path) {
  if (v.type == Json::Type::boolean) {
    b = v.boolean;
    return Done{};
  }
  if ((r.from_text || r.lenient) && is_text(v) && (v.text == "true" || v.text == "false")) {
    b = v.text == "true";
    return Done{};
  }
  return invalid(path, "true, false");
}
void Codec<bool>::encode(Out& out, const bool& b) { out.boolean(b); }
std::string Codec<bool>::schema(SchemaSet&) { return R"({"type":"boolean"})"; }

Outcome decode_bounded(const Json& v, std::int64_t& number, std::int64_t min, std::int64_t max, const Reading& r,
                       const std::string& path) {
  const auto refusal = invalid(path, std::to_string(min) + " - " + std::to_string(max));
  const auto digits = number_like(v, r) ? plain_number(v.text) : std::nullopt;
  if (!digits) return refusal;
  const char* end = digits->data() + digits->size();
  const auto [at, error] = std::from_chars(digits->data(), end, number);
  if (error != std::errc{} || at != end || number < min || number > max) return refusal;
  return Done{};
}
std::string bounded_schema(std::int64_t min, std::int64_t max) {
  return "{\"type\":\"integer\",\"minimum\":" + std::to_string(min) + ",\"maximum\":" + std::to_string(max) + "}";
}

Outcome Codec<std::int64_t>::decode(const Json& v, std::int64_t& i, const Reading& r, const std::string& path) {
  return decode_bounded(v, i, INT64_MIN, INT64_MAX, r, path);
}
void Codec<std::int64_t>::encode(Out& out, const std::int64_t& i) { out.integer(i); }
std::string Codec<std::int64_t>::schema(SchemaSet&) { return R"({"type":"integer","format":"int64"})"; }

Outcome Codec<int>::decode(const Json& v, int& i, const Reading& r, const std::string& path) {
  std::int64_t number = 0;
  PC_CHECK(decode_bounded(v, number, INT32_MIN, INT32_MAX, r, path));
  i = static_cast<int>(number);
  return Done{};
}
void Codec<int>::encode(Out& out, const int& i) { out.integer(i); }
std::string Codec<int>::schema(SchemaSet&) { return R"({"type":"integer","format":"int32"})"; }

Outcome decode_text(const Json& v, std::string& text, std::size_t min, std::size_t max, const Reading& r,
                    const std::string& path) {
  const auto refusal = invalid(path, std::to_string(min) + " - " + std::to_string(max) + " characters");
  const bool scalar = v.type == Json::Type::number || v.type == Json::Type::boolean;
  if (!is_text(v) && !(r.lenient && scalar)) return refusal;
  const std::string_view given = v.type != Json::Type::boolean ? std::string_view(v.text)
                                 : v.boolean                   ? "true"
                                                               : "false";
  if (utf8_length(given) == std::string::npos) return refusal;
  const auto said = trimmed(given);
  if (said.empty() && min > 0) return refuse(pc::errors::missing_value, path);
  const std::size_t length = utf8_length(said);
  if (length < min || length > max) return refusal;
  if (const auto harmful = harmful_character(said))
    return refuse(pc::errors::harmful_character, path, code_point_name(*harmful));
  text = said;
  return Done{};
}

Outcome Codec<TypedPassword>::decode(const Json& v, TypedPassword& password, const Reading&,
                                     const std::string& path) {
  const std::size_t length = is_text(v) ? utf8_length(v.text) : std::string::npos;
  const bool typed =
      std::ranges::all_of(v.text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7f; });
  if (length == std::string::npos || length < 1 || length > TypedPassword::max || !typed)
    return invalid(path, "1 - " + std::to_string(TypedPassword::max) + " characters");
  password.value = v.text;
  return Done{};
}
void Codec<TypedPassword>::encode(Out& out, const TypedPassword&) { out.string("***"); }
std::string Codec<TypedPassword>::schema(SchemaSet&) { return text_schema(1, TypedPassword::max); }

std::string masked_schema(Mask mask) {
  const std::string_view kind = mask == Mask::name ? "name" : mask == Mask::mobile ? "mobile" : "email";
  return R"({"type":"string","x-personal":")" + std::string(kind) + R"("})";
}

std::string text_schema(std::size_t min, std::size_t max) {
  return "{\"type\":\"string\",\"minLength\":" + std::to_string(min) + ",\"maxLength\":" + std::to_string(max) + "}";
}

Outcome Codec<std::string>::decode(const Json& v, std::string& s, const Reading&, const std::string& path) {
  if (!is_text(v) || utf8_length(v.text) == std::string::npos) return invalid(path, "text");
  s = v.text;
  return Done{};
}
void Codec<std::string>::encode(Out& out, const std::string& s) { out.string(s); }
std::string Codec<std::string>::schema(SchemaSet&) { return R"({"type":"string"})"; }

Outcome Codec<Money>::decode(const Json& v, Money& m, const Reading& r, const std::string& path) {
  // A portal's caller writes text, plainly.
  const auto digits = r.lenient && number_like(v, r) ? plain_number(v.text).value_or("")
                      : is_text(v)                   ? v.text
                                                     : "";
  const auto parsed = Money::parse(digits);
  if (!parsed) return invalid(path, "0.01 - " + Money::fen(limits::amount_fen_max).text());
  m = *parsed;
  return Done{};
}
void Codec<Money>::encode(Out& out, const Money& m) { out.string(m.text()); }
std::string Codec<Money>::schema(SchemaSet&) {
  return R"({"type":"string","pattern":"^-?[0-9]+(\\.[0-9]{1,2})?$","examples":["10.00"]})";
}

Outcome Codec<MoneyNumber>::decode(const Json& v, MoneyNumber& m, const Reading& r, const std::string& path) {
  Reading lenient = r;
  lenient.lenient = true;
  return Codec<Money>::decode(v, m.value, lenient, path);
}
void Codec<MoneyNumber>::encode(Out& out, const MoneyNumber& m) { out.number(m.value.text()); }
std::string Codec<MoneyNumber>::schema(SchemaSet&) { return R"({"type":"number","examples":[10.00]})"; }

Outcome Codec<Decimal>::decode(const Json& v, Decimal& d, const Reading& r, const std::string& path) {
  const auto digits = number_like(v, r) || is_text(v) ? plain_number(v.text) : std::nullopt;
  const auto parsed = digits ? Decimal::parse(*digits) : std::nullopt;
  if (!parsed) return invalid(path, "0.123");
  d = *parsed;
  return Done{};
}
void Codec<Decimal>::encode(Out& out, const Decimal& d) { out.string(d.text()); }
std::string Codec<Decimal>::schema(SchemaSet&) {
  return R"({"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)?$","examples":["0.0000008"]})";
}

Outcome Codec<Instant>::decode(const Json& v, Instant& i, const Reading&, const std::string& path) {
  const auto parsed = is_text(v) ? Instant::parse(v.text) : std::nullopt;
  if (!parsed) return invalid(path, "2026-11-24T01:02:03Z");
  i = *parsed;
  return Done{};
}
void Codec<Instant>::encode(Out& out, const Instant& i) { out.string(i.text_micros()); }
std::string Codec<Instant>::schema(SchemaSet&) { return R"({"type":"string","format":"date-time"})"; }

Outcome Codec<Day>::decode(const Json& v, Day& d, const Reading&, const std::string& path) {
  const auto parsed = is_text(v) ? Day::parse(v.text) : std::nullopt;
  if (!parsed) return invalid(path, "2026-11-24");
  d = *parsed;
  return Done{};
}
void Codec<Day>::encode(Out& out, const Day& d) { out.string(d.text()); }
std::string Codec<Day>::schema(SchemaSet&) { return R"({"type":"string","format":"date"})"; }

Outcome Codec<BillCycle>::decode(const Json& v, BillCycle& c, const Reading&, const std::string& path) {
  const auto parsed = is_text(v) ? BillCycle::parse(v.text) : std::nullopt;
  if (!parsed) return invalid(path, "2026-11");
  c = *parsed;
  return Done{};
}
void Codec<BillCycle>::encode(Out& out, const BillCycle& c) { out.string(c.text()); }
std::string Codec<BillCycle>::schema(SchemaSet&) {
  return R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$","examples":["2026-11"]})";
}

Outcome decode_id(const Json& v, std::int64_t& id, const Reading&, const std::string& path) {
  const auto parsed = is_text(v) ? parse_id(trimmed(v.text)) : std::nullopt;
  if (!parsed) return invalid(path, "an id");
  id = *parsed;
  return Done{};
}
std::string id_schema(const char* of) {
  return with_id_of(R"({"type":"string","pattern":"^[1-9][0-9]{0,18}$","examples":["912345678901234567"]})",
                    of);
}

Refusal not_one_of(const std::string& path, std::span<const char* const> allowed) {
  std::string text;
  for (const char* each : allowed) text += (text.empty() ? "" : ", ") + std::string(each);
  return invalid(path, text);
}
std::string enum_schema(std::span<const char* const> texts) {
  std::string all;
  for (const char* text : texts) all += (all.empty() ? "\"" : ",\"") + std::string(text) + "\"";
  return "{\"type\":\"string\",\"enum\":[" + all + "]}";
}

bool says_nothing(const Json& value) { return is_text(value) && trimmed(value.text).empty(); }
std::string nullable_schema(const std::string& schema) { return "{\"anyOf\":[" + schema + ",{\"type\":\"null\"}]}"; }
Refusal too_many(const std::string& path, std::size_t max) { return invalid(path, "at most " + std::to_string(max)); }
Refusal not_a_list(const std::string& path) { return invalid(path, "a list"); }
std::string item_path(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }
std::string array_schema(const std::string& items, std::size_t max) {
  return "{\"type\":\"array\",\"items\":" + items + (max == 0 ? "" : ",\"maxItems\":" + std::to_string(max)) + "}";
}

}  // namespace pc::wire
