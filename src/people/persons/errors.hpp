// Public: how acts on people and roles refuse.
#pragma once
#include "platform/base/base.hpp"

namespace pc::persons {

namespace errors {
inline constexpr ErrorCode unknown_person{"identity.unknown_person", Kind::not_found,
                                          "There is no such person.", "该人员不存在。"};
inline constexpr ErrorCode user_name{
    "identity.user_name", Kind::invalid,
    "A user name has 1 to 64 letters, digits, dots, hyphens or underscores and is not "
    "the account's name.",
    "用户名为 1 至 64 个字母、数字、点、连字符或下划线，且不能与账号名相同。"};
inline constexpr ErrorCode account_name{
    "identity.account_name", Kind::invalid,
    "An account name has 3 to 32 letters, digits, hyphens or underscores and begins with a letter.",
    "账号名为 3 至 32 个字母、数字、连字符或下划线，且以字母开头。"};
inline constexpr ErrorCode user_name_taken{"identity.user_name_taken", Kind::conflict,
                                           "This user name is already in use.", "该用户名已被使用。"};
inline constexpr ErrorCode mobile{
    "identity.mobile", Kind::invalid,
    "A mobile number has 5 to 20 digits, after a plus sign if it has a country code.",
    "手机号码为 5 至 20 位数字，可带国家码前的加号。"};
inline constexpr ErrorCode email{"identity.email", Kind::invalid, "This is no mail address.",
                                 "邮箱格式不正确。"};
inline constexpr ErrorCode roles_count{"identity.roles_count", Kind::invalid,
                                       "A person has 1 to 3 different roles.",
                                       "每个人员必须有 1 至 3 个不同的角色。"};
inline constexpr ErrorCode unknown_role{"identity.unknown_role", Kind::invalid, "There is no such role: {}",
                                        "该角色不存在：{}"};
inline constexpr ErrorCode administrator_alone{"identity.administrator_alone", Kind::invalid,
                                               "An administrator has no other role.",
                                               "系统管理员不能与其他角色同时授予。"};
inline constexpr ErrorCode manager_and_supervisor{
    "identity.manager_and_supervisor", Kind::invalid,
    "Account manager and account-manager supervisor cannot be the same person.",
    "客户经理与客户经理主管不能同时授予同一人员。"};
inline constexpr ErrorCode not_a_supervisor{"identity.not_a_supervisor", Kind::invalid,
                                            "This person is no account-manager supervisor of yours.",
                                            "该人员不是本公司的客户经理主管。"};
inline constexpr ErrorCode supervisor_for_managers{"identity.supervisor_for_managers", Kind::invalid,
                                                   "Only an account manager has a supervisor.",
                                                   "只有客户经理才能设置主管。"};
inline constexpr ErrorCode successors{
    "identity.successors", Kind::precondition,
    "Say for each of their account managers who is the new supervisor, or that there is none. Waiting: {}",
    "请为其每一位客户经理指定新的主管，或明确不设主管。待处理：{}"};
inline constexpr ErrorCode last_administrator{"identity.last_administrator", Kind::precondition,
                                              "Somebody must remain administrator.",
                                              "至少须保留一名系统管理员。"};
inline constexpr ErrorCode not_yourself{"identity.not_yourself", Kind::precondition,
                                        "Nobody does this to himself.", "不能对自己执行此操作。"};
inline constexpr ErrorCode main_account{"identity.main_account", Kind::precondition,
                                        "This is not possible for the main account.", "主账号不支持此操作。"};
inline constexpr ErrorCode beyond_own{"identity.beyond_own", Kind::forbidden,
                                      "You cannot give what you may not do yourself: {}",
                                      "不能授予自己没有的权限：{}"};
inline constexpr ErrorCode not_grantable{"identity.not_grantable", Kind::invalid,
                                         "A role of yours cannot contain this permission: {}",
                                         "自定义角色不能包含该权限：{}"};
inline constexpr ErrorCode too_many_roles{"identity.too_many_roles", Kind::exhausted,
                                          "There are {} custom roles already.", "自定义角色最多 {} 个。"};
inline constexpr ErrorCode role_name_taken{"identity.role_name_taken", Kind::conflict,
                                           "There is a role of this name.", "该角色名称已存在。"};
inline constexpr ErrorCode role_in_use{"identity.role_in_use", Kind::precondition,
                                       "The role is given to {} people. Take it from them first.",
                                       "该角色已授予 {} 名人员，请先取消授予。"};
inline constexpr ErrorCode preset_role{"identity.preset_role", Kind::precondition, "A preset role is fixed.",
                                       "预置角色不可修改或删除。"};
inline constexpr ErrorCode acting{"identity.acting", Kind::forbidden,
                                  "Not possible while you act for a customer.", "代客操作期间不支持此操作。"};
}  // namespace errors

}  // namespace pc::persons
