// Door: 主页, cards and to-dos composed from other rooms' doors. No table, no rule of money.
#pragma once
#include "edge/route.hpp"

namespace pc::home {

/// Something that may wait for a person: how often it does, and the page that resolves it. The console words it by
/// `todo.<id>`. By app at start; asked with every first page, so the count has to be cheap.
struct TodoSource {
  std::string_view id, link;
  const access::Permission* permission = nullptr;  // none: everybody is asked
  std::int64_t (*count)(const work::View& view) = nullptr;
};
void add_todos(const TodoSource& source);

void add_routes(edge::Routes& routes);

}  // namespace pc::home
