// What account managers are told.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::account_managers::kinds {

inline constexpr messages::Kind customers_given{
    .id = "customers.given",
    .en = "Customers given to me",
    .zh = "分配给我的客户",
    .in_english = {"{count} customers are yours now", "You look after {names} from now on."},
    .in_chinese = {"新分配给您 {count} 个客户", "您已成为以下客户的客户经理：{names}。"},
    .link = "/sales/customers",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&customers_given};

}  // namespace pc::account_managers::kinds
