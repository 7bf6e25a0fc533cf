// A partner with account managers, supervisors and customers; what each of them sees.
#pragma once
#include <map>

#include "market.hpp"
#include "market/account_managers/hand_over.hpp"
#include "market/account_managers/manager_list.hpp"
#include "market/account_managers/managers.hpp"
#include "sales/consumption/lines.hpp"

namespace pc::rooms {

class Team : public Market {
 protected:
  void SetUp() override;

  access::PersonId person(const partners::Partner& partner, const std::string& roles,
                          const std::string& status = "active");
  /// Their rows are their own, those of their team, or all of the partner's, as their role says.
  access::Principal as(access::PersonId person, access::Rows rows) const;
  access::Principal as_manager(access::PersonId person) const { return as(person, access::Rows::own); }
  access::Principal as_supervisor(access::PersonId person) const { return as(person, access::Rows::team); }
  void put_below(access::PersonId manager, access::PersonId supervisor);

  Said assign(const customers::Customer& customer, access::PersonId manager,
              std::optional<access::PersonId> expected = {}, std::optional<access::Principal> who = {});
  Said take_back(const customers::Customer& customer, std::optional<access::PersonId> expected = {});
  access::PersonId manager_at(const customers::Customer& customer, Instant at);
  std::vector<account_managers::ManagerPeriod> periods(const customers::Customer& customer);

  struct Used {
    customers::Customer customer;
    Instant at;
    std::int64_t fen;
  };
  /// Lines of one bill, charged to their customers.
  void consume(const std::vector<Used>& lines);
  void consume(const customers::Customer& customer, Instant at, std::int64_t fen) {
    consume({{customer, at, fen}});
  }

  template <class Body>
  auto see(const access::Principal& who, Body body) {
    decltype(body(std::declval<const work::View&>())) seen{};
    database().read([&](db::Reader& reader) { seen = body(work::View{reader, who, now}); });
    return seen;
  }
  /// Number and sum of the lines of all cycles that somebody sees, in fen.
  std::pair<std::int64_t, std::int64_t> lines_of(const access::Principal& who,
                                                 const consumption::LineQuery& query = {});

  partners::Partner ours, others;
  access::PersonId anna, bert, cora, boss;

 private:
  support::ScratchFolder files_{"team"};
  int made_ = 0;
  std::map<std::int64_t, bool> mapped_;
};

}  // namespace pc::rooms
