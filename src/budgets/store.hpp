// Statements and row mapping of budgets.
#pragma once
#include "budgets/budgets.hpp"

namespace pc::budgets::store {

extern const db::Statement select_one, select_page, select_any, upsert, move_on, delete_one, delete_seen, insert_record,
    count_nearly, select_quota, sum_granted, take_quota, upsert_quota, delete_quota;

Kept kept_of(const db::Row& row);

enum class Action { setting, removal };
std::string_view action_text(Action action);

struct Record {
  std::int64_t id = 0;
  Action action = Action::setting;
  std::string customer_name, by;
  Instant at;
};
void add_record(db::Transaction& tx, const Kept& kept, const Record& record);
void put(db::Transaction& tx, const Kept& kept);
/// False when somebody else has moved it on or set it anew since it was read.
bool update(db::Transaction& tx, const Kept& before, const Budget& after, Instant now);

}  // namespace pc::budgets::store
