#include "functions.hpp"

#include <algorithm>
#include <regex>

#include "tree.hpp"

namespace pc::guards {
namespace {

/// Text of the same length and lines in which quoted text, raw strings and directives are blanks.
std::string only_code(const std::string& text) {
  static const std::regex quiet(
      R"re(R"(\w*)\(([\s\S]*?)\)\1"|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])+'|\n[ \t]*#(\\\n|[^\n])*)re");
  std::string code;
  auto from = text.begin();
  for (std::sregex_iterator each(text.begin(), text.end(), quiet), end; each != end; ++each) {
    code.append(from, text.begin() + each->position());
    for (const char c : each->str()) code += c == '\n' ? '\n' : ' ';
    from = text.begin() + each->position() + each->length();
  }
  return code.append(from, text.end());
}

enum class Body { scope, function, data };

/// What the words before a brace make of it.
Body body_of(const std::string& head) {
  static const std::regex scope(R"(\b(namespace|class|struct|union|enum)\b(?![\s\S]*\)))");
  static const std::regex function(
      R"(\)\s*(const|noexcept|override|final|mutable|try|->[^=;]*|\s)*$|:[\s\S]*[)}]\s*$|\]\s*$)");
  if (std::regex_search(head, scope)) return Body::scope;
  return std::regex_search(head, function) ? Body::function : Body::data;
}

std::size_t closing(const std::string& code, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < code.size(); ++at) {
    if (code[at] == '{') ++depth;
    if (code[at] == '}' && --depth == 0) return at;
  }
  return code.size();
}

int lines_before(const std::string& code, std::size_t at) {
  return static_cast<int>(std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

std::vector<Function> functions_in(const std::string& text) {
  const std::string code = only_code(without_comments(text));
  std::vector<Function> all;
  for (std::size_t at = 0, begin = 0; at < code.size(); ++at) {
    if (code[at] == ';' || code[at] == '}') begin = at + 1;
    if (code[at] != '{') continue;
    const std::string head = code.substr(begin, at - begin);
    const auto body = body_of(head);
    const auto end = body == Body::scope ? at : closing(code, at);
    if (body == Body::function) {
      const auto first = lines_before(code, code.find_first_not_of(" \n\t", begin));
      const auto name = head.find_first_not_of(" \n\t");
      all.push_back(
          {head.substr(name, head.find('(', name) - name), first + 1, lines_before(code, end) - first + 1});
    }
    // Braces of an initialiser may stand before a constructor's body.
    if (body != Body::data) begin = end + 1;
    at = end;
  }
  return all;
}

}  // namespace pc::guards
