#include "named.hpp"

#include <algorithm>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::db {
namespace {

bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// The name that begins at `at`; empty where none does.
std::string_view name_at(std::string_view sql, std::size_t at) {
  std::size_t end = at;
  while (end < sql.size() && in_name(sql[end])) ++end;
  return sql.substr(at, end - at);
}

class Numbering {
 public:
  Numbering(const char* statement, std::string_view sql, std::span<const std::string_view> names)
      : statement_(statement), sql_(sql), names_(names), asked_(names.size()) {}

  std::string run() {
    while (at_ < sql_.size()) step();
    for (std::size_t i = 0; i < names_.size(); ++i)
      ensure(asked_[i], std::string(statement_) + " never asks for " + std::string(names_[i]));
    return std::move(text_);
  }

 private:
  void step() {
    const char c = sql_[at_];
    if (c == '\'') return copy_quoted();
    const bool begins = c == ':' || c == '[';
    if (c == ':' && sql_.substr(at_, 2) == "::") return copy(2);
    const auto name = begins ? name_at(sql_, at_ + 1) : std::string_view();
    if (name.empty()) return copy(1);
    text_ += c == ':' ? "$" : "[";
    text_ += std::to_string(number_of(name));
    at_ += 1 + name.size();
    if (c == '[') copy_to_colon();
  }

  /// "=2:" or ":" of a clause is no name's.
  void copy_to_colon() {
    const auto colon = sql_.find(':', at_);
    ensure(colon != std::string_view::npos, std::string(statement_) + ": a clause without a colon");
    copy(colon + 1 - at_);
  }

  void copy(std::size_t characters) {
    text_ += sql_.substr(at_, characters);
    at_ += characters;
  }

  void copy_quoted() {
    const auto end = sql_.find('\'', at_ + 1);
    ensure(end != std::string_view::npos, std::string(statement_) + ": a text without an end");
    copy(end + 1 - at_);
  }

  std::size_t number_of(std::string_view name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    ensure(found != names_.end(), std::string(statement_) + " asks for an unknown " + std::string(name));
    const auto place = static_cast<std::size_t>(found - names_.begin());
    asked_[place] = true;
    return place + 1;
  }

  const char* statement_;
  std::string_view sql_;
  std::span<const std::string_view> names_;
  std::vector<bool> asked_;
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string numbered(const char* statement, std::string_view sql, std::span<const std::string_view> names) {
  return Numbering(statement, sql, names).run();
}

}  // namespace pc::db
