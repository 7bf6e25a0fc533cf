// The demo's bill: a vendor's real one, as a table that is changed and written again.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cast.hpp"
#include "platform/base/base.hpp"

namespace pc::demo {

/// The real bill; empty where this installation has none.
std::filesystem::path bill_file();

class BillTable {
 public:
  static BillTable read(const std::filesystem::path& bill);

  std::size_t size() const { return rows_.size(); }
  const std::string& at(std::size_t row, const std::string& column) const {
    return rows_[row].at(columns_.at(column));
  }
  std::string& at(std::size_t row, const std::string& column) { return rows_[row].at(columns_.at(column)); }
  /// Moves the days on which a row was charged, and makes the billing period the month of them.
  void move(std::size_t row, std::int32_t days);
  void move_all(std::int32_t days);
  void remove(std::size_t row) { rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row)); }
  /// The rows from `first` until before `end`.
  BillTable part(std::size_t first, std::size_t end) const;
  /// The largest amounts first.
  std::vector<std::size_t> dearest() const;

  std::string csv() const;

 private:
  std::vector<std::string> header_;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Whose lines it has, those with the most first; not yet anybody's.
std::vector<CloudAccount> accounts_of(const BillTable& bill);

}  // namespace pc::demo
