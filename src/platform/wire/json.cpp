#include "json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace pc::wire {
namespace {

/// Sorted, because a hostile body may have thousands of members.
bool repeats_a_name(const std::vector<Json::Member>& members) {
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const auto& member : members) names.push_back(member.first);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

/// Builds Json from the parser's events. Returning false with `fault` set stops the parser.
class Builder {
 public:
  static constexpr std::size_t max_object_size = 10'000;
  static constexpr std::size_t max_array_size = 100'000;
  static constexpr std::size_t max_key_size = 1 << 10;
  static constexpr std::size_t max_string_size = 1 << 20;

  using Error = boost::json::error_code;

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) { return open(Json::Type::object); }
  bool on_object_end(std::size_t, Error& error) {
    if (repeats_a_name(stack_.back()->members)) {
      error = boost::json::error::not_object;
      return false;
    }
    return close();
  }
  bool on_array_begin(Error&) { return open(Json::Type::array); }
  bool on_array_end(std::size_t, Error&) { return close(); }
  bool on_key_part(boost::json::string_view part, std::size_t, Error&) { return gather(part); }
  bool on_key(boost::json::string_view part, std::size_t, Error&) {
    gather(part);
    stack_.back()->members.emplace_back(std::move(text_), Json{});
    text_.clear();
    return true;
  }
  bool on_string_part(boost::json::string_view part, std::size_t, Error&) { return gather(part); }
  bool on_string(boost::json::string_view part, std::size_t, Error&) {
    gather(part);
    return scalar(Json::Type::string);
  }
  bool on_number_part(boost::json::string_view part, Error&) { return gather(part); }
  bool on_int64(std::int64_t, boost::json::string_view part, Error&) { return number(part); }
  bool on_uint64(std::uint64_t, boost::json::string_view part, Error&) { return number(part); }
  bool on_double(double, boost::json::string_view part, Error&) { return number(part); }
  bool on_bool(bool value, Error&) {
    place().boolean = value;
    return scalar(Json::Type::boolean);
  }
  bool on_null(Error&) { return scalar(Json::Type::null); }
  bool on_comment_part(boost::json::string_view, Error&) { return true; }
  bool on_comment(boost::json::string_view, Error&) { return true; }

  Json root;

 private:
  bool gather(boost::json::string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool number(boost::json::string_view part) {
    gather(part);
    return scalar(Json::Type::number);
  }
  /// Where the next value goes.
  Json& place() {
    if (stack_.empty()) return root;
    Json& parent = *stack_.back();
    if (parent.type == Json::Type::object) return parent.members.back().second;
    if (!item_open_) {
      parent.items.emplace_back();
      item_open_ = true;
    }
    return parent.items.back();
  }
  bool open(Json::Type type) {
    Json& value = place();
    value.type = type;
    item_open_ = false;
    stack_.push_back(&value);
    return true;
  }
  bool close() {
    stack_.pop_back();
    item_open_ = false;
    return true;
  }
  bool scalar(Json::Type type) {
    Json& value = place();
    value.type = type;
    value.text = std::move(text_);
    text_.clear();
    item_open_ = false;
    return true;
  }

  std::vector<Json*> stack_;  // children of open containers do not move: only the last one grows
  std::string text_;
  bool item_open_ = false;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.first == name; });
  return found == members.end() ? nullptr : &found->second;
}

Json Json::of_text(std::string value) {
  Json json;
  json.type = Type::string;
  json.text = std::move(value);
  return json;
}

Result<Json> Json::parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = static_cast<std::size_t>(limits::json_depth_max);
  boost::json::basic_parser<Builder> parser(options);
  boost::json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read != text.size()) error = boost::json::error::extra_data;
  if (error) return refuse(errors::not_json, "", "byte " + std::to_string(read) + ": " + error.message());
  return std::move(parser.handler().root);
}

void Out::separate() {
  if (!first_) target_.push_back(',');
  first_ = false;
}
void Out::null() {
  separate();
  target_ += "null";
}
void Out::boolean(bool value) {
  separate();
  target_ += value ? "true" : "false";
}
void Out::integer(std::int64_t value) {
  separate();
  target_ += std::to_string(value);
}
void Out::number(std::string_view digits) {
  separate();
  target_ += digits;
}

namespace {

void append_escaped(std::string& text, char c) {
  static constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"': text += "\\\""; break;
    case '\\': text += "\\\\"; break;
    case '\n': text += "\\n"; break;
    case '\r': text += "\\r"; break;
    case '\t': text += "\\t"; break;
    default:
      text += "\\u00";
      text.push_back(hex[static_cast<unsigned char>(c) >> 4]);
      text.push_back(hex[static_cast<unsigned char>(c) & 15]);
  }
}

}  // namespace

void Out::string(std::string_view value) {
  separate();
  target_.push_back('"');
  // What stands between characters that need care is copied as a whole.
  std::size_t from = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    target_.append(value, from, at - from);
    append_escaped(target_, c);
    from = at + 1;
  }
  target_.append(value, from);
  target_.push_back('"');
}

void Out::begin_object() {
  separate();
  target_.push_back('{');
  first_ = true;
}
// Escaped like values: a tree that was read and is written again has names of its sender's.
void Out::key(std::string_view name) {
  string(name);
  target_.push_back(':');
  first_ = true;
}
void Out::end_object() {
  target_.push_back('}');
  first_ = false;
}
void Out::begin_array() {
  separate();
  target_.push_back('[');
  first_ = true;
}
void Out::end_array() {
  target_.push_back(']');
  first_ = false;
}

}  // namespace pc::wire
