// A line of the audit log and the hash that chains it. Pure.
#pragma once
#include <cstdint>
#include <string>

namespace pc::audit {

/// As it is stored: members are columns.
struct Line {
  std::int64_t tenant_id = 0, sequence = 0, at = 0;
  std::int64_t person_id = 0;
  std::string person_name, act, subject, outcome, detail, request_id;
  std::int64_t form = 1;                         // over which members the hash goes
  std::int64_t partner_id = 0, customer_id = 0;  // where the person stands
  std::int64_t actor_id = 0;                     // who really acted, when it was not the person
  std::string actor_name;
  std::int64_t actor_partner_id = 0;
  std::string hash;
};

/// The hash of `line` after the one with hash `previous`. Every member but `hash` counts; lines of form 0, written
/// before there were actors, have none of the later members.
std::string hash_after(const std::string& previous, const Line& line);

/// Whether `line` is what was written after `previous`.
bool follows(const std::string& previous, const Line& line);

}  // namespace pc::audit
