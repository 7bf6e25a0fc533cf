// A reader for the one shape of JSON that tags have: an object of plain values.
#include <algorithm>

#include "line.hpp"

namespace pc::consumption::focus {
namespace {

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  std::optional<Tags> read() {
    Tags tags;
    if (!take('{')) return std::nullopt;
    if (!take('}')) {
      do {
        auto key = string();
        if (!key || !take(':')) return std::nullopt;
        auto value = plain();
        if (!value) return std::nullopt;
        tags.emplace_back(std::move(*key), std::move(*value));
      } while (take(','));
      if (!take('}')) return std::nullopt;
    }
    blanks();
    if (!text_.empty()) return std::nullopt;
    return tags;
  }

 private:
  void blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())); }

  bool take(char c) {
    blanks();
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::optional<std::string> plain() {
    blanks();
    if (text_.starts_with('"')) return string();
    const auto word = text_.substr(0, text_.find_first_of(" \t\r\n,}"));
    if (word != "true" && word != "false" && word != "null" && !is_number(word)) return std::nullopt;
    text_.remove_prefix(word.size());
    return std::string(word);
  }

  static std::size_t digits(std::string_view& word) {
    const auto count = std::min(word.find_first_not_of("0123456789"), word.size());
    word.remove_prefix(count);
    return count;
  }

  static bool is_number(std::string_view word) {
    if (word.starts_with('-')) word.remove_prefix(1);
    const bool zero_first = word.starts_with('0');
    const auto whole = digits(word);
    if (whole == 0 || (zero_first && whole > 1)) return false;
    if (word.starts_with('.')) {
      word.remove_prefix(1);
      if (digits(word) == 0) return false;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
      word.remove_prefix(1);
      if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
      if (digits(word) == 0) return false;
    }
    return word.empty();
  }

  std::optional<std::string> string() {
    if (!take('"')) return std::nullopt;
    std::string result;
    while (!text_.empty()) {
      const char c = text_.front();
      text_.remove_prefix(1);
      if (c == '"') return result;
      if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
      if (c != '\\')
        result.push_back(c);
      else if (!escape(result))
        return std::nullopt;
    }
    return std::nullopt;
  }

  bool escape(std::string& result) {
    static constexpr std::string_view marks = "\"\\/bfnrt";
    static constexpr std::string_view means = "\"\\/\b\f\n\r\t";
    if (text_.empty()) return false;
    const char c = text_.front();
    text_.remove_prefix(1);
    if (const auto at = marks.find(c); at != std::string_view::npos) {
      result.push_back(means[at]);
      return true;
    }
    if (c != 'u') return false;
    auto code = unit();
    if (!code || *code == 0 || (*code >= 0xdc00 && *code < 0xe000)) return false;
    if (*code >= 0xd800 && *code < 0xdc00) {
      if (!text_.starts_with("\\u")) return false;
      text_.remove_prefix(2);
      const auto low = unit();
      if (!low || *low < 0xdc00 || *low > 0xdfff) return false;
      code = 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
    }
    append_utf8(result, *code);
    return true;
  }

  std::optional<std::uint32_t> unit() {
    if (text_.size() < 4) return std::nullopt;
    std::uint32_t code = 0;
    for (const char c : text_.substr(0, 4)) {
      const auto at = std::string_view("0123456789abcdefABCDEF").find(c);
      if (at == std::string_view::npos) return std::nullopt;
      code = code * 16 + static_cast<std::uint32_t>(at < 16 ? at : at - 6);
    }
    text_.remove_prefix(4);
    return code;
  }

  static void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&text](std::uint32_t byte) {
      text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xc0 | (code >> 6));
    } else {
      if (code < 0x10000) {
        put(0xe0 | (code >> 12));
      } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 63));
      }
      put(0x80 | ((code >> 6) & 63));
    }
    put(0x80 | (code & 63));
  }

  std::string_view text_;
};

}  // namespace

std::optional<Tags> parse_tags(std::string_view json) {
  auto tags = TagReader(json).read();
  if (!tags) return std::nullopt;
  std::vector<std::string_view> keys;
  for (const auto& tag : *tags) keys.emplace_back(tag.first);
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) return std::nullopt;
  return tags;
}

}  // namespace pc::consumption::focus
