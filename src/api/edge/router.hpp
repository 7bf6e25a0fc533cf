// Verb and path → route.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "route.hpp"

namespace pc::edge {

std::string_view verb_text(Verb verb);

class Router {
 public:
  explicit Router(const Routes& routes);

  struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string_view, std::string>> variables;  // decoded
    std::string allowed;  // when only other verbs exist at this path: their names
  };
  Match find(std::string_view method, std::string_view path) const;

 private:
  struct Node {
    std::unordered_map<std::string, int> literal;
    int variable = -1;
    std::vector<const Route*> routes;
  };
  std::vector<Node> nodes_;
};

}  // namespace pc::edge
