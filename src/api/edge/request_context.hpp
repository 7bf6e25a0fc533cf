// One request between the socket and the act.
#pragma once
#include <memory>
#include <string>

#include "gate.hpp"
#include "router.hpp"

namespace pc::edge {

/// One request on its way through the edge.
struct RequestContext {
  http::Request request;
  http::Reply reply;
  Router::Match match;
  const Route* route = nullptr;
  const ErrorWriter* errors = nullptr;
  Caller caller;
  std::shared_ptr<void> input;
  std::string key;
  bool has_body = false;
  bool key_is_signature = false;  // the caller chose none
};
using RequestContextPtr = std::shared_ptr<RequestContext>;

/// "customer_id:123": what the act is about.
std::string subject_of(const RequestContext& context);
/// Over method, target and body: a key that comes again must come with the same.
std::string request_hash(const RequestContext& context);
/// What a check of codes is told of it.
Confirmation confirmation_of(const RequestContext& context, Instant now);
/// A page of the edge's own that loads nothing.
http::Response page_of(std::string html, const std::string& path);

}  // namespace pc::edge
