#include "people/passwords/password_rule.hpp"

#include <algorithm>
#include <vector>

namespace pc::passwords {

extern const std::string_view k_commonest_passwords;  // made at build of commonest.txt

namespace {

constexpr std::size_t k_shortest = 8, k_longest = 64;
constexpr std::size_t k_telling_letters = 4;  // shorter words of a name are in many good passwords
constexpr std::string_view k_product = "Partner Center";

bool is_letter(char32_t c) {
  const auto kind = kind_of(c);
  return kind == CharacterKind::lower || kind == CharacterKind::upper || kind == CharacterKind::letter;
}

/// At least two kinds: upper case, lower case, letters of scripts without case, digits, signs.
bool has_form(const std::u32string& text) {
  using enum CharacterKind;
  if (text.size() < k_shortest || text.size() > k_longest) return false;
  const auto any = [&](CharacterKind kind) {
    return std::ranges::any_of(text, [&](char32_t c) { return kind_of(c) == kind; }) ? 1 : 0;
  };
  return any(lower) + any(upper) + any(letter) + any(digit) + any(sign) >= 2;
}

std::u32string lowered(std::string_view text) {
  auto all = code_points(normalized(text));
  std::ranges::transform(all, all.begin(), lower_case);
  return all;
}

std::u32string letters_of(const std::u32string& text) {
  std::u32string letters;
  std::ranges::copy_if(text, std::back_inserter(letters), is_letter);
  return letters;
}

/// How much a word tells: a character without case is as good as three letters.
std::size_t weight_of(const std::u32string& word) {
  std::size_t weight = 0;
  for (const char32_t c : word) weight += kind_of(c) == CharacterKind::letter ? 3 : 1;
  return weight;
}

/// The whole name's letters, and its words.
std::vector<std::u32string> parts_of(const std::u32string& name) {
  std::vector<std::u32string> parts{letters_of(name)};
  std::u32string word;
  const auto end_word = [&] {
    if (weight_of(word) >= k_telling_letters) parts.push_back(word);
    word.clear();
  };
  for (const char32_t c : name) {
    if (is_letter(c))
      word.push_back(c);
    else
      end_word();
  }
  end_word();
  return parts;
}

bool made_of(const std::u32string& text, std::string_view of) {
  const auto name = lowered(of);
  const auto letters = letters_of(text);
  const std::u32string backwards(letters.rbegin(), letters.rend());
  if (letters_of(name).empty())  // a number of a telephone or a customer
    return name.size() >= k_shortest && text.find(name) != std::u32string::npos;
  if (text == name) return true;
  return std::ranges::any_of(parts_of(name), [&](const std::u32string& part) {
    return weight_of(part) >= 3 && (part == letters || part == backwards);
  });
}

std::vector<std::string_view> lines_of(std::string_view text) {
  auto lines = split(text, '\n');
  std::erase_if(lines, [](std::string_view line) { return line.empty(); });
  return lines;
}

}  // namespace

bool is_common_password(std::string_view password) {
  static const std::vector<std::string_view> known = lines_of(k_commonest_passwords);
  return std::ranges::binary_search(known, std::string_view(lower_ascii(password)));
}

Outcome check_password(const Secret& password, std::span<const std::string> names, std::string_view field) {
  const std::string text = normalized(password.reveal());
  const auto folded = lowered(text);
  const auto of_name = [&](std::string_view name) { return made_of(folded, name); };
  if (!has_form(code_points(text)) || of_name(k_product) || std::ranges::any_of(names, of_name))
    return refuse(errors::weak_password, std::string(field));
  if (is_common_password(text)) return refuse(errors::common_password, std::string(field));
  return Done{};
}

}  // namespace pc::passwords
