// Public: personal data shown in full. Every look is counted, kept for the owner of the data, and has a reason where
// the partner wants one. The audit log's own line is written by the edge, as for every act.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "audit.hpp"

namespace pc::audit {

namespace errors {
inline constexpr ErrorCode reason_required{"audit.reason_required", Kind::precondition,
                                           "Please give a reason for looking at personal data.",
                                           "请填写查看敏感信息的原因。"};
inline constexpr ErrorCode too_many_reveals{"audit.too_many_reveals", Kind::exhausted,
                                            "Too many looks at personal data. Try again in {} seconds.",
                                            "查看敏感信息过于频繁，请在 {} 秒后重试。"};
}  // namespace errors

/// Looks of one person. A look at many people counts as one for every five of them, so that three columns of the
/// longest page are as many as sixty rows.
inline constexpr std::int64_t k_reveals_a_minute = 60;
inline constexpr std::int64_t k_people_a_look = 5;

/// Whose data it is.
struct Owner {
  TenantId tenant;
  std::string_view kind;  // "customer", "person"
  std::int64_t id = 0;
};

/// One look: a row, or a column of a page.
struct Look {
  std::vector<Owner> owners;
  std::vector<std::string> fields;  // "mobile", "email"
  std::string reason;
};

/// Keeps it. Refuses audit.too_many_reveals, audit.reason_required.
Outcome keep_look(db::Transaction& tx, const access::Principal& who, const Look& look, IdSource& ids,
                  Instant now);
/// As `keep_look`, for a file whose reason and permission were looked at when it was asked for: nothing is refused.
void keep_taken(db::Transaction& tx, const access::Principal& who, const Look& look, IdSource& ids,
                Instant now);
/// The note for the audit log: whose data, which fields, why.
Note note_of(const Look& look);

/// A look as the owner of the data sees it.
struct Seen {
  std::int64_t id = 0;
  Instant at;
  std::string side, person_name;
  std::int64_t partner = 0;
  std::vector<std::string> fields;
  std::string reason;
};
/// Newest first.
std::vector<Seen> looks_at(db::Reader& reader, const Owner& owner, std::int64_t limit, std::int64_t offset);
std::int64_t count_looks_at(db::Reader& reader, const Owner& owner);

/// What a partner wants of its people who look at personal data.
struct RevealPolicy {
  bool reason_required = false;
  Instant changed_at{0};
  std::string changed_by;
};
RevealPolicy reveal_policy(db::Reader& reader, TenantId tenant, std::int64_t partner);
void set_reveal_policy(db::Transaction& tx, const access::Principal& who, bool reason_required, Instant now);

}  // namespace pc::audit
