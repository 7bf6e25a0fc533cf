#include "module.hpp"

#include "guesses.hpp"

namespace pc::passwords {
namespace {

constexpr std::int64_t k_hour_seconds = 3600;

}  // namespace

Module module() {
  return {
      .name = "passwords",
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"identity.forget_old_guesses", k_hour_seconds,
                          [&](Instant now) { return forget_old_guesses(database, now); }});
          },
  };
}

}  // namespace pc::passwords
