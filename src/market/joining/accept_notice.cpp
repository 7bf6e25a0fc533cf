#include "accept_notice.hpp"

#include "agreements.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::joining {

void accept_notice(work::Work& work, const customers::Customer& customer, const std::string& by) {
  const auto& notice = current_notice();
  work.tx.change(store::insert_acceptance,
                 {.tenant_id = customer.tenant,
                  .customer_id = customer.id,
                  .agreement = std::string(notice.id),
                  .version = notice.version,
                  .partner_id = customer.partner,
                  .accepted_by = by,
                  .text_hash = sha256_hex(std::string(notice.text_zh) + "\n" + std::string(notice.text_en)),
                  .accepted_at = work.now});
}

}  // namespace pc::joining
