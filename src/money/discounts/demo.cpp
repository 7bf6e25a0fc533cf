#include "demo.hpp"

#include "discounts.hpp"

namespace pc::discounts {
namespace {

constexpr const char* k_server = "hws.service.type.ec2";
constexpr const char* k_disk = "hws.service.type.ebs";
constexpr const char* k_database = "hws.service.type.rds";

Terms terms(const char* service, const char* ratio, Day first, std::optional<Day> last = {}) {
  return {{service, {}, {}}, *Decimal::parse(ratio), first, last};
}

/// Discounts begin on the day they are entered or later, so that those of the past are entered in the past.
class Giving {
 public:
  explicit Giving(demo::Stage& stage) : stage_(stage) {}

  void allow() const {
    for (const auto& [service, lowest] : {std::pair{k_server, "0.9"}, {k_disk, "0.92"}, {k_database, "0.95"}})
      vendor(days(-300), [&](work::Work& work) {
        return put_ceiling(work, {service, {}, *Decimal::parse(lowest)});
      });
    vendor(days(-20), [&](work::Work& work) {
      return promote(work, "新客上云季", "Season of the first cloud",
                     terms(k_server, "0.8", day(-20), day(40)));
    });
    vendor(days(-90), [&](work::Work& work) {
      return promote(work, "存储年中大促", "Storage at mid-year", terms(k_disk, "0.85", day(-90), day(-60)));
    });
  }

  void give(const demo::Player& player) const {
    const auto& customers = player.customers;
    for (std::size_t i = 0; i < customers.size(); i += 3) agree_with(customers[i], i);
    for (std::size_t i = 1; i < customers.size(); i += 4) give_to(player, customers[i], i);
  }

 private:
  Instant days(int n) const { return stage_.today.plus_seconds(n * std::int64_t{86'400}); }
  Day day(int n) const { return Day::of(days(n)); }

  template <class Act>
  void vendor(Instant when, Act body) const {
    stage_.act(TenantId(), demo::vendor(), when, body);
  }

  void agree_with(const demo::Customer& customer, std::size_t i) const {
    const customers::CustomerId id(customer.id);
    const auto agreed = [&](int from, const Terms& what) {
      stage_.attempt(customer.tenant, demo::vendor(), days(from),
                     [&](work::Work& work) { return agree(work, id, what); });
    };
    if (i % 2 == 0) agreed(-200, terms(k_server, "0.88", day(-200)));
    if (i % 2 == 1) agreed(-120, terms(k_database, "0.9", day(-120), day(-30)));
    if (i % 4 == 0) agreed(0, terms(k_server, "0.85", day(15)));
  }

  void give_to(const demo::Player& player, const demo::Customer& customer, std::size_t i) const {
    const auto what = terms(i % 8 == 1 ? k_server : k_disk, i % 8 == 1 ? "0.93" : "0.95", day(-45),
                            i % 3 == 0 ? std::optional(day(45)) : std::nullopt);
    stage_.attempt(player.who.tenant, player.who, days(-45),
                   [&](work::Work& work) { return grant(work, customers::CustomerId(customer.id), what); });
  }

  demo::Stage& stage_;
};

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] {
    const Giving giving(stage);
    giving.allow();
    for (const auto& player : stage.players) giving.give(player);
  });
}

}  // namespace pc::discounts
