// What is wrong with a statement or a table by the rules for one dialect on several engines.
#pragma once
#include <string>
#include <vector>

#include "arrows.hpp"
#include "platform/db/db.hpp"
#include "schema.hpp"

namespace pc::guards {

struct Sql {
  std::string name, text;
};
using Findings = std::vector<std::string>;

/// The room in its name.
std::string room_of_sql(const Sql& sql);

/// Every statement that the rooms registered, and the inserts their appends stand for.
std::vector<Sql> all_sql();

/// Named …_everywhere and only reads: meant to see all tenants.
bool reads_everywhere(const Schema& schema, const Sql& sql);

/// Words that one engine does not know, or understands otherwise.
Findings words(const Sql& sql);
/// A statement on a table of tenants names the tenant, unless it only reads and is called …_everywhere.
Findings tenants(const Schema& schema, const Sql& sql);
/// No statement moves rows from tenant to tenant in place: they may lie on different nodes. They are copied with every
/// column of the table and deleted.
Findings moves(const Schema& schema, const Sql& sql);
/// A room writes its own tables only and reads those of rooms it uses.
Findings arrows(const Schema& schema, const Arrows& arrows, const Sql& sql);
/// Types, keys and indexes of a table.
Findings table(const Schema& schema, const Arrows& arrows, const std::string& name);
/// Gathered rows fit their table: columns there, of that type, none missing.
/// Its rows have the columns that were declared, if any were.
Findings rows(const Schema& schema, const Sql& sql, const std::vector<std::string>& declared);
Findings append(const Schema& schema, const db::Append& append);

}  // namespace pc::guards
