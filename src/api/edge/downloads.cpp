#include "downloads.hpp"

#include "errors.hpp"
#include "input.hpp"
#include "router.hpp"

namespace pc::edge {

Downloads::Downloads(const Routes& routes) : router_(std::make_unique<Router>(routes)) {}
Downloads::~Downloads() = default;

Result<Downloads::Source> Downloads::find(const std::string& list, const std::string& query) const {
  const auto match = router_->find("GET", list + "/export");
  if (match.route == nullptr || match.route->style != Route::Style::download)
    return refuse(errors::no_route, "list");
  http::Request request;
  request.method = "GET";
  request.query = query;
  Source source;
  source.route_ = match.route;
  PC_TRY(input, decode_input(*match.route, match, request));
  source.input_ = std::move(input);
  const auto page = router_->find("GET", list);
  if (page.route != nullptr && page.route->style == Route::Style::read)
    if (auto page_input = decode_input(*page.route, page, request)) {
      source.list_ = page.route;
      source.list_input_ = std::move(*page_input);
    }
  return source;
}

bool Downloads::Source::allowed_to(const access::Principal& who) const {
  const Access& access = route_->access;
  if (access.who == Access::Who::anyone) return true;
  if (who.side == access::Side::none) return false;
  return access.who != Access::Who::permitted || who.may(*access.permission);
}

Result<Done> Downloads::Source::write(const work::View& view,
                                      const std::function<void(std::string_view)>& write) const {
  return route_->download(view, input_.get(), write);
}

std::int64_t Downloads::Source::total(const work::View& view) const {
  if (list_ == nullptr) return 0;
  const auto page = list_->read(view, list_input_.get());
  if (!page) return 0;
  const auto parsed = wire::Json::parse(*page);
  if (!parsed) return 0;
  const auto* total = parsed->find("total");
  return total != nullptr ? parse_id(total->text).value_or(0) : 0;
}

}  // namespace pc::edge
