// A small market without sockets: partners, customers, money, on a database of the test's own.
#pragma once
#include <string>
#include <vector>

#include "api/module/module.hpp"
#include "market/customers/customers.hpp"
#include "money/charging/charging.hpp"
#include "money/funds/allocate.hpp"
#include "money/funds/balances.hpp"
#include "money/funds/credit.hpp"
#include "money/funds/disassociate.hpp"
#include "money/funds/pots.hpp"
#include "money/funds/reclaim.hpp"
#include "money/funds/resellers.hpp"
#include "money/funds/top_up.hpp"
#include "people/messages/messages.hpp"
#include "sales/consumption/consumption.hpp"
#include "support/engine.hpp"

namespace pc::rooms {

/// One number of what somebody has, in fen; easier to compare than Money.
struct Held {
  std::int64_t topup = 0, credit = 0, arrears = 0;
  auto operator<=>(const Held&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Held& held);

/// What an act answered: "" or the code of its refusal with what is allowed, "funds.insufficient 1.00".
using Said = std::string;

/// The rooms of the market.
const std::vector<Module>& modules();

class Market : public support::Engine {
 protected:
  void SetUp() override;
  /// What has to be there before the lanes run.
  virtual void before_start() {}
  void TearDown() override;

  partners::Partner partner(partners::PartnerKind kind = partners::PartnerKind::solution_provider,
                            std::optional<partners::Partner> distributor = {});
  customers::Customer customer(const partners::Partner& partner,
                               customers::Association association = customers::Association::resale);
  /// An administrator of the partner.
  access::Principal administrator(const partners::Partner& partner) const;

  Said top_up(const partners::Partner& partner, std::int64_t fen, const std::string& reference = {});
  Said credit_line(const partners::Partner& partner, std::int64_t fen, std::optional<Day> last_day = {});
  Said allocate(const partners::Partner& partner, const customers::Customer& customer, std::int64_t fen,
                funds::Source source = funds::Source::topup);
  Said reclaim(const partners::Partner& partner, const customers::Customer& customer, std::int64_t fen);
  Said charge(const customers::Customer& customer, std::int64_t fen);

  Held has(const customers::Customer& customer);
  /// What the partner can give from its two accounts.
  Held can_give(const partners::Partner& partner);
  /// Names and first words of the checks that find something.
  std::vector<std::string> findings();

  /// Runs one act in a transaction of its own; it is undone when it refuses.
  template <class Act>
  Said act(TenantId tenant, const access::Principal& who, Act body) {
    Said said;
    const auto finished = database().write(tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      const auto done = body(work);
      said.clear();
      if (!done) {
        said = done.refusal().code->id;
        if (!done.refusal().allowed.empty()) said += " " + done.refusal().allowed;
      }
      return done.ok() || done.refusal().keeps;
    });
    const bool answered = finished.fate == db::Fate::committed || finished.fate == db::Fate::refused;
    return answered ? said : "failed: " + finished.error;
  }
  db::Database& database() { return open(); }
  /// What every act finds, for another process on the same database too.
  void lend(Services& to, db::Database& database);
  const events::Announcer& announcer() const { return *announcer_; }

  Instant now{1'795'492'800'000'000};  // 2026-11-24T12:00 in Beijing

 protected:
  Clock clock_;
  IdSource ids_{1};
  books::Chart chart_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<audit::AuditLog> audit_log_;
  std::unique_ptr<events::Announcer> announcer_;
  support::ScratchFolder folder_{"market"};
  int made_ = 0;
};

}  // namespace pc::rooms
