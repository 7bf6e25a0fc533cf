// What of a program was ever used, for the suite: a statement that no test executes and a route that no test calls fail
// it. Nothing is noted unless PC_USED names a folder; then each program appends to a file of its own there.
#pragma once
#include <atomic>
#include <string_view>

namespace pc::used {

/// Adds a line to the program's file, if there is one.
void note(std::string_view what, std::string_view kind, std::string_view name);

/// One thing: noted when it is declared and when it is used for the first time. Lives as long as the program.
class Mark {
 public:
  Mark() = default;
  Mark(const Mark& other) : used_(other.used_.load(std::memory_order_relaxed)) {}
  void declare(std::string_view kind, std::string_view name) const { note("declared", kind, name); }
  void use(std::string_view kind, std::string_view name) const {
    if (first()) note("used", kind, name);
  }
  /// True once.
  bool first() const { return !used_.load(std::memory_order_relaxed) && !used_.exchange(true); }

 private:
  mutable std::atomic<bool> used_ = false;
};

}  // namespace pc::used
