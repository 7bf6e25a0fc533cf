// The demo's bill as a table that is changed and written again.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::app::demo {

class BillTable {
 public:
  static BillTable read(const std::filesystem::path& bill);

  std::size_t size() const { return rows_.size(); }
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

}  // namespace pc::app::demo
