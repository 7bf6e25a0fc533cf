#include "identity/password_rule.hpp"

#include <algorithm>
#include <vector>

namespace pc::identity {

extern const std::string_view k_commonest_passwords;  // made at build of commonest.txt

namespace {

constexpr std::size_t k_shortest = 8, k_longest = 64;
constexpr std::size_t k_telling_letters = 4;  // shorter words of a name are in many good passwords
constexpr std::string_view k_product = "Partner Center";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
/// Bytes of other scripts are letters.
bool is_letter(char c) { return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }

bool has_form(const std::string& text) {
  if (text.size() < k_shortest || text.size() > k_longest) return false;
  const auto any = [&](auto test) { return std::ranges::any_of(text, test) ? 1 : 0; };
  return any(is_lower) + any(is_upper) + any(is_digit) +
             any([](char c) { return c > ' ' && !is_letter(c) && !is_digit(c); }) >=
         2;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::ranges::copy_if(lower_ascii(text), std::back_inserter(letters), is_letter);
  return letters;
}

/// The whole name's letters, and its words.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts{letters_of(name)};
  std::string word;
  const auto end_word = [&] {
    if (word.size() >= k_telling_letters) parts.push_back(word);
    word.clear();
  };
  for (const char c : lower_ascii(name)) {
    if (is_letter(c))
      word.push_back(c);
    else
      end_word();
  }
  end_word();
  return parts;
}

bool made_of(const std::string& text, std::string_view name) {
  const std::string letters = letters_of(text);
  const std::string backwards(letters.rbegin(), letters.rend());
  const std::string plain = lower_ascii(name);
  if (letters_of(name).empty())  // a number of a telephone or a customer
    return plain.size() >= k_shortest && text.find(plain) != std::string::npos;
  if (lower_ascii(text) == plain) return true;
  return std::ranges::any_of(parts_of(name), [&](const std::string& part) {
    return part.size() >= 3 && (part == letters || part == backwards);
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
  const std::string& text = password.reveal();
  const auto of_name = [&](std::string_view name) { return made_of(text, name); };
  if (!has_form(text) || of_name(k_product) || std::ranges::any_of(names, of_name))
    return refuse(errors::weak_password, std::string(field));
  if (is_common_password(text)) return refuse(errors::common_password, std::string(field));
  return Done{};
}

}  // namespace pc::identity
