#include "line.hpp"

#include "platform/base/hash.hpp"

namespace pc::audit {
namespace {

std::string first_form(const std::string& previous, const Line& line) {
  std::string text = previous;
  for (const std::int64_t number : {line.tenant_id, line.sequence, line.at, line.person_id})
    text += "\n" + std::to_string(number);
  for (const auto* part :
       {&line.person_name, &line.act, &line.subject, &line.outcome, &line.detail, &line.request_id})
    text += "\n" + *part;
  return text;
}

/// Every part with its length, so that nothing can be shifted from one to the next.
std::string second_form(const std::string& previous, const Line& line) {
  std::string text = "1 " + previous;
  for (const std::int64_t number : {line.tenant_id, line.sequence, line.at, line.person_id, line.partner_id,
                                    line.customer_id, line.actor_id, line.actor_partner_id})
    text += "\n" + std::to_string(number);
  for (const auto* part : {&line.person_name, &line.act, &line.subject, &line.outcome, &line.detail,
                           &line.request_id, &line.actor_name})
    text += "\n" + std::to_string(part->size()) + ":" + *part;
  return text;
}

}  // namespace

std::string hash_after(const std::string& previous, const Line& line) {
  return sha256_hex(line.form == 0 ? first_form(previous, line) : second_form(previous, line));
}

bool follows(const std::string& previous, const Line& line) {
  const bool known_form = line.form == 0 || line.form == 1;
  const bool older = line.partner_id == 0 && line.customer_id == 0 && line.actor_id == 0 &&
                     line.actor_partner_id == 0 && line.actor_name.empty();
  return known_form && (line.form == 1 || older) && line.hash == hash_after(previous, line);
}

}  // namespace pc::audit
