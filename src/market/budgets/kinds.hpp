// What people are told of budgets.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::budgets::kinds {

inline constexpr messages::Kind level{
    .id = "budgets.level",
    .en = "Budgets of customers that are nearly used up",
    .zh = "客户预算使用提醒",
    .in_english = {"{customer}: {level} % of the budget is used",
                   "{customer} has used {used} of {amount} yuan of its budget (list price)."},
    .in_chinese = {"{customer}：预算使用已达 {level}%",
                   "{customer} 的预算为 {amount} 元，已使用 {used} 元（官网价）。"},
    .link = "/sales/customers/{id}",
    .audience = messages::partners};

inline constexpr messages::Kind quota{
    .id = "budgets.quota",
    .en = "The budget quota given by the general distributor",
    .zh = "预算配额变更",
    .in_english = {"Budget quota: {en}", "Set by {by}. Budgets that are granted stay as they are."},
    .in_chinese = {"预算配额变更为 {zh}", "由 {by} 设置，已设置的预算不受影响。"},
    .link = "/account/profile",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&level, &quota};

}  // namespace pc::budgets::kinds
