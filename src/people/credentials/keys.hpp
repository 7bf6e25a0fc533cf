// 我的凭证: a person's access keys for the Open API; an administrator sees and closes those of their people.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "people/persons/member.hpp"

namespace pc::credentials {

inline constexpr std::size_t k_keys_max = 2;
using persons::OnePerson;

/// Declares fields() of a shape beside its members.
#define PC_KEY_SHAPE(type, ...)                         \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

enum class KeyScope { all, read };
std::span<const wire::Name<KeyScope>> names(KeyScope);
enum class KeyStatus { active, disabled };
std::span<const wire::Name<KeyStatus>> names(KeyStatus);

struct KeyRow {
  std::string id;
  KeyStatus status = KeyStatus::active;
  KeyScope scope = KeyScope::all;
  std::string remark;
  Instant created_at;
  std::optional<Instant> expires_at, last_used_at;
  bool expired = false;
  PC_KEY_SHAPE(KeyRow, wire::field<&KeyRow::id>("id", "Access key id (AK)."),
                    wire::field<&KeyRow::status>("status", "active or disabled."),
                    wire::field<&KeyRow::scope>("scope", "all, or read: nothing is changed with it."),
                    wire::field<&KeyRow::remark>("remark", "What it is for."),
                    wire::field<&KeyRow::created_at>("created_at", "Since when."),
                    wire::field<&KeyRow::expires_at>("expires_at", "Null: never."),
                    wire::field<&KeyRow::last_used_at>("last_used_at", "To the minute; null: never."),
                    wire::field<&KeyRow::expired>("expired", "No longer opens anything."))
};
struct KeyRows {
  std::int64_t most = static_cast<std::int64_t>(k_keys_max);
  std::vector<KeyRow> items;
  PC_KEY_SHAPE(KeyRows, wire::field<&KeyRows::most>("most", "Keys a person may have."),
                    wire::field<&KeyRows::items>("items", "Oldest first."))
};
Result<KeyRows> my_keys(const work::View& view, const edge::Nothing&);
Result<KeyRows> list_keys(const work::View& view, const OnePerson& query);

struct CreateKey {
  std::optional<Text<0, 64>> remark;
  KeyScope scope = KeyScope::all;
  std::optional<Day> expires_on;
  std::optional<TypedPassword> password;
  PC_KEY_SHAPE(CreateKey, wire::field<&CreateKey::remark>("remark", "What it is for."),
                    wire::field<&CreateKey::scope>("scope", "all or read."),
                    wire::field<&CreateKey::expires_on>("expires_on", "Last day of use; null: no end."),
                    wire::field<&CreateKey::password>("password",
                                                      "The password, beside a code where one is asked for."))
};
struct CreatedKey {
  std::string id, secret;
  PC_KEY_SHAPE(CreatedKey, wire::field<&CreatedKey::id>("id", "Access key id (AK)."),
                    wire::field<&CreatedKey::secret>("secret", "Secret access key (SK); not told again."))
};
Result<CreatedKey> create_key(const access::Principal& who, edge::Exchange& exchange,
                              const CreateKey& input);

struct EditKey {
  Text<1, 64> key_id;
  std::optional<KeyStatus> status;
  std::optional<Text<0, 64>> remark;
  std::optional<TypedPassword> password;
  PC_KEY_SHAPE(EditKey, wire::naming<&EditKey::key_id>("key", "key_id", "The key."),
                    wire::field<&EditKey::status>("status", "active or disabled; null: as it is."),
                    wire::field<&EditKey::remark>("remark", "Null: as it is."),
                    wire::field<&EditKey::password>("password", "The password, to make a key active."))
};
struct OneKey {
  Text<1, 64> key_id;
  PC_KEY_SHAPE(OneKey, wire::naming<&OneKey::key_id>("key", "key_id", "The key."))
};
Result<edge::Nothing> edit_my_key(const access::Principal& who, edge::Exchange& exchange,
                                  const EditKey& input);
Result<edge::Nothing> delete_my_key(work::Work& work, const OneKey& input);

struct EditKeyOf {
  access::PersonId person_id;
  Text<1, 64> key_id;
  KeyStatus status = KeyStatus::active;
  std::optional<TypedPassword> password;
  PC_KEY_SHAPE(EditKeyOf, wire::field<&EditKeyOf::person_id>("person_id", "The person."),
                    wire::naming<&EditKeyOf::key_id>("key", "key_id", "The key."),
                    wire::field<&EditKeyOf::status>("status", "active or disabled."),
                    wire::field<&EditKeyOf::password>("password", "The caller's own, to make a key active."))
};
struct OneKeyOf {
  access::PersonId person_id;
  Text<1, 64> key_id;
  PC_KEY_SHAPE(OneKeyOf, wire::field<&OneKeyOf::person_id>("person_id", "The person."),
                    wire::naming<&OneKeyOf::key_id>("key", "key_id", "The key."))
};
Result<edge::Nothing> edit_key_of(const access::Principal& who, edge::Exchange& exchange,
                                  const EditKeyOf& input);
Result<edge::Nothing> delete_key_of(work::Work& work, const OneKeyOf& input);

}  // namespace pc::credentials
