// A key is made.
#pragma once
#include "credentials.hpp"

namespace pc::credentials {

/// What an access key may do, and until when; `made_by` says which submit made it.
struct NewKey {
  bool read_only = false;
  Instant expires_at{0};  // 0: never
  std::string remark, made_by;
};
AccessKey insert_key(db::Transaction& tx, TenantId tenant, access::PersonId person, const NewKey& wanted,
                     Instant now);

}  // namespace pc::credentials
