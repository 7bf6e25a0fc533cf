// The few IAM addresses that SDKs and scripts use: tokens, domain discovery.
#include "api/edge/gate.hpp"
#include "api/edge/route.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/acting.hpp"
#include "people/persons/persons.hpp"
#include "people/verification/verification.hpp"
#include "routes.hpp"
#include "tokens.hpp"

namespace pc::credentials {
namespace {

struct DomainEntry {
  std::string id, name;
  bool enabled = true;
  std::string description;
  PC_IAM_SHAPE(DomainEntry, wire::field<&DomainEntry::id>("id", "Account id."),
               wire::field<&DomainEntry::name>("name", "Account name."),
               wire::field<&DomainEntry::enabled>("enabled", "Always true."),
               wire::field<&DomainEntry::description>("description", "Empty."))
};
struct Links {
  std::optional<std::string> next, previous;
  PC_IAM_SHAPE(Links, wire::field<&Links::next>("next", "None."),
               wire::field<&Links::previous>("previous", "None."))
};
struct Domains {
  std::vector<DomainEntry> domains;
  Links links;
  PC_IAM_SHAPE(Domains, wire::field<&Domains::domains>("domains", "The caller's account."),
               wire::field<&Domains::links>("links", "Paging links."))
};
struct Projects {
  std::vector<DomainEntry> projects;
  Links links;
  PC_IAM_SHAPE(Projects, wire::field<&Projects::projects>("projects", "None: this service is global."),
               wire::field<&Projects::links>("links", "Paging links."))
};
struct CallerIdentity {
  std::string account_id, principal_id;
  PC_IAM_SHAPE(CallerIdentity, wire::field<&CallerIdentity::account_id>("account_id", "Account id."),
               wire::field<&CallerIdentity::principal_id>("principal_id", "User id."))
};

Result<Domains> list_domains(const work::View& view, const edge::Nothing&) {
  Domains all;
  all.domains.push_back({domain_id_of(view.who), view.who.account_name, true, ""});
  return all;
}

Result<Projects> list_projects(const work::View&, const edge::Nothing&) { return Projects{}; }

Result<CallerIdentity> show_caller(const work::View& view, const edge::Nothing&) {
  const auto& who = view.who;
  const auto person = who.actor ? who.actor->person : who.person;
  return CallerIdentity{domain_id_of(who), hex32_of_id(person.value)};
}

/// How a token is refused; by whom acts for a customer, as on the console.
std::vector<const ErrorCode*> refusals(const Services& services) {
  std::vector<const ErrorCode*> all{&passwords::errors::wrong_password,
                                    &passwords::errors::locked,
                                    &persons::errors::must_change_password,
                                    &verification::errors::must_enrol,
                                    &verification::errors::code_required,
                                    &pc::errors::unauthenticated,
                                    &pc::errors::forbidden,
                                    &edge::errors::not_while_acting};
  if (const auto* acting = services.find<persons::ActingHooks>())
    all.insert(all.end(), acting->refuses.begin(), acting->refuses.end());
  return all;
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
      .says = {"Get a token", "获取用户Token"},
      .refuses = refusals(services),
      .run = &issue_token,
      .dialect = Dialect::iam,
      .status = 201,
      .csrf = false,
      .open_per_minute = services.get<passwords::Passwords>().sign_ins_per_minute(),
      .counts_with = "/api/v1/session"});
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
