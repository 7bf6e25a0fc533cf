// Functions of C++ text, found by their braces.
#pragma once
#include <string>
#include <vector>

namespace pc::guards {

struct Function {
  std::string head;  // its last words before the body
  int line = 0;      // of its first line, counted from 1
  int lines = 0;     // from there to the closing brace
};

/// The outermost bodies of functions and lambdas: what is in namespaces and types, but no tables. `text` is one file.
std::vector<Function> functions_in(const std::string& text);

}  // namespace pc::guards
