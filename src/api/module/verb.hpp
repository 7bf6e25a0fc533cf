// A verb of partnerctl, `partnerctl import resources FILE`: what a room lets an administrator do from a terminal.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/base/services.hpp"
#include "platform/db/db.hpp"

namespace CLI {
class App;
}

namespace pc {

/// What verbs are about, with one line of help. Rooms may share one.
struct Noun {
  std::string_view word, says;
};

struct Verb {
  /// Does it in an open application, and answers with the status of the program.
  using Run = std::function<int(const Services&)>;
  /// What has to be open for it.
  enum class Needs {
    application,  // all of it; the database is migrated
    stored,       // what is stored, to be looked at only: nothing is migrated, written or unsealed
  };

  Noun noun;
  std::string_view word, says;
  /// Adds operands and flags to its command line; what comes of it runs when they have been read.
  Run (*declare)(CLI::App& command) = nullptr;
  Needs needs = Needs::application;
};

/// Of a verb without operands.
template <int (*run)(const Services&)>
Verb::Run plain(CLI::App&) {
  return run;
}

/// Status of a program that could not do what was asked, after one line about it on standard error.
int complain(const std::string& fault);
int complain(const Refusal& why);
/// Progress is for people; in a file it would be noise.
bool somebody_watches();
/// Writes in one transaction, and complains if it refuses; else 0.
int write_or_complain(const Services& services, TenantId tenant,
                      const std::function<Outcome(db::Transaction&)>& work);

}  // namespace pc
