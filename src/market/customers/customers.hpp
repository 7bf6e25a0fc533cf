// Door: customers, their association periods, who they belong to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "market/customers/customer.hpp"
#include "market/customers/managers/scope.hpp"
#include "api/edge/route.hpp"
#include "people/identity/identity.hpp"
#include "market/partners/partners.hpp"
#include "core/work/work.hpp"

namespace pc::customers {

std::span<const wire::Name<Association>> names(Association);

/// Where people reach the console, without a slash at the end; in mails and links. Lent by the application.
struct ConsoleAddress {
  std::string url;
};

namespace permissions {
inline constexpr access::Permission view{"customers.view", "See customers", "查看客户",
                                         "sales.customers.management", "BPC_ITEM_SUBCUSTSERV_010100"};
inline constexpr access::Permission edit{.id = "customers.edit",
                                         .en = "Edit customers",
                                         .zh = "编辑客户",
                                         .page = "sales.customers.management",
                                         .needs = "customers.view"};
inline constexpr access::Permission reveal{.id = "customers.reveal",
                                           .en = "See personal data in full",
                                           .zh = "查看客户敏感信息",
                                           .page = "sales.customers.management",
                                           .needs = "customers.view"};
inline constexpr access::Permission part{.id = "customers.part", .en = "Part from customers", .zh = "解除客户关联",
                                         .page = "sales.customers.management", .needs = "customers.view"};
inline constexpr access::Permission switch_type{.id = "customers.switch", .en = "Switch association types",
                                                .zh = "切换关联类型", .page = "sales.customers.management",
                                                .needs = "customers.view"};
inline constexpr access::Permission authorise{.id = "customers.authorise", .en = "Ask customers for authorisation",
                                              .zh = "申请客户授权", .page = "sales.customers.management",
                                              .needs = "customers.view"};
inline constexpr access::Permission act_for{.id = "customers.act_for", .en = "Act for customers",
                                            .zh = "代客户下单与运维", .page = "sales.customers.management",
                                            .needs = "customers.view"};
inline constexpr access::Permission decide_own{.id = "my.relation", .en = "Decide on the relation to one's partner",
                                               .zh = "处理我的合作关系", .page = "my",
                                               .side = access::Side::customer};
inline constexpr access::Permission create_account{.id = "customers.create",
                                                   .en = "Create customer accounts",
                                                   .zh = "创建客户账号",
                                                   .page = "sales.customers.management",
                                                   .items = "BPC_ITEM_SUBCUSTSERV_010118",
                                                   .needs = "customers.view"};
inline constexpr access::Permission view_entry{"entry.view", "See registrations and invitations",
                                               "查看客户拓展", "sales.expansion.prospects"};
inline constexpr access::Permission register_company{.id = "entry.register",
                                                     .en = "Register prospects",
                                                     .zh = "报备客户",
                                                     .page = "sales.expansion.prospects",
                                                     .needs = "entry.view"};
inline constexpr access::Permission invite{.id = "entry.invite",
                                           .en = "Invite customers",
                                           .zh = "邀请客户",
                                           .page = "sales.expansion.prospects",
                                           .needs = "entry.view"};
inline constexpr access::Permission review_registrations{.id = "entry.review",
                                                         .en = "Review registrations",
                                                         .zh = "审核客户报备",
                                                         .page = "partners",
                                                         .side = access::Side::vendor};
inline constexpr access::Permission view_partner{.id = "my.partner",
                                                 .en = "See one's own partner",
                                                 .zh = "查看我的合作伙伴",
                                                 .page = "my",
                                                 .side = access::Side::customer};
inline constexpr access::Permission sign_agreements{.id = "my.agreements",
                                                    .en = "Sign agreements",
                                                    .zh = "签署协议",
                                                    .page = "my",
                                                    .side = access::Side::customer};
inline constexpr access::Permission assign_managers{.id = "customers.assign_managers",
                                                    .en = "Assign account managers", .zh = "分配客户经理",
                                                    .page = "sales.customers.assignment", .needs = "customers.view"};
}  // namespace permissions

/// Stores a new customer, its place in the directory and its first association period.
void create(db::Transaction& tx, const Customer& customer, Instant now);
/// Ends the current association period at `now` and begins one of another type (切换关联类型); the caller has
/// settled the money first.
void switch_association(db::Transaction& tx, const Customer& customer, Association to, Instant now);
/// Ends the current association period at `now`; the customer belongs to nobody from then on. Only for the acts of
/// parting, which settle the rest in the same transaction.
void end_association(db::Transaction& tx, const Customer& customer, Instant now);

std::optional<TenantId> tenant_of(db::Reader& reader, CustomerId id);
std::optional<Customer> find(db::Reader& reader, TenantId tenant, CustomerId id);
/// Through the directory; for the vendor's operators and imports.
std::optional<Customer> find_anywhere(db::Reader& reader, CustomerId id);

struct AssociationPeriod {
  Period period;
  partners::PartnerId partner;
  Association association = Association::resale;
  std::string partner_name;
};
/// Newest first.
std::vector<AssociationPeriod> history(db::Reader& reader, TenantId tenant, CustomerId id);
/// How the customer belonged to whom at an instant, for what must follow the relation of then (refunds of an order).
std::optional<AssociationPeriod> association_at(db::Reader& reader, TenantId tenant, CustomerId id, Instant at);

/// The customer if the caller may see it: the vendor everything, a partner its own customers, a general
/// distributor also those of its resellers, a customer itself; of these an account manager his, a supervisor his
/// team's. Refuses customers.unknown (also for foreign ones). A parted customer stays visible to its last partner.
Result<Customer> visible(db::Reader& reader, const access::Principal& who, CustomerId id);
/// As `visible`, but of those who belong to a partner now.
Result<Customer> current(db::Reader& reader, const access::Principal& who, CustomerId id);
/// As `current`, but only the calling partner's own, not those of its resellers.
Result<Customer> own(db::Reader& reader, const access::Principal& who, CustomerId id);

/// Search within one partner. Texts are parts of names; empty: no filter. Newest association first.
struct Filter {
  explicit Filter(const RowScope& rows_) : rows(rows_) {}
  RowScope rows;
  TenantId tenant;
  partners::PartnerId partner;
  std::string name_pattern, account_pattern, tag_pattern;
  CustomerId customer;  // none: all
  std::optional<Association> association;
  Period associated{Instant{0}};
  std::int64_t limit = limits::page_rows_default;
  std::int64_t offset = 0;
};
struct Found {
  std::int64_t total = 0;
  std::vector<Customer> customers;
};
Found search(db::Reader& reader, const Filter& filter);

void add_routes(edge::Routes& routes);

}  // namespace pc::customers
