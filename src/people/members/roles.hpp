// 角色管理: preset and custom roles, the permission tree, what a role would allow.
#pragma once
#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "people/members/shape.hpp"
#include "people/persons/role.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::members {

struct RoleRow {
  std::string id, name, remark;
  bool preset = false, administrator = false;
  std::int64_t people = 0;
  std::vector<std::string> permissions;
  std::optional<Instant> updated_at;
  PC_MEMBER_SHAPE(RoleRow, wire::field<&RoleRow::id>("id", "The role."),
                    wire::field<&RoleRow::name>("name", "Name."),
                    wire::field<&RoleRow::remark>("remark", "Remark."),
                    wire::field<&RoleRow::preset>("preset", "Fixed by the system."),
                    wire::field<&RoleRow::administrator>("administrator", "Excludes all other roles."),
                    wire::field<&RoleRow::people>("people", "People who hold it."),
                    wire::field<&RoleRow::permissions>("permissions", "What it allows."),
                    wire::field<&RoleRow::updated_at>("updated_at", "Of a custom role."))
};
struct RoleRows {
  std::int64_t custom_most = static_cast<std::int64_t>(persons::k_custom_roles_max);
  std::vector<RoleRow> items;
  PC_MEMBER_SHAPE(RoleRows,
                    wire::field<&RoleRows::custom_most>("custom_most", "Custom roles a partner may have."),
                    wire::field<&RoleRows::items>("items", "Preset roles, then custom ones."))
};
Result<RoleRows> list_roles(const work::View& view, const edge::Nothing&);

struct FunctionView {
  std::string id, name;
  std::vector<std::string> items;
  std::string needs;
  bool always = false;
  PC_MEMBER_SHAPE(FunctionView, wire::field<&FunctionView::id>("id", "The permission."),
                    wire::field<&FunctionView::name>("name", "What it allows."),
                    wire::field<&FunctionView::items>("items", "Published ids (BPC_ITEM_…)."),
                    wire::field<&FunctionView::needs>("needs",
                                                      "The permission that comes with it; empty: none."),
                    wire::field<&FunctionView::always>("always", "Part of every role."))
};
struct PageView {
  std::string id;
  std::vector<std::string> path;
  std::vector<FunctionView> functions;
  PC_MEMBER_SHAPE(PageView, wire::field<&PageView::id>("id", "The page."),
                    wire::field<&PageView::path>("path", "Menu, submenu, page, in words."),
                    wire::field<&PageView::functions>("functions", "What can be done there."))
};
struct PermissionTree {
  std::vector<PageView> pages;
  PC_MEMBER_SHAPE(PermissionTree, wire::field<&PermissionTree::pages>("pages", "In the order of the menu."))
};
Result<PermissionTree> show_tree(const work::View& view, const edge::Nothing&);

struct PreviewRole {
  wire::List<Text<1, 40>, 10> roles;
  std::optional<wire::List<Text<1, 64>, 200>> permissions;
  PC_MEMBER_SHAPE(PreviewRole, wire::field<&PreviewRole::roles>("roles", "Roles together; may be empty."),
                    wire::field<&PreviewRole::permissions>("permissions", "Of a role that is not saved yet."))
};
struct Preview {
  std::string rows;
  std::vector<PageView> pages;
  PC_MEMBER_SHAPE(Preview,
                    wire::one_of<&Preview::rows, "all", "team", "own">(
                        "rows", "Whose customers are seen: all, team or own."),
                    wire::field<&Preview::pages>("pages", "Pages of the menu and what can be done there."))
};
Result<Preview> preview_role(const work::View& view, const PreviewRole& query);

struct SaveRole {
  Text<1, 32> name;
  std::optional<Text<0, 200>> remark;
  wire::List<Text<1, 64>, 200> permissions;
  PC_MEMBER_SHAPE(SaveRole, wire::field<&SaveRole::name>("name", "Name."),
                    wire::field<&SaveRole::remark>("remark", "Remark."),
                    wire::field<&SaveRole::permissions>("permissions", "What it allows."))
};
struct EditRole {
  Text<1, 40> role_id;
  Text<1, 32> name;
  std::optional<Text<0, 200>> remark;
  wire::List<Text<1, 64>, 200> permissions;
  PC_MEMBER_SHAPE(EditRole, wire::naming<&EditRole::role_id>("role", "role_id", "The role."),
                    wire::field<&EditRole::name>("name", "Name."),
                    wire::field<&EditRole::remark>("remark", "Remark."),
                    wire::field<&EditRole::permissions>("permissions", "What it allows from now on."))
};
struct OneRole {
  Text<1, 40> role_id;
  PC_MEMBER_SHAPE(OneRole, wire::naming<&OneRole::role_id>("role", "role_id", "The role."))
};
struct SavedRole {
  std::string id;
  PC_MEMBER_SHAPE(SavedRole, wire::field<&SavedRole::id>("id", "The role."))
};
Result<SavedRole> create_role(work::Work& work, const SaveRole& input);
Result<edge::Nothing> edit_role(work::Work& work, const EditRole& input);
Result<edge::Nothing> delete_role(work::Work& work, const OneRole& input);

}  // namespace pc::members
