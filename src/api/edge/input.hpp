// What the route's input is decoded from: path variables with the query of a GET or with the body of any other verb.
#pragma once
#include "platform/http/http.hpp"
#include "router.hpp"

namespace pc::edge {

/// Refuses edge.query_not_read, wire.not_json and the decoder's refusals.
Result<std::shared_ptr<void>> decode_input(const Route& route, const Router::Match& match,
                                           const http::Request& request);

}  // namespace pc::edge
