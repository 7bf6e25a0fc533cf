// Query, path variables and body become one JSON object that the route's input is decoded from.
#pragma once
#include "http/http.hpp"
#include "router.hpp"

namespace pc::edge {

/// Refuses wire.not_json, edge.unsupported_media_type and the decoder's refusals.
Result<std::shared_ptr<void>> decode_input(const Route& route, const Router::Match& match,
                                           const http::Request& request);

}  // namespace pc::edge
