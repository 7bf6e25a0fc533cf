// Who a request of the Open API comes from: an access key's signature, or a token.
#pragma once
#include "api/edge/gate.hpp"
#include "callers.hpp"
#include "signature.hpp"

namespace pc::credentials {

class OpenApiAuthenticator : public edge::Authenticator {
 public:
  explicit OpenApiAuthenticator(db::Database& database) : database_(database) {}
  void authenticate(const http::Request& request, std::function<void(Result<edge::Caller>)> done) override;

 private:
  using Answer = std::function<void(Result<edge::Caller>)>;
  void by_signature(const http::Request& request, Answer done);
  void by_token(const std::string& token, const Answer& done);
  Result<edge::Caller> admitted(const std::string& hash, const Token& token) const;
  using KeyPtr = std::shared_ptr<const Key>;
  /// Of a request whose body follows: what can be told by its head; Caller::prove tells the rest.
  Result<edge::Caller> checked(const http::Request& request, SignatureClaim claim, const KeyPtr& key) const;
  Outcome prove(const http::Request& request, const SignatureClaim& claim, const Key& key) const;
  void note_use(const std::string& access_key, const Key& key, Instant now) const;
  db::Database& database_;
};

}  // namespace pc::credentials
