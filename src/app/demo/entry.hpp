// Demo market: prospects registered, invited and associated, in every state.
#pragma once
#include "app/application.hpp"
#include "core/access/access.hpp"

namespace pc::app::demo {

/// `partner` plays most of it; `other` competes with it for a company, and one of its customers follows a wrong link.
struct EntryCast {
  access::Principal partner, other, others_customer;
};
void play_entry(Application& application, Instant today, const EntryCast& cast);

}  // namespace pc::app::demo
