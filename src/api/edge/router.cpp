#include "router.hpp"

namespace pc::edge {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  return split(path, '/');
}

bool is_variable(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

std::string_view verb_text(Verb verb) {
  switch (verb) {
    case Verb::get: return "GET";
    case Verb::post: return "POST";
    case Verb::put: return "PUT";
    case Verb::del: return "DELETE";
  }
  return "";
}

Router::Router(const Routes& routes) {
  nodes_.emplace_back();
  for (const auto& route : routes.all()) {
    int at = 0;
    for (const auto segment : segments(route->path)) {
      const auto here = static_cast<std::size_t>(at);
      const int fresh = static_cast<int>(nodes_.size());
      int next = fresh;
      if (is_variable(segment)) {
        if (nodes_[here].variable < 0) nodes_[here].variable = fresh;
        next = nodes_[here].variable;
      } else {
        next = nodes_[here].literal.try_emplace(std::string(segment), fresh).first->second;
      }
      if (next == fresh) nodes_.emplace_back();
      at = next;
    }
    nodes_[static_cast<std::size_t>(at)].routes.push_back(route.get());
  }
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  Match match;
  int at = 0;
  std::vector<std::string> values;
  for (const auto segment : segments(path)) {
    const Node& node = nodes_[static_cast<std::size_t>(at)];
    const auto literal = node.literal.find(std::string(segment));
    if (literal != node.literal.end()) {
      at = literal->second;
    } else if (node.variable >= 0 && !segment.empty()) {
      values.push_back(percent_decoded(segment, false));
      at = node.variable;
    } else {
      return match;
    }
  }
  for (const Route* route : nodes_[static_cast<std::size_t>(at)].routes) {
    if (verb_text(route->verb) != method) {
      match.allowed += (match.allowed.empty() ? "" : ", ") + std::string(verb_text(route->verb));
      continue;
    }
    match.route = route;
    std::size_t value = 0;
    for (const auto segment : segments(route->path))
      if (is_variable(segment)) match.variables.emplace_back(segment.substr(1, segment.size() - 2), values[value++]);
    return match;
  }
  return match;
}

}  // namespace pc::edge
