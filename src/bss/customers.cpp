// ListSubCustomers.
#include "common.hpp"
#include "market/account_managers/managers.hpp"
#include "market/freezing/freeze.hpp"
#include "market/joining/create_account.hpp"
#include "operations.hpp"
#include "platform/base/masked.hpp"
#include "views/directory/search.hpp"

namespace pc::bss {
namespace {

struct SubCustomersReq {
  OptionalText account_name, customer, label, association_type, customer_id, indirect_partner_id;
  std::optional<Instant> associated_on_begin, associated_on_end;
  lists::Offset offset;
  lists::Limit limit;
  PC_BSS_SHAPE(SubCustomersReq,
               wire::field<&SubCustomersReq::account_name>("account_name", "Part of the account name."),
               wire::field<&SubCustomersReq::customer>("customer", "Part of the name."),
               wire::defaulted<&SubCustomersReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&SubCustomersReq::limit>("limit", "Rows, 1 to 100."),
               wire::field<&SubCustomersReq::label>("label", "Part of a tag."),
               wire::field<&SubCustomersReq::association_type>("association_type", "1 referral, 2 resale."),
               wire::field<&SubCustomersReq::associated_on_begin>("associated_on_begin",
                                                                  "Associated not before (UTC)."),
               wire::field<&SubCustomersReq::associated_on_end>("associated_on_end",
                                                                "Associated not after (UTC)."),
               wire::naming<&SubCustomersReq::customer_id>("customer", "customer_id", "One customer."),
               wire::naming<&SubCustomersReq::indirect_partner_id>("partner", "indirect_partner_id",
                                                                   "Of this reseller."))
};

struct AccountManager {
  std::string account_name;
  PC_BSS_SHAPE(AccountManager, wire::field<&AccountManager::account_name>("account_name", "Its account."))
};

struct CustomerInformation {
  std::string customer, account_name, customer_id, associated_on, association_type, label, telephone,
      verified_status, country_code;
  int customer_type = -1;
  int is_frozen = 0;
  std::vector<AccountManager> account_managers;
  std::string xaccount_id, xaccount_type, customer_level, email;
  PC_BSS_SHAPE(CustomerInformation, wire::field<&CustomerInformation::customer>("customer", "Name."),
               wire::field<&CustomerInformation::account_name>("account_name", "Account name."),
               wire::naming<&CustomerInformation::customer_id>("customer", "customer_id", "Account id."),
               wire::field<&CustomerInformation::associated_on>("associated_on", "Associated (UTC)."),
               wire::field<&CustomerInformation::association_type>("association_type",
                                                                   "1 referral, 2 resale."),
               wire::field<&CustomerInformation::label>("label", "Tags."),
               wire::field<&CustomerInformation::telephone>("telephone", "Mobile number."),
               wire::field<&CustomerInformation::verified_status>("verified_status", "-1, 0, 1 or 2."),
               wire::field<&CustomerInformation::country_code>("country_code", "0086."),
               wire::field<&CustomerInformation::customer_type>("customer_type",
                                                                "-1 none, 0 person, 1 company."),
               wire::field<&CustomerInformation::is_frozen>(
                   "is_frozen",
                   "0 no, 1 the account, 2 account and resources; its partner's state "
                   "included."),
               wire::field<&CustomerInformation::account_managers>("account_managers", "At most one."),
               wire::field<&CustomerInformation::xaccount_id>(
                   "xaccount_id", "The partner's own id of the customer, if it created it through this API."),
               wire::field<&CustomerInformation::xaccount_type>("xaccount_type", "The platform of that id."),
               wire::field<&CustomerInformation::customer_level>("customer_level", "V0 to V5."),
               wire::field<&CustomerInformation::email>("email", "Mail address."))
};

struct SubCustomersResponse {
  std::int64_t count = 0;
  std::vector<CustomerInformation> customer_infos;
  PC_BSS_SHAPE(SubCustomersResponse,
               wire::field<&SubCustomersResponse::count>("count", "Customers that match."),
               wire::field<&SubCustomersResponse::customer_infos>("customer_infos", "The page."))
};

std::string verified_number(const std::string& status) {
  if (status == "reviewing") return "0";
  if (status == "rejected") return "1";
  return status == "verified" ? "2" : "-1";
}

/// As on the console: in full for who may see it so.
CustomerInformation information_of(const partners::Partner& partner, const customers::Customer& c,
                                   const account_managers::Manager& manager,
                                   const joining::External& external, bool in_full) {
  CustomerInformation info;
  info.customer = c.name;
  info.account_name = in_full ? c.account_name : masked(Mask::name, c.account_name);
  info.customer_id = hex32_of_id(c.id.value);
  info.associated_on = c.associated_at.text();
  info.association_type = c.association == customers::Association::resale ? "2" : "1";
  info.label = customers::joined_tags(c.tags);
  info.telephone = in_full ? c.mobile : masked(Mask::mobile, c.mobile);
  info.verified_status = verified_number(c.verified_status);
  info.country_code = c.country_code;
  info.customer_type = c.customer_type == "person" ? 0 : c.customer_type == "company" ? 1 : -1;
  info.is_frozen = static_cast<int>(freezing::in_effect(c, partner.standing, partner.standing_since).what);
  info.customer_level = c.level;
  if (manager.id) info.account_managers.push_back({manager.account()});
  info.xaccount_id = external.id;
  info.xaccount_type = external.type;
  info.email = in_full ? c.email : masked(Mask::email, c.email);
  return info;
}

Result<SubCustomersResponse> list_sub_customers(const work::View& view, const SubCustomersReq& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  const bool in_full = view.who.may(customers::permissions::reveal);
  PC_CHECK(lists::check_masked_filter(in_full, text_or(query.account_name), "account_name"));
  directory::Filter filter(customers::scope_of(view.who));
  filter.tenant = partner.tenant;
  filter.partner = partner.id;
  filter.account_pattern = text_or(query.account_name);
  filter.name_pattern = text_or(query.customer);
  filter.tag_pattern = text_or(query.label);
  const std::string type = text_or(query.association_type);
  if (!type.empty() && type != "1" && type != "2")
    return refuse(pc::errors::invalid_value, "association_type", "1, 2");
  if (!type.empty())
    filter.association = type == "2" ? customers::Association::resale : customers::Association::referral;
  filter.customer = customers::CustomerId(account_or_none(query.customer_id));
  if (query.associated_on_begin) filter.associated.from = *query.associated_on_begin;
  if (query.associated_on_end) filter.associated.to = query.associated_on_end->plus_seconds(1);
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  const auto found = directory::search(view.reader, filter);
  SubCustomersResponse response;
  response.count = found.total;
  std::vector<access::PersonId> ids;
  std::vector<customers::CustomerId> listed;
  for (const auto& customer : found.customers) {
    ids.push_back(customer.manager);
    listed.push_back(customer.id);
  }
  const auto external = joining::externals(view.reader, partner.tenant, partner.id, listed);
  const auto looking_after = account_managers::named(view.reader, partner.tenant, ids);
  for (std::size_t i = 0; i < ids.size(); ++i)
    response.customer_infos.push_back(
        information_of(partner, found.customers[i], looking_after[i], external[i], in_full));
  return response;
}

}  // namespace

void add_customers(edge::Routes& routes) {
  routes.add(edge::Read<SubCustomersReq, SubCustomersResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/partners/sub-customers/query",
      .access = edge::Access::needs(customers::permissions::view),
      .says = {"List customers", "查询客户列表"},
      .refuses = {&partners::errors::not_distributor, &partners::errors::not_your_reseller,
                  &partners::errors::unknown_partner, &lists::errors::masked_filter},
      .run = &list_sub_customers,
      .dialect = edge::Dialect::bss,
      .name = "ListSubCustomers"});
}

}  // namespace pc::bss
