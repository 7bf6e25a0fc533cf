// Public: what may be asked of the organisation.
#pragma once
#include "core/access/access.hpp"

namespace pc::persons::permissions {

inline constexpr access::Permission view_people{"people.view", "See people and roles", "查看人员与角色",
                                                "organisation.members"};
inline constexpr access::Permission manage_people{
    .id = "people.manage",
    .en = "Create and edit people, their access keys and sessions",
    .zh = "创建与管理人员、访问密钥与会话",
    .page = "organisation.members",
    .needs = "people.view"};
inline constexpr access::Permission reveal_people{.id = "people.reveal",
                                                  .en = "See people's personal data in full",
                                                  .zh = "查看人员敏感信息",
                                                  .page = "organisation.members",
                                                  .needs = "people.view"};
inline constexpr access::Permission manage_roles{.id = "roles.manage",
                                                 .en = "Create and edit custom roles",
                                                 .zh = "创建与管理自定义角色",
                                                 .page = "organisation.members",
                                                 .needs = "people.view"};
inline constexpr access::Permission manage_contacts{.id = "contacts.manage",
                                                    .en = "Edit customer contacts",
                                                    .zh = "管理客户联系人",
                                                    .page = "organisation.members",
                                                    .needs = "people.view"};

/// What every role allows, whatever else it does: no route asks for it.
inline constexpr access::Permission k_of_every_role[] = {
    {"account.view", "See company, personal and account information", "查看公司、个人与账号信息", "account"},
    {"account.edit", "Edit one's own account", "修改个人账号信息", "account"},
    {"account.credentials", "Manage one's own access keys", "管理我的凭证", "account"},
};

inline constexpr access::Permission manage_security{.id = "security.manage",
                                                    .en = "Change security settings of the partner",
                                                    .zh = "修改伙伴安全设置",
                                                    .page = "organisation.members"};

}  // namespace pc::persons::permissions
