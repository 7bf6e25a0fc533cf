#include "events.hpp"

namespace pc::acquisition {
namespace {

using Members = std::initializer_list<std::pair<std::string_view, std::string>>;

std::string object_of(const Members& members) {
  std::string text;
  wire::Out out(text);
  out.begin_object();
  for (const auto& [name, value] : members) {
    out.key(name);
    out.string(value);
  }
  out.end_object();
  return text;
}

}  // namespace

std::string subject_json(const Registration& r) {
  return object_of({{"registration", r.id.text()},
                    {"partner", r.partner.text()},
                    {"state", std::string(state_text(r.state))}});
}

std::string subject_json(const Invitation& i) {
  return object_of(
      {{"invitation", i.id.text()}, {"partner", i.partner.text()}, {"kind", std::string(kind_text(i.kind))}});
}

}  // namespace pc::acquisition
