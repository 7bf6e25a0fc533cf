// Who is asking and what may be asked. Values only; passwords and sessions are identity's.
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"
#include "platform/base/masked.hpp"

namespace pc::access {

struct PersonTag {
  static constexpr const char* name = "person";
};
using PersonId = Id<PersonTag>;

/// Which side of the market a person stands on.
enum class Side { none, vendor, partner, customer };

/// Something that may be asked, declared by the room that grants it. `id` is stable for ever.
struct Permission {
  std::string_view id;  // "funds.allocate"
  std::string_view en;
  std::string_view zh;
  /// The page of the menu whose function it is ("sales.customers.management"); without one it is offered to no role
  /// that a partner composes.
  std::string_view page = {};
  /// Ids under which it is published, where the Open API names some: "BPC_ITEM_SUBCUSTSERV_010103|…".
  std::string_view items = {};
  /// Whose people may hold it.
  Side side = Side::partner;
  bool distributor = false;    // of general distributors only
  std::string_view needs = {};  // the permission without which it is of no use: seeing before acting
};

/// A place of the menu: "sales", "sales.customers", "sales.customers.management"; the dots tell the tree. Roles are
/// chosen by it, and the console shows those with an address.
struct MenuPlace {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
  int order = 0;                  // among all places
  std::string_view address = {};  // of the console's page
};

/// Which customers' rows a person sees: all of the partner's, those of the account managers (客户经理) below them, or their
/// own. Spec: roles; attribution rules.
enum class Rows { all, team, own };

/// Who really acts where somebody acts for another (代客户下单, 代客运维): the partner's person.
struct Actor {
  PersonId person;
  std::string name;
  std::string account_name;
  std::int64_t partner = 0;
};

/// The person (or a partner's system) behind a request.
struct Principal {
  PersonId person;
  Side side = Side::none;
  std::string name;          // as shown to people and kept in the audit log
  std::string account_name;  // the account signed in to
  TenantId tenant;           // root partner of the person's partner or customer; 0 for the vendor
  std::int64_t partner = 0;  // the partner the person works for, or the customer's partner
  std::int64_t customer = 0; // for a customer's people
  bool distributor = false;  // works for a general distributor (总经销商)
  bool machine = false;      // came through the Open API
  Language language = Language::zh_CN;
  Rows rows = Rows::all;
  std::vector<std::string> roles;
  std::vector<std::string> permissions;
  std::optional<Actor> actor;  // set: the other members tell for whom they act
  bool in_full =
      false;  // gets personal data unmasked: only a file that was asked for so, and its owners see it

  bool may(const Permission& permission) const {
    return std::find(permissions.begin(), permissions.end(), permission.id) != permissions.end();
  }
};

/// Personal data as this person gets it.
inline std::string shown(const Principal& who, Mask mask, std::string_view text) {
  return who.in_full ? std::string(text) : masked(mask, text);
}

/// The work of the application itself (jobs, command line).
inline Principal system_principal(std::string name) {
  Principal principal;
  principal.side = Side::vendor;
  principal.name = std::move(name);
  principal.language = Language::en;
  return principal;
}

}  // namespace pc::access
