#include "module.hpp"

#include "acquisition.hpp"
#include "expire.hpp"
#include "kinds.hpp"

namespace pc::acquisition {
namespace {

constexpr std::string_view k_sellers =
    "partner_admin distributor_admin account_manager account_manager_supervisor";

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  constexpr std::int64_t minute = 60;
  schedule.add({"customers.expire_registrations", 10 * minute,
                [&](Instant now) { return expire_registrations(database, now); }});
}

}  // namespace

Module module() {
  return {
      .name = "acquisition",
      .menu = {{"sales.expansion", "Acquisition", "拓新", 110},
               {"sales.expansion.prospects", "Customer development", "客户拓展", 111, "/sales/expansion"},
               {"reviews", "Registration reviews", "客户报备审核", 210, "/vendor/registrations"}},
      .permissions =
          {{&permissions::view_entry,
            "partner_admin distributor_admin account_manager account_manager_supervisor read_only"},
           {&permissions::register_company, k_sellers},
           {&permissions::invite, k_sellers},
           {&permissions::review_registrations, "operator"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { react(announcer); },
      .add_jobs = &add_jobs,
      .todos = {{"registration_reviews", "/vendor/registrations?state=pending",
                 &permissions::review_registrations, &registrations_waiting}},
      .started = &key_companies,
  };
}

}  // namespace pc::acquisition
