// Billing periods of providers' accounts (计费账期), and who is importing into them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::consumption {

namespace errors {
inline constexpr ErrorCode period_busy{
    "consumption.period_busy", Kind::conflict,
    "Another import is running for the same billing account and period: {}. Import again when it has ended.",
    "同一计费账户与账期正在进行另一个导入：{}，请在其结束后重新导入。"};
}  // namespace errors

struct BillPeriod {
  std::int64_t id = 0;
  std::string billing_account_id, provider;
  Instant begins_at;
  /// Whether something may be booked that its lines are to be compared with.
  bool compared = false;
  /// Periods of the same account and time under other names of the provider.
  std::vector<std::int64_t> beside;
};

/// The periods that one import is about. Each is held while the import runs: of two at once the second is refused.
class BillPeriods {
 public:
  /// `compare_all`: also what is booked nowhere yet.
  BillPeriods(imports::Task task, bool compare_all) : task_(std::move(task)), compare_all_(compare_all) {}

  /// Throws imports::Refused when another import holds it. Who tells no provider means the account's only one.
  const BillPeriod& of(const std::string& billing_account, Instant begins_at, const std::string& provider);
  const std::map<std::int64_t, BillPeriod>& all() const { return periods_; }
  /// Periods of the same accounts and times that are booked under other providers' names.
  std::vector<BillPeriod> under_other_names(db::Reader& reader) const;

 private:
  struct Name {
    std::string billing_account, provider;
    Instant begins_at;
    auto operator<=>(const Name&) const = default;
  };
  BillPeriod take(const Name& name);

  imports::Task task_;
  bool compare_all_;
  std::map<Name, std::int64_t> ids_;
  std::map<std::int64_t, BillPeriod> periods_;
  const BillPeriod* last_ = nullptr;
  Name last_name_;
};

}  // namespace pc::consumption
