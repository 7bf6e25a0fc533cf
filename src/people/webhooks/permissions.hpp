// Public: who may look after webhooks; the vendor's operators keep those of the vendor.
#pragma once
#include "core/access/access.hpp"

namespace pc::webhooks::permissions {

inline constexpr access::Permission view{.id = "webhooks.view",
                                         .en = "See webhooks and deliveries",
                                         .zh = "查看 Webhook 与推送记录",
                                         .page = "organisation.webhooks"};
inline constexpr access::Permission manage{.id = "webhooks.manage",
                                           .en = "Manage webhooks",
                                           .zh = "管理 Webhook",
                                           .page = "organisation.webhooks",
                                           .needs = "webhooks.view"};

}  // namespace pc::webhooks::permissions
