#include "approvals.hpp"

#include "money/funds/funds.hpp"
#include "money/funds/review.hpp"
#include "people/approvals/approvals.hpp"
#include "people/persons/persons.hpp"

namespace pc::app::demo {

void add_approvals(Application& application, const access::Principal& administrator,
                   customers::CustomerId customer, Instant now) {
  std::vector<access::PersonId> people;
  application.database->read([&](db::Reader& reader) {
    people = persons::people_who_may(reader, administrator.tenant, administrator.partner,
                                     funds::permissions::allocate);
  });
  access::Principal finance = administrator;
  for (const auto person : people)
    if (person != administrator.person) finance.person = person;
  finance.name = "何静";
  application.database->write(administrator.tenant, [&](db::Transaction& tx) {
    work::Work setting{
        tx, administrator, now, application.ids, *application.audit_log, application.announcer};
    if (!approvals::set_threshold(setting, 50'000_yuan)) return false;
    work::Work asking{tx, finance, now, application.ids, *application.audit_log, application.announcer};
    return funds::review(
               asking, funds::AllocationInstruction{administrator.tenant,
                                                    partners::PartnerId(administrator.partner), customer,
                                                    funds::Source::topup, 60'000_yuan, "季度备货", "console"})
        .ok();
  });
}

}  // namespace pc::app::demo
