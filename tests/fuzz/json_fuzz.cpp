// A body: read, written and read again is the same tree; decoded into an input, written and decoded again the same
// input.
#include "fuzz.hpp"
#include "platform/wire/codecs.hpp"

namespace {

using pc::fuzz::holds;
using pc::wire::Json;
namespace wire = pc::wire;

enum class Colour { red, green };
std::span<const wire::Name<Colour>> names(Colour) {
  static constexpr wire::Name<Colour> all[] = {{Colour::red, "red"}, {Colour::green, "green"}};
  return all;
}

struct Item {
  pc::Money amount;
  std::optional<pc::Decimal> rate;
  static constexpr const char* shape_name = "Item";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Item::amount>("amount", ""),
                                          wire::field<&Item::rate>("rate", "")};
    return all;
  }
};

struct Input {
  pc::Text<1, 20> name;
  std::optional<pc::TenantId> id;
  std::optional<pc::Instant> at;
  std::optional<pc::Day> day;
  std::optional<pc::BillCycle> cycle;
  std::optional<Colour> colour;
  std::optional<bool> good;
  wire::Bounded<1, 100> count{1};
  wire::List<Item, 3> items;
  static constexpr const char* shape_name = "Input";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Input::name>("name", ""),     wire::field<&Input::id>("id", ""),
        wire::field<&Input::at>("at", ""),         wire::field<&Input::day>("day", ""),
        wire::field<&Input::cycle>("cycle", ""),   wire::field<&Input::colour>("colour", ""),
        wire::field<&Input::good>("good", ""),     wire::defaulted<&Input::count>("count", ""),
        wire::defaulted<&Input::items>("items", "")};
    return all;
  }
};

void write(wire::Out& out, const Json& json) {
  switch (json.type) {
    case Json::Type::null: return out.null();
    case Json::Type::boolean: return out.boolean(json.boolean);
    case Json::Type::number: return out.number(json.text);
    case Json::Type::string: return out.string(json.text);
    case Json::Type::array:
      out.begin_array();
      for (const auto& item : json.items) write(out, item);
      return out.end_array();
    case Json::Type::object:
      out.begin_object();
      for (const auto& [name, value] : json.members) {
        out.key(name);
        write(out, value);
      }
      return out.end_object();
  }
}

std::string written(const Json& json) {
  std::string text;
  wire::Out out(text);
  write(out, json);
  return text;
}

void check_input(const Json& json, bool lenient) {
  auto input = wire::decode<Input>(json, {false, lenient});
  if (!input) return;
  const auto name = pc::utf8_length(input->name.value);
  holds(name >= 1 && name <= 20 && !pc::harmful_character(input->name.value), "a text out of its bounds");
  holds(pc::trimmed(input->name.value) == input->name.value, "a text keeps blanks at its ends");
  holds(input->count.value >= 1 && input->count.value <= 100, "a number out of its bounds");
  holds(input->items.items.size() <= 3, "a list that is too long");
  const std::string text = wire::encode(*input);
  const auto again = Json::parse(text);
  holds(again.ok(), "an input cannot be read again");
  const auto same = wire::decode<Input>(*again);
  holds(same && wire::encode(*same) == text, "an input changes when it is read again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = Json::parse(pc::fuzz::text_of(data, size));
  if (!json) return 0;
  const std::string text = written(*json);
  const auto again = Json::parse(text);
  holds(again && written(*again) == text, "a tree changes when it is written and read");
  check_input(*json, false);
  check_input(*json, true);
  return 0;
}
