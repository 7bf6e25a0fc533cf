// What is asked and answered where tokens are given, in the words of IAM.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/wire/codecs.hpp"

namespace pc::credentials {

/// Declares fields() of a shape beside its members.
#define PC_IAM_SHAPE(type, ...)                         \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

struct DomainName {
  std::optional<Text<1, 64>> name, id;
  PC_IAM_SHAPE(DomainName, wire::field<&DomainName::name>("name", "Account name."),
               wire::field<&DomainName::id>("id", "Account id."))
};
struct TokenUser {
  Text<1, 64> name;
  TypedPassword password;
  DomainName domain;
  PC_IAM_SHAPE(TokenUser,
               wire::field<&TokenUser::name>("name", "User name; the account's name for a main account."),
               wire::field<&TokenUser::password>("password", "Password."),
               wire::field<&TokenUser::domain>("domain", "The account."))
};
struct PasswordMethod {
  TokenUser user;
  PC_IAM_SHAPE(PasswordMethod, wire::field<&PasswordMethod::user>("user", "Who."))
};
struct AssumeRoleMethod {
  std::optional<Text<1, 64>> domain_id, domain_name;
  Text<1, 64> agency_name;
  PC_IAM_SHAPE(AssumeRoleMethod,
               wire::naming<&AssumeRoleMethod::domain_id>("customer", "domain_id",
                                                          "The customer; or by its name."),
               wire::field<&AssumeRoleMethod::domain_name>("domain_name", "Account name of the customer."),
               wire::field<&AssumeRoleMethod::agency_name>("agency_name",
                                                           "The caller's name for it, kept in the log."))
};
struct TokenIdentity {
  wire::List<Text<1, 32>, 4> methods;
  std::optional<PasswordMethod> password;
  std::optional<AssumeRoleMethod> assume_role;
  PC_IAM_SHAPE(TokenIdentity, wire::field<&TokenIdentity::methods>("methods", "password, or assume_role."),
               wire::field<&TokenIdentity::password>("password", "For the method password."),
               wire::field<&TokenIdentity::assume_role>("assume_role",
                                                        "For the method assume_role, with X-Auth-Token."))
};
struct TokenScope {
  std::optional<DomainName> domain;
  PC_IAM_SHAPE(TokenScope, wire::field<&TokenScope::domain>("domain", "With assume_role: the customer."))
};
struct TokenAuth {
  TokenIdentity identity;
  std::optional<TokenScope> scope;
  PC_IAM_SHAPE(TokenAuth, wire::field<&TokenAuth::identity>("identity", "Who asks."),
               wire::field<&TokenAuth::scope>("scope", "For what."))
};
struct TokenRequest {
  TokenAuth auth;
  PC_IAM_SHAPE(TokenRequest, wire::field<&TokenRequest::auth>("auth", "Identity and scope."))
};

struct DomainView {
  std::string id, name;
  PC_IAM_SHAPE(DomainView, wire::field<&DomainView::id>("id", "Account id."),
               wire::field<&DomainView::name>("name", "Account name."))
};
struct TokenUserView {
  std::string id, name;
  DomainView domain;
  PC_IAM_SHAPE(TokenUserView, wire::field<&TokenUserView::id>("id", "User id."),
               wire::field<&TokenUserView::name>("name", "User name."),
               wire::field<&TokenUserView::domain>("domain", "Account."))
};
struct RoleView {
  std::string id, name;
  PC_IAM_SHAPE(RoleView, wire::field<&RoleView::id>("id", "Role id."),
               wire::field<&RoleView::name>("name", "Role."))
};
struct CatalogEntry {
  std::string id, name, type;
  PC_IAM_SHAPE(CatalogEntry, wire::field<&CatalogEntry::id>("id", "Service id."),
               wire::field<&CatalogEntry::name>("name", "Service."),
               wire::field<&CatalogEntry::type>("type", "Type."))
};
struct AssumedByView {
  TokenUserView user;
  PC_IAM_SHAPE(AssumedByView, wire::field<&AssumedByView::user>("user", "The partner's person."))
};
struct TokenView {
  std::string expires_at, issued_at;
  std::vector<std::string> methods;
  TokenUserView user;
  DomainView domain;
  std::vector<RoleView> roles;
  std::vector<CatalogEntry> catalog;
  std::optional<AssumedByView> assumed_by;
  PC_IAM_SHAPE(TokenView, wire::field<&TokenView::expires_at>("expires_at", "End, 24 hours from now."),
               wire::field<&TokenView::issued_at>("issued_at", "Now."),
               wire::field<&TokenView::methods>("methods", "How it was asked for."),
               wire::field<&TokenView::user>("user", "Whose it is."),
               wire::field<&TokenView::domain>("domain", "Scope."),
               wire::field<&TokenView::roles>("roles", "Roles."),
               wire::field<&TokenView::catalog>("catalog", "Services."),
               wire::field<&TokenView::assumed_by>("assumed_by", "Of assume_role: who acts for the account."))
};
struct TokenAnswer {
  TokenView token;
  PC_IAM_SHAPE(TokenAnswer,
               wire::field<&TokenAnswer::token>("token", "The token is in the header X-Subject-Token."))
};

}  // namespace pc::credentials
