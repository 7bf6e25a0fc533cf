// What acts and refusals of the audit log are called, in the words of who declares them.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "operation_log.hpp"

namespace pc::operation_log {

class Words {
 public:
  /// Of the application's edge::Routes, and of what modules say of other acts.
  Words(const Services& services, Language language);
  /// The act's own id when nobody has words for it.
  std::string act(const std::string& id) const;
  /// "" for what was done.
  std::string outcome(const std::string& id) const;
  /// Every act with its words, by words.
  std::multimap<std::string, std::string> acts() const;

 private:
  std::map<std::string, std::string, std::less<>> acts_, refusals_;
};

}  // namespace pc::operation_log
