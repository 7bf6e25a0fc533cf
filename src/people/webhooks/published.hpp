// Public: which announcements go out to other systems, and how they look there. The room that announces something
// declares it: services.declare(webhooks::Published{…}). Types and members of data are promised like the API.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/events/events.hpp"
#include "platform/db/db.hpp"

namespace pc::webhooks {

/// An event as others get it: ids, kinds, amounts, times; no names and nothing personal.
struct Outside {
  std::int64_t partner = 0;  // whose it is; the vendor hears of all
  std::string data;          // a JSON object
};

struct Published {
  std::string_view kind;    // as it is announced
  std::string_view type;    // as it is called outside, "funds.allocated"; for ever
  std::string_view en, zh;  // what happened, for people
  /// In the transaction of the act, and only when somebody wants to hear.
  std::function<Outside(db::Transaction&, TenantId, const events::Event&)> outside;
};

/// What is sent when somebody asks for a test.
inline constexpr std::string_view k_test_type = "webhooks.test";

}  // namespace pc::webhooks
