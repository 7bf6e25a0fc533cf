// Acts: the partner asks to act for a customer (申请客户授权); the customer agrees, refuses, takes it back.
#pragma once
#include "market/customers/customers.hpp"
#include "market/relations/authorization.hpp"

namespace pc::relations {

std::span<const wire::Name<AuthorizationState>> names(AuthorizationState);
std::span<const wire::Name<LetterKind>> names(LetterKind);

namespace events {
/// Subject: the customer. Payload: AuthorizationNews.
inline constexpr std::string_view authorization_requested = "customers.authorization_requested";
inline constexpr std::string_view authorization_decided = "customers.authorization_decided";
inline constexpr std::string_view authorization_revoked = "customers.authorization_revoked";
}  // namespace events

struct AuthorizationNews {
  static constexpr const char* shape_name = "AuthorizationNews";
  AuthorizationId id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name, partner_name;
  AuthorizationState state = AuthorizationState::waiting;
  std::string reason;
  static wire::Fields fields();
};

struct AskAuthorization {
  static constexpr const char* shape_name = "AskAuthorization";
  customers::CustomerId customer_id;
  std::optional<Text<1, 20>> letter_version;  // the first time: the letter that was read
  static wire::Fields fields();
};
struct AuthorizationAsked {
  static constexpr const char* shape_name = "AuthorizationAsked";
  AuthorizationId id;
  static wire::Fields fields();
};
struct DecideAuthorization {
  static constexpr const char* shape_name = "DecideAuthorization";
  AuthorizationId authorization_id;
  bool agree = false;
  std::optional<Text<1, 20>> letter_version;
  Text<0, 500> reason;
  static wire::Fields fields();
};
struct RevokeAuthorization {
  static constexpr const char* shape_name = "RevokeAuthorization";
  AuthorizationId authorization_id;
  Text<1, 500> reason;
  static wire::Fields fields();
};

/// Order of refusals: customers.unknown, those of check_may_ask, customers.letter_not_accepted.
Result<AuthorizationAsked> ask_authorization(work::Work& work, const AskAuthorization& input);
/// Order of refusals: customers.unknown_authorization, customers.authorization_closed,
/// customers.letter_not_accepted (to agree), customers.reason_missing (to refuse).
Result<edge::Nothing> decide_authorization(work::Work& work, const DecideAuthorization& input);
/// Whoever acts at this moment is sent back with the next request.
Result<edge::Nothing> revoke_authorization(work::Work& work, const RevokeAuthorization& input);

}  // namespace pc::relations
