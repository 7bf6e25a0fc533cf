#include "import.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "admit.hpp"
#include "market/account_managers/managers.hpp"
#include "platform/base/hash.hpp"
#include "transfer/imports/list.hpp"
#include "people/persons/persons.hpp"
#include "people/passwords/passwords.hpp"

namespace pc::joining {
namespace {

struct Line {
  std::int64_t number = 0;
  Arrival arrival;
  partners::Partner partner;
};

class CustomerReader : public imports::Reader {
 public:
  explicit CustomerReader(const imports::Task& task)
      : task_(task),
        database_(*task.database),
        who_(access::system_principal(operator_of(database_, task.import_id))) {
    // Nobody knows it. One for all, because hashing is costly on purpose; a code or a first password takes its place.
    beginning_.password_hash = use<passwords::Passwords>(database_).hashed(Secret(random_hex(32)));
  }

  Outcome header(std::span<const std::string_view> names) override {
    PC_TRY(places, imports::FieldPlaces::of(field_rules(), names));
    places_ = std::move(places);
    return Done{};
  }

  std::optional<imports::FaultLine> take(std::span<const std::string_view> fields,
                                         std::int64_t number) override {
    auto read = arrival_of(*places_, fields);
    if (const auto* fault = std::get_if<imports::LineFault>(&read))
      return imports::fault_line(number, fault->why, fault->value);
    kept_.push_back({number, std::move(std::get<Arrival>(read)), {}});
    return std::nullopt;
  }

  imports::Landed land() override {
    imports::Landed landed;
    for (auto& [tenant, lines] : by_tenant(landed)) write(tenant, lines, landed);
    std::ranges::sort(landed.refused, {}, &imports::FaultLine::line);
    return landed;
  }

 private:
  static std::string operator_of(db::Database& database, std::int64_t import_id) {
    std::string name;
    database.read([&](db::Reader& reader) {
      const access::Principal nobody;
      const auto run =
          imports::run(k_import, {reader, nobody, Instant()}, {imports::ImportId(import_id), {}, {}});
      if (run) name = run->operator_name;
    });
    return name;
  }

  /// What was kept, by the tenant of its partner; lines of unknown partners are refused.
  std::map<TenantId, std::vector<Line>> by_tenant(imports::Landed& landed) {
    auto kept = std::exchange(kept_, {});
    std::map<std::string, std::optional<partners::Partner>> known;
    for (const auto& line : kept) known[line.arrival.partner_account];
    database_.read([&](db::Reader& reader) {
      for (auto& [account, partner] : known) {
        const auto owner = persons::owner_of(reader, account);
        if (owner && owner->side == access::Side::partner)
          partner = partners::find(reader, owner->tenant, partners::PartnerId(owner->partner));
      }
    });
    std::map<TenantId, std::vector<Line>> all;
    for (auto& line : kept) {
      if (const auto& partner = known[line.arrival.partner_account]) {
        line.partner = *partner;
        all[partner->tenant].push_back(std::move(line));
      } else {
        landed.refused.push_back(imports::fault_line(
            line.number, refuse(errors::unknown_partner, "partner_account"), line.arrival.partner_account));
      }
    }
    return all;
  }

  /// The lines of one tenant, each by itself: what one refuses leaves the others as they are.
  void write(TenantId tenant, const std::vector<Line>& lines, imports::Landed& landed) {
    imports::Landed here;
    const auto finished = database_.write(tenant, [&](db::Transaction& tx) {
      here = {};
      const Instant now = use<Clock>(tx).now();
      if (!imports::still_ours(tx, task_, now))
        throw std::runtime_error("another process goes on with this import");
      auto work = work::work_in(tx, who_, now);
      std::map<access::PersonId, std::vector<std::string>> given;
      for (const auto& line : lines) land_line(work, line, here, given);
      for (const auto& [manager, names] : given) account_managers::tell_given(work, tenant, manager, names);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
    landed.landed += here.landed;
    landed.duplicate += here.duplicate;
    for (auto& fault : here.refused) landed.refused.push_back(std::move(fault));
  }

  void land_line(work::Work& work, const Line& line, imports::Landed& here,
                 std::map<access::PersonId, std::vector<std::string>>& given) {
    work.tx.nested([&] {
      const auto done = admit(work, line.partner, line.arrival, beginning_);
      if (!done) {
        here.refused.push_back(
            imports::fault_line(line.number, done.refusal(), value_of(line, done.refusal().field)));
        return false;
      }
      ++(done->fresh ? here.landed : here.duplicate);
      if (done->manager) given[done->manager].push_back(done->customer.name);
      return true;
    });
  }

  static std::string value_of(const Line& line, const std::string& field) {
    if (field == "account_name") return line.arrival.account_name;
    if (field == "company_name") return line.arrival.company_name;
    if (field == "account_manager") return line.arrival.manager;
    if (field == "mobile") return line.arrival.mobile;
    if (field == "email") return line.arrival.email;
    return {};
  }

  imports::Task task_;
  db::Database& database_;
  access::Principal who_;
  Beginning beginning_;
  std::optional<imports::FieldPlaces> places_;
  std::vector<Line> kept_;
};

}  // namespace

std::unique_ptr<imports::Reader> read_customers(const imports::Task& task) {
  return std::make_unique<CustomerReader>(task);
}

}  // namespace pc::joining
