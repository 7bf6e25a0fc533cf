// Who a request of the console comes from: the session cookie.
#pragma once
#include "session.hpp"

namespace pc::sign_in {

class PortalAuthenticator : public edge::Authenticator {
 public:
  explicit PortalAuthenticator(db::Database& database) : database_(database) {}
  void authenticate(const http::Request& request, std::function<void(Result<edge::Caller>)> done) override;

 private:
  void admit(const std::string& token_hash, const Session& session, std::uint64_t generation,
             const std::function<void(Result<edge::Caller>)>& done);
  db::Database& database_;
};

}  // namespace pc::sign_in
