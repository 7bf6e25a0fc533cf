#include "words.hpp"

#include "api/lists/words.hpp"
#include "api/module/module.hpp"

namespace pc::operation_log {
namespace {

std::string worded(const ErrorCode& code, Language language) {
  std::string text(language == Language::en ? code.en : code.zh);
  // What was allowed then is not kept.
  if (const auto place = text.find("{}"); place != std::string::npos) text.replace(place, 2, "…");
  return text;
}

}  // namespace

Words::Words(const Services& services, Language language) {
  const bool english = language == Language::en;
  for (const auto& action : services.all<AuditAction>())
    acts_.try_emplace(std::string(action.id), english ? action.en : action.zh);
  // An import ends for the audit log in the words of its state.
  for (const char* state : {"failed", "waiting"})
    refusals_.try_emplace(state, lists::word("import_state", state, language));
  for (const auto& route : services.get<edge::Routes>().all()) {
    if (!route->audit.empty()) acts_.try_emplace(route->audit, english ? route->says.en : route->says.zh);
    for (const auto* code : route->refuses)
      refusals_.try_emplace(std::string(code->id), worded(*code, language));
  }
  for (const auto* code : {&pc::errors::invalid_value, &pc::errors::missing_value, &pc::errors::not_found,
                           &pc::errors::forbidden, &pc::errors::unauthenticated})
    refusals_.try_emplace(std::string(code->id), worded(*code, language));
}

std::string Words::act(const std::string& id) const {
  const auto found = acts_.find(id);
  return found == acts_.end() ? id : found->second;
}

std::string Words::outcome(const std::string& id) const {
  if (id == "done") return {};
  const auto found = refusals_.find(id);
  return found == refusals_.end() ? id : found->second;
}

std::multimap<std::string, std::string> Words::acts() const {
  std::multimap<std::string, std::string> all;
  for (const auto& [id, text] : acts_) all.emplace(text, id);
  return all;
}

}  // namespace pc::operation_log
