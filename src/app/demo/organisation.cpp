#include "organisation.hpp"

#include "api/demo/cast.hpp"
#include "market/customers/customers.hpp"
#include "people/credentials/credentials.hpp"
#include "people/members/members.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/custom_roles.hpp"
#include "people/persons/person.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"
#include "sales/consumption/consumption.hpp"

namespace pc::app {
namespace {

namespace roles = persons::role_ids;

struct Part {
  std::string_view persona, account, user, name, role, mobile;
};
constexpr Part k_more[] = {
    {"account_manager4", "yunfan", "wu.qian", "吴倩", roles::account_manager, "13900020001"},
    {"read_only", "yunfan", "xu.lin", "徐琳", roles::read_only, "13900020002"},
    {"custom_role", "yunfan", "zhou.peng", "周鹏", "", "13900020003"},
    {"distributor_manager2", "zhonglian", "deng.li", "邓丽", roles::account_manager, "13900020004"},
    {"distributor_supervisor", "zhonglian", "pan.yue", "潘越", roles::account_manager_supervisor,
     "13900020005"},
};

/// Names under which people of the cast are looked for by their role.
struct Alias {
  std::string_view persona, role;
};
constexpr Alias k_aliases[] = {{"account_manager_supervisor", roles::account_manager_supervisor},
                               {"member_finance", roles::finance}};

class Office {
 public:
  Office(db::Transaction& tx, TenantId tenant, std::int64_t partner, Instant now)
      : tx_(tx), tenant_(tenant), partner_(partner), now_(now) {}

  Seat hire(const Part& part, const std::string& role) {
    persons::NewPerson p;
    p.tenant = tenant_;
    p.side = access::Side::partner;
    p.partner = partner_;
    p.distributor = part.account == "zhonglian";
    p.account_name = part.account;
    p.user_name = part.user;
    p.display_name = part.name;
    p.password = Secret(std::string(demo::k_password));
    p.roles = {role};
    p.mobile = part.mobile;
    p.email = std::string(part.user) + "@" + std::string(part.account) + ".example";
    const auto id = persons::create(tx_, p, now_);
    ensure(id.ok(), "demo names are free");
    return with_key({std::string(part.persona), p.display_name, p.account_name, p.user_name, {}, {}}, *id);
  }

  Seat with_key(Seat seat, access::PersonId id) {
    const auto key = credentials::create_access_key(tx_, tenant_, id, now_);
    seat.access_key = key.id;
    seat.secret_key = key.secret.reveal();
    return seat;
  }

  std::vector<persons::Colleague> with_role(std::string_view role) {
    return persons::people_with_role(tx_, tenant_, partner_, role);
  }

  /// The first two managers work below the supervisor, the others for themselves.
  void link() {
    const auto supervisors = with_role(roles::account_manager_supervisor);
    const auto managers = with_role(roles::account_manager);
    for (std::size_t i = 0; i < managers.size() && i < 2 && !supervisors.empty(); ++i)
      persons::place_below(tx_, tenant_, managers[i].id, supervisors.front().id);
  }

  std::string watcher() {
    const auto grants = {&customers::permissions::view, &customers::permissions::edit,
                         &consumption::permissions::view};
    persons::RoleText role{"客户运营", {}, {}};
    for (const auto* each : grants) role.permissions.emplace_back(each->id);
    return persons::custom_role_text(persons::insert_custom_role(tx_, tenant_, partner_, role, now_));
  }

  void name_contacts(std::string_view account) {
    const std::string at = "@" + std::string(account) + ".example";
    members::set_contacts(tx_, tenant_, partner_,
                          {{"赵敏", "商务与续约", "13900010001", "service" + at},
                           {"周鹏", "技术支持", "13900020003", "support" + at},
                           {"刘燕", "对账与发票", "13900010002", "finance" + at}});
  }

 private:
  db::Transaction& tx_;
  TenantId tenant_;
  std::int64_t partner_;
  Instant now_;
};

}  // namespace

std::vector<Seat> organise(Application& application, TenantId tenant, std::int64_t partner,
                           const std::string& account, Instant now) {
  std::vector<Seat> seats;
  const auto finished = application.database->write(tenant, [&](db::Transaction& tx) {
    seats.clear();
    Office office(tx, tenant, partner, now);
    for (const auto& part : k_more) {
      if (part.account != account) continue;
      seats.push_back(office.hire(part, part.role.empty() ? office.watcher() : std::string(part.role)));
    }
    office.link();
    if (account != "yunfan") return true;
    office.name_contacts(account);
    for (const auto& alias : k_aliases)
      for (const auto& one : office.with_role(alias.role))
        seats.push_back(office.with_key(
            {std::string(alias.persona), one.name, one.account_name, one.user_name, {}, {}}, one.id));
    return true;
  });
  if (finished.fate != db::Fate::committed) throw std::runtime_error("demo organisation: " + finished.error);
  return seats;
}

}  // namespace pc::app
