// Who a request of the console comes from: the session cookie.
#pragma once
#include "parts.hpp"

namespace pc::identity {

class PortalAuthenticator : public edge::Authenticator {
 public:
  explicit PortalAuthenticator(Shared& shared) : shared_(shared) {}
  void authenticate(const http::Request& request, std::function<void(Result<edge::Caller>)> done) override;

 private:
  void admit(const std::string& token_hash, const Session& session, std::uint64_t generation,
             const std::function<void(Result<edge::Caller>)>& done);
  Shared& shared_;
};

}  // namespace pc::identity
