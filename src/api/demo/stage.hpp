// The demo market as rooms play it: who is there, what time it is, and how somebody does something.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "cast.hpp"
#include "core/work/work.hpp"
#include "platform/base/services.hpp"

namespace pc::demo {

/// Months of the market, the present one among them.
inline constexpr int k_months = 12;

class Stage {
 public:
  explicit Stage(const Services& lent);

  const Services& services;
  const Instant today;
  std::vector<Player> players;
  std::vector<CloudAccount> cloud_accounts;  // of the demo's bill; none where this installation has no bill
  /// Lets somebody of the customer's sign in, under this name in the list of who can; of the first player only.
  std::function<void(const Player&, const Customer&, std::string_view persona)> let_in;

  /// Before the days that the bill has of late, so that what is set then counts for them.
  Instant before_the_bill() const;
  const Player& player(std::string_view account) const;
  db::Database& database() const { return services.get<db::Database>(); }

  /// Plays in every month from its `day` on, those of earlier days first; 0 is the oldest month, k_months this one.
  using Month = std::function<void(int month, Instant start)>;
  void monthly(int day, Month play);
  /// Plays when the months are over.
  void at_last(std::function<void()> play);
  /// Plays the months and the end; called when every room had its turn.
  void play();

  /// An act in a transaction of its own. Throws when it refuses.
  template <class Act>
  void act(TenantId tenant, const access::Principal& who, Instant when, Act body) const {
    write(tenant, in_work(who, when, body));
  }
  /// The same of an act that may refuse.
  template <class Act>
  void attempt(TenantId tenant, const access::Principal& who, Instant when, Act body) const {
    static_cast<void>(tried(tenant, in_work(who, when, body)));
  }

 private:
  using Write = std::function<Outcome(db::Transaction&)>;
  template <class Act>
  static Write in_work(const access::Principal& who, Instant when, Act& body) {
    return [&who, when, &body](db::Transaction& tx) -> Outcome {
      auto work = work::work_in(tx, who, when);
      PC_CHECK(body(work));
      return Done{};
    };
  }
  Outcome tried(TenantId tenant, const Write& work) const;
  void write(TenantId tenant, const Write& work) const;

  struct Monthly {
    int day;
    Month play;
  };
  std::vector<Monthly> monthly_;
  std::vector<std::function<void()>> at_last_;
};

/// Who does what the vendor does: partners, files.
const access::Principal& vendor();
/// Who books money for it.
const access::Principal& vendors_finance();

}  // namespace pc::demo
