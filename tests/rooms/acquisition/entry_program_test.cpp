// Any order of acts by which customers come, are looked after and leave, two at a time, keeps invariants 13, 15, 16 and
// 18.
#include <random>
#include <set>
#include <thread>

#include "entry_market.hpp"
#include "market/account_managers/managers.hpp"
#include "market/acquisition/withdraw.hpp"

namespace pc::rooms {
namespace {

using namespace acquisition;
using acquisition::InvitationKind;
using acquisition::InvitationState;
using acquisition::RegistrationState;
using customers::Association;

const db::Statement insert_manager{
    "entry_program.insert_manager",
    "INSERT INTO person (tenant_id, person_id, side, partner_id, customer_id, distributor, account_name, user_name, "
    "display_name, password_hash, roles, language, status, failed_sign_ins, locked_until, created_at) "
    "VALUES ($1, $2, 'partner', $3, 0, 0, $4, $5, $5, '', 'account_manager', 'en', 'active', 0, 0, 0)"};

enum class What { enrol, approve, withdraw, personal, generic, open, accept, part, assign, take_back, days_pass };

struct Step {
  What what = What::enrol;
  std::size_t partner = 0, company = 0, number = 0;
};
std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "step " << static_cast<int>(step.what) << " partner " << step.partner << " company " << step.company
             << " number " << step.number;
}

Step any_step(std::mt19937& random) {
  using enum What;
  static const std::vector<What> kinds{enrol, enrol,  enrol,  approve, approve, withdraw,  personal,  personal,
                                       generic, open, open,   open,    accept,  part,      assign,    assign,
                                       take_back, days_pass};
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  return {kinds[below(kinds.size())], below(2), below(4), below(1'000)};
}

class EntryPrograms : public EntryMarket {
 protected:
  struct Life {
    std::vector<std::string> links;
    std::vector<customers::CustomerId> customers;
    std::size_t accounts = 0;
  };

  void begin() {
    partners_ = {partner(), partner()};
    managers_.clear();
    for (const auto& each : partners_)
      for (int i = 0; i < 2; ++i) {
        const auto id = ids_.next_as<access::PersonId>(now);
        const std::string name = "Manager " + id.text();
        database().write(each.tenant, [&](db::Transaction& tx) {
          return tx.change(insert_manager, {each.tenant.value, id.value, each.id.value, each.account_name, name}) == 1;
        });
        managers_.push_back(id);
      }
  }

  std::string company(std::size_t number) const {
    return "Company " + partners_.front().id.text() + " " + std::to_string(number);  // of this life
  }

  RegistrationRows registrations(const access::Principal& who, bool vendor) {
    RegistrationRows rows;
    database().read([&](db::Reader& reader) {
      RegistrationQuery query;
      query.limit.value = limits::page_rows_max;
      const work::View view{reader, who, now};
      rows = vendor ? *list_reviews(view, query) : *list_registrations(view, query);
    });
    return rows;
  }

  std::optional<acquisition::RegistrationId> newest(const Step& step, RegistrationState state) {
    for (const auto& row : registrations(administrator(partners_[step.partner]), false).items)
      if (row.company_name == company(step.company) && row.state == state) return row.id;
    return std::nullopt;
  }

  void enter(Life& life, const Step& step) {
    const auto& partner = partners_[step.partner];
    const auto who = administrator(partner);
    switch (step.what) {
      case What::enrol:
        act(who.tenant, who, [&](work::Work& work) {
          Register input;
          input.company_name.value = company(step.company);
          input.contact_name.value = "Li Lei";
          input.mobile.value = "13812345678";
          return register_company(work, input);
        });
        return;
      case What::approve:
        if (const auto id = newest(step, RegistrationState::pending))
          act(who.tenant, access::system_principal("review"),
              [&](work::Work& work) { return acquisition::approve(work, {*id}); });
        return;
      case What::withdraw:
        if (const auto id = newest(step, RegistrationState::registered))
          act(who.tenant, who, [&](work::Work& work) { return acquisition::withdraw(work, {*id}); });
        return;
      case What::personal:
        if (const auto id = newest(step, RegistrationState::registered)) {
          const auto type = step.number % 2 == 0 ? Association::resale : Association::referral;
          act(who.tenant, who, [&](work::Work& work) {
            auto done = make_personal_link(work, {*id, type});
            if (done) keep(life.links, token_in(done->link));
            return done;
          });
        }
        return;
      default: keep(life.links, EntryMarket::generic(partner));
    }
  }

  void come_or_go(Life& life, const Step& step) {
    const auto link = pick(life.links, step.number);
    const auto known = pick(life.customers, step.number);
    if (step.what == What::open && link) {
      std::size_t account = 0;
      {
        const std::lock_guard lock(mutex_);
        account = ++life.accounts;
        mobile = std::to_string(13'900'000'000 + ++accounts_);  // a number serves few accounts
      }
      registers(*link, "acc_" + std::to_string(partners_.front().id.value % 100'000) + "_" + std::to_string(account),
                company(step.company));
      return;
    }
    if (!known) return;
    const auto customer = find(*known);
    if (step.what == What::accept && link) accepts(*link, person_of(customer));
    if (step.what == What::part && customer.association != Association::none)
      act(customer.tenant, access::system_principal("test"), [&](work::Work& work) -> Outcome {
        const auto fresh = customers::find(work.tx, customer.tenant, customer.id);
        if (!fresh || fresh->association == Association::none) return customers::errors::unknown_customer;
        customers::end_association(work.tx, *fresh, work.now);
        PC_CHECK(account_managers::take_back(work, customer.tenant, customer.id));
        return Done{};
      });
    if (step.what == What::assign)
      act(customer.tenant, access::system_principal("test"), [&](work::Work& work) {
        return account_managers::assign(work, customer.tenant,
                                        {customer.id, managers_[step.number % managers_.size()], {}});
      });
    if (step.what == What::take_back)
      act(customer.tenant, access::system_principal("test"),
          [&](work::Work& work) { return account_managers::take_back(work, customer.tenant, customer.id); });
  }

  void run(Life& life, const Step& step) {
    if (step.what == What::days_pass) return;
    if (step.what <= What::generic)
      enter(life, step);
    else
      come_or_go(life, step);
  }

  /// Everybody who came, from what the partners see of their invitations.
  void meet(Life& life) {
    std::set<customers::CustomerId> all(life.customers.begin(), life.customers.end());
    for (const auto& partner : partners_)
      for (const auto& row : history(partner).items)
        if (row.customer_id) all.insert(*row.customer_id);
    life.customers.assign(all.begin(), all.end());
  }

  /// Invariant 15: a company has one live registration over all partners.
  void check_registrations() {
    std::set<std::string> live;
    for (const auto& row : registrations(access::system_principal("review"), true).items)
      if (row.state == RegistrationState::pending || row.state == RegistrationState::registered) {
        EXPECT_TRUE(live.insert(row.company_name).second) << row.company_name;
        if (row.expires_at && row.state == RegistrationState::registered) {
          EXPECT_LT(now, *row.expires_at);
        }
      }
  }

  /// Invariant 16: a personal invitation lets one customer in, of the type it fixes.
  void check_invitations() {
    for (const auto& partner : partners_)
      for (const auto& row : history(partner).items) {
        if (row.state != InvitationState::associated) continue;
        ASSERT_TRUE(row.customer_id);
        database().read([&](db::Reader& reader) {
          int through = 0;
          for (const auto& period : customers::history(reader, partner.tenant, *row.customer_id))
            through += period.association == row.association_type && period.partner == partner.id;
          EXPECT_GE(through, 1) << "it came as it was invited";
        });
        if (row.kind == InvitationKind::personal) {
          EXPECT_LE(*row.ended_at, *row.expires_at);
        }
      }
  }

  /// Invariants 13 and 18: periods do not overlap, of relations or of managers, and the open one is the present.
  void check_customer(customers::CustomerId id) {
    const auto customer = find(id);
    std::vector<customers::AssociationPeriod> relations;
    std::vector<account_managers::ManagerPeriod> managers;
    database().read([&](db::Reader& reader) {
      relations = customers::history(reader, customer.tenant, id);
      managers = account_managers::history(reader, customer.tenant, id);
    });
    for (std::size_t i = 0; i + 1 < relations.size(); ++i)
      EXPECT_LE(relations[i + 1].period.to, relations[i].period.from);
    for (std::size_t i = 0; i + 1 < managers.size(); ++i)
      EXPECT_LE(managers[i + 1].period.to, managers[i].period.from);
    const auto open = std::ranges::count_if(managers, [](const auto& each) { return each.period.open(); });
    EXPECT_EQ(open, customer.manager ? 1 : 0);
    if (open == 1) {
      EXPECT_EQ(managers.front().manager, customer.manager);
    }
    if (customer.association == Association::none) {
      EXPECT_FALSE(customer.manager);
    }
    if (customer.manager) {
      const auto place = std::ranges::find(managers_, customer.manager) - managers_.begin();
      EXPECT_EQ(customer.partner, partners_[static_cast<std::size_t>(place) / 2].id) << "a manager of its partner";
    }
  }

  void live_one_life(unsigned seed) {
    SCOPED_TRACE("life " + std::to_string(seed));
    std::mt19937 random(seed);
    begin();
    Life life;
    for (int i = 0; i < 50; ++i) {
      const Step one = any_step(random), two = any_step(random);
      now = now.plus_seconds(1);
      std::thread first([&] { run(life, one); });
      // Codes are read from the newest mail: of two who open an account at once one would read the other's.
      if (one.what == What::open) first.join();
      run(life, two);
      if (first.joinable()) first.join();
      for (const auto& step : {one, two})
        if (step.what == What::days_pass) now = now.plus_seconds(static_cast<std::int64_t>(step.number % 9) * 86'400);
      meet(life);
      check_registrations();
      check_invitations();
      for (const auto id : life.customers) check_customer(id);
      ASSERT_FALSE(HasFailure()) << "after " << one << " beside " << two;
    }
    EXPECT_GT(life.customers.size(), 0u) << "somebody came";
  }

 private:
  template <class T>
  void keep(std::vector<T>& all, T one) {
    const std::lock_guard lock(mutex_);
    all.push_back(std::move(one));
  }
  template <class T>
  std::optional<T> pick(const std::vector<T>& all, std::size_t number) {
    const std::lock_guard lock(mutex_);
    if (all.empty()) return std::nullopt;
    return all[number % all.size()];
  }

  std::vector<partners::Partner> partners_;
  std::vector<access::PersonId> managers_;  // two of each partner
  std::mutex mutex_;
  std::int64_t accounts_ = 0;  // of all lives
};
PC_ON_BOTH_ENGINES(EntryPrograms)

TEST_P(EntryPrograms, keep_what_must_always_be_true) {
  for (unsigned seed = 1; seed <= (on_postgres() ? 2 : 4) && !HasFailure(); ++seed) live_one_life(seed);
}

}  // namespace
}  // namespace pc::rooms
