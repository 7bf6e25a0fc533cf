#include "create_account.hpp"

#include "code_mails.hpp"
#include "codes.hpp"
#include "main_account.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"
#include "people/passwords/passwords.hpp"

namespace pc::joining {
namespace {

Outcome check(const Services& services, const CreateAccount& wanted, const std::string& name) {
  if (wanted.partner.standing != partners::PartnerStatus::normal) return acquisition::errors::partner_closed;
  if (!good_account_name(name)) return refuse(errors::bad_account_name, "domain_name");
  if (!wanted.mobile.empty() && !acquisition::good_mobile(wanted.mobile))
    return refuse(errors::bad_phone, "mobile_phone");
  if (wanted.password.empty()) return Done{};
  return services.get<passwords::Passwords>().check_password(wanted.password, std::vector{name, wanted.mobile},
                                                          "password");
}

}  // namespace

Result<customers::Customer> create_account(work::Work& work, const CreateAccount& wanted) {
  // A letter first, as names want it.
  const std::string name = wanted.account_name.empty() ? "c" + random_hex(16).substr(1) : wanted.account_name;
  PC_CHECK(check(work.tx.services(), wanted, name));
  const TenantId tenant = wanted.partner.tenant;
  // Only a proved number counts against what a number may be used for.
  if (!wanted.mobile.empty() && wanted.code.empty())
    return refuse(pc::errors::missing_value, "verification_code");
  if (!wanted.mobile.empty()) {
    const auto used = use_code(work.tx, tenant, k_for_registration, wanted.mobile, wanted.code, work.now);
    if (!used) {
      Refusal why = used.refusal();
      why.field = "verification_code";
      return why;
    }
  }
  customers::Customer c;
  c.id = work.ids.next_as<customers::CustomerId>(work.now);
  c.name = c.account_name = name;
  c.mobile = wanted.mobile;
  const bool free = work.tx.change(store::claim_external, {tenant, wanted.partner.id, wanted.external_type,
                                                           wanted.external_id, c.id}) == 1;
  if (!free) return refuse(errors::external_id_used, "xaccount_id");
  if (!wanted.mobile.empty() && accounts_with_mobile(work.tx, wanted.mobile) >= k_accounts_per_contact_max)
    return refuse(errors::contact_exhausted, "mobile_phone");
  PC_TRY(customer,
         associate_new(work, std::move(c), {wanted.partner, wanted.association, {}, wanted.manager, false}));
  auto person = main_account_of(customer);
  person.password = wanted.password.empty() ? Secret(random_hex(16)) : wanted.password;
  person.password_hash = wanted.password_hash;
  PC_CHECK(open_main_account(work, person));
  return customer;
}

std::vector<External> externals(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                                std::span<const customers::CustomerId> customers) {
  std::vector<store::OfBoth> wanted;
  for (const auto& customer : customers) wanted.push_back({tenant, partner, customer});
  std::vector<External> all(customers.size());
  reader.each_of(store::select_external, wanted, [&](std::size_t place, const store::ExternalId& found) {
    all[place] = {found.external_type, found.external_id};
  });
  return all;
}

Outcome send_registration_code(work::Work& work, TenantId tenant, const std::string& mobile,
                               std::int64_t minutes, Language language) {
  if (!acquisition::good_mobile(mobile)) return refuse(errors::bad_phone, "mobile_phone");
  PC_CHECK(count_code_of_partner(work.tx, tenant, work.who.partner, work.now));
  PC_TRY(code, new_code(work.tx, tenant, k_for_registration, mobile, minutes, work.now));
  return text_code(work, tenant, mobile, code, minutes, language);
}

std::optional<NewCustomerTag> new_tag_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                                         customers::CustomerId id) {
  const auto row = reader.maybe(store::select_new_tags, {tenant, partner, id});
  if (!row) return std::nullopt;
  return new_customer_tag(row->verified_status, row->created_at, row->first_at);
}

std::optional<std::string> mobile_of(std::string_view text) {
  if (text.starts_with("0086-")) text.remove_prefix(5);
  if (!acquisition::good_mobile(text)) return std::nullopt;
  return std::string(text);
}

}  // namespace pc::joining
