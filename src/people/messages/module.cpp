#include "module.hpp"

#include "post.hpp"

namespace pc::messages {
namespace {

constexpr std::int64_t k_send_seconds = 120, k_day_seconds = 86'400;

}  // namespace

Module module() {
  return {
      .name = "messages",
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"messages.send_mail", 1, [&](Instant now) { return send_due_mail(database, now); },
                          [&](Instant now) { return mail_due(database, now); }, k_send_seconds});
            schedule.add({"messages.forget_old", k_day_seconds,
                          [&](Instant now) { return forget_old_messages(database, now); }});
          },
  };
}

}  // namespace pc::messages
