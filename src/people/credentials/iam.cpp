// The few IAM addresses that SDKs and scripts use: tokens by password, domain discovery.
#include "platform/base/hash.hpp"
#include "api/edge/route.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/password_check.hpp"
#include "people/persons/persons.hpp"
#include "people/verification/verification.hpp"
#include "routes.hpp"
#include "store.hpp"

namespace pc::credentials {
namespace {

constexpr std::int64_t k_token_seconds = 24 * 3600;

#define PC_SHAPE(type, ...)                                 \
  static constexpr const char* shape_name = #type;         \
  static wire::Fields fields() {                            \
    static constexpr wire::Field all[] = {__VA_ARGS__};     \
    return all;                                             \
  }

struct DomainName {
  std::optional<Text<1, 64>> name, id;
  PC_SHAPE(DomainName, wire::field<&DomainName::name>("name", "Account name."),
           wire::field<&DomainName::id>("id", "Account id."))
};
struct TokenUser {
  Text<1, 64> name;
  TypedPassword password;
  DomainName domain;
  PC_SHAPE(TokenUser, wire::field<&TokenUser::name>("name", "User name; the account's name for a main account."),
           wire::field<&TokenUser::password>("password", "Password."),
           wire::field<&TokenUser::domain>("domain", "The account."))
};
struct PasswordMethod {
  TokenUser user;
  PC_SHAPE(PasswordMethod, wire::field<&PasswordMethod::user>("user", "Who."))
};
struct TokenIdentity {
  wire::List<Text<1, 32>, 4> methods;
  std::optional<PasswordMethod> password;
  PC_SHAPE(TokenIdentity, wire::field<&TokenIdentity::methods>("methods", "password."),
           wire::field<&TokenIdentity::password>("password", "For the method password."))
};
struct TokenAuth {
  TokenIdentity identity;
  PC_SHAPE(TokenAuth, wire::field<&TokenAuth::identity>("identity", "Who asks."))
};
struct TokenRequest {
  TokenAuth auth;
  PC_SHAPE(TokenRequest, wire::field<&TokenRequest::auth>("auth", "Identity and scope."))
};

struct DomainView {
  std::string id, name;
  PC_SHAPE(DomainView, wire::field<&DomainView::id>("id", "Account id."),
           wire::field<&DomainView::name>("name", "Account name."))
};
struct TokenUserView {
  std::string id, name;
  DomainView domain;
  PC_SHAPE(TokenUserView, wire::field<&TokenUserView::id>("id", "User id."),
           wire::field<&TokenUserView::name>("name", "User name."),
           wire::field<&TokenUserView::domain>("domain", "Account."))
};
struct RoleView {
  std::string id, name;
  PC_SHAPE(RoleView, wire::field<&RoleView::id>("id", "Role id."), wire::field<&RoleView::name>("name", "Role."))
};
struct CatalogEntry {
  std::string id, name, type;
  PC_SHAPE(CatalogEntry, wire::field<&CatalogEntry::id>("id", "Service id."),
           wire::field<&CatalogEntry::name>("name", "Service."), wire::field<&CatalogEntry::type>("type", "Type."))
};
struct TokenView {
  std::string expires_at, issued_at;
  std::vector<std::string> methods;
  TokenUserView user;
  DomainView domain;
  std::vector<RoleView> roles;
  std::vector<CatalogEntry> catalog;
  PC_SHAPE(TokenView, wire::field<&TokenView::expires_at>("expires_at", "End, 24 hours from now."),
           wire::field<&TokenView::issued_at>("issued_at", "Now."),
           wire::field<&TokenView::methods>("methods", "How it was asked for."),
           wire::field<&TokenView::user>("user", "Whose it is."), wire::field<&TokenView::domain>("domain", "Scope."),
           wire::field<&TokenView::roles>("roles", "Roles."), wire::field<&TokenView::catalog>("catalog", "Services."))
};
struct TokenAnswer {
  TokenView token;
  PC_SHAPE(TokenAnswer, wire::field<&TokenAnswer::token>("token", "The token is in the header X-Subject-Token."))
};

struct DomainEntry {
  std::string id, name;
  bool enabled = true;
  std::string description;
  PC_SHAPE(DomainEntry, wire::field<&DomainEntry::id>("id", "Account id."),
           wire::field<&DomainEntry::name>("name", "Account name."),
           wire::field<&DomainEntry::enabled>("enabled", "Always true."),
           wire::field<&DomainEntry::description>("description", "Empty."))
};
struct Links {
  std::optional<std::string> next, previous;
  PC_SHAPE(Links, wire::field<&Links::next>("next", "None."), wire::field<&Links::previous>("previous", "None."))
};
struct Domains {
  std::vector<DomainEntry> domains;
  Links links;
  PC_SHAPE(Domains, wire::field<&Domains::domains>("domains", "The caller's account."),
           wire::field<&Domains::links>("links", "Paging links."))
};
struct Projects {
  std::vector<DomainEntry> projects;
  Links links;
  PC_SHAPE(Projects, wire::field<&Projects::projects>("projects", "None: this service is global."),
           wire::field<&Projects::links>("links", "Paging links."))
};
struct CallerIdentity {
  std::string account_id, principal_id;
  PC_SHAPE(CallerIdentity, wire::field<&CallerIdentity::account_id>("account_id", "Account id."),
           wire::field<&CallerIdentity::principal_id>("principal_id", "User id."))
};

/// The account a person belongs to, as the Open API knows it.
std::string domain_id_of(const access::Principal& who) {
  if (who.side == access::Side::customer) return hex32_of_id(who.customer);
  if (who.side == access::Side::partner) return hex32_of_id(who.partner);
  return hex32_of_id(who.person.value);
}

Result<persons::SignedIn> checked_user(db::Database& database, const TokenUser& user, const std::string& remote) {
  const std::string account = user.domain.name ? user.domain.name->value : user.name.value;
  const bool main_account = user.name.value == account;
  PC_TRY(known, persons::checked_credentials(database, account, main_account ? std::string() : user.name.value,
                                    Secret(user.password.value), remote, "iam.token"));
  // The password that somebody else chose is good for one thing: choosing one's own.
  if (known.person.must_change_password) return persons::errors::must_change_password;
  // A password alone is not enough for whoever has, or must have, an authenticator app: access keys sign instead.
  PC_CHECK(verification::second_step(database, known.who, std::nullopt));
  bool must_enrol = false;
  database.read([&](db::Reader& reader) { must_enrol = verification::second_step_of(reader, known.who).must_enrol; });
  if (must_enrol) return verification::errors::must_enrol;
  return known;
}

Result<TokenAnswer> issue_token(edge::Exchange& exchange, const TokenRequest& input) {
  const auto& methods = input.auth.identity.methods.items;
  if (methods.size() != 1 || methods.front().value != "password" || !input.auth.identity.password)
    return refuse(pc::errors::invalid_value, "auth.identity.methods", "password");
  const auto& user = input.auth.identity.password->user;
  db::Database& database = *exchange.database;
  const Instant now = use<Clock>(database).now();
  PC_TRY(known, checked_user(database, user, exchange.remote));
  const auto& who = known.who;
  const std::string token = random_hex(48);
  const Instant expires = now.plus_seconds(k_token_seconds);
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    persons::note_sign_in(tx, who.tenant, who.person, now);
    tx.change(store::insert_token, {sha256_hex(token), who.tenant, who.person, expires});
    return true;
  });
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  persons::note(database, who, "iam.token", "done", exchange.remote);
  exchange.answer_headers.emplace_back("X-Subject-Token", token);
  TokenAnswer answer;
  answer.token.expires_at = expires.text_micros();
  answer.token.issued_at = now.text_micros();
  answer.token.methods = {"password"};
  answer.token.domain = {domain_id_of(who), who.account_name};
  answer.token.user = {hex32_of_id(who.person.value), user.name.value, answer.token.domain};
  answer.token.roles = {{"0", "te_admin"}};
  return answer;
}

Result<Domains> list_domains(const work::View& view, const edge::Nothing&) {
  Domains all;
  all.domains.push_back({domain_id_of(view.who), view.who.account_name, true, ""});
  return all;
}

Result<Projects> list_projects(const work::View&, const edge::Nothing&) { return Projects{}; }

Result<CallerIdentity> show_caller(const work::View& view, const edge::Nothing&) {
  return CallerIdentity{domain_id_of(view.who), hex32_of_id(view.who.person.value)};
}

}  // namespace

void add_iam_routes(edge::Routes& routes, const Services& services) {
  using edge::Access;
  using edge::Dialect;
  routes.add(edge::Direct<TokenRequest, TokenAnswer>{
      .verb = edge::Verb::post,
      .path = "/v3/auth/tokens",
      .access = Access::anyone(),
      .audit = "iam.token",
      .says = {"Get a token by password", "获取用户Token"},
      .refuses = {&passwords::errors::wrong_password, &passwords::errors::locked,
                  &persons::errors::must_change_password, &verification::errors::must_enrol,
                  &verification::errors::code_required},
      .run = [](const access::Principal&, edge::Exchange& exchange, const TokenRequest& input) {
        return issue_token(exchange, input);
      },
      .dialect = Dialect::iam,
      .status = 201,
      .csrf = false,
      .open_per_minute = services.get<passwords::Passwords>().sign_ins_per_minute()});
  routes.add(edge::Read<edge::Nothing, Domains>{.path = "/v3/auth/domains",
                                                .access = Access::signed_in(),
                                                .says = {"Accounts of the caller", "查询账号信息"},
                                                .run = &list_domains,
                                                .dialect = Dialect::iam});
  for (const auto* path : {"/v3/auth/projects", "/v3/projects"})
    routes.add(edge::Read<edge::Nothing, Projects>{.path = path,
                                                   .access = Access::signed_in(),
                                                   .says = {"Projects of the caller", "查询项目列表"},
                                                   .run = &list_projects,
                                                   .dialect = Dialect::iam});
  routes.add(edge::Read<edge::Nothing, CallerIdentity>{.path = "/v5/caller-identity",
                                                       .access = Access::signed_in(),
                                                       .says = {"Who the caller is", "查询调用者身份"},
                                                       .run = &show_caller,
                                                       .dialect = Dialect::iam});
}

}  // namespace pc::credentials
