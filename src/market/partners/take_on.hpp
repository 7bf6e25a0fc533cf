// A partner begins: its place in the tree, and its main account (主账号), by which everything else of it is made.
#pragma once
#include "api/edge/route.hpp"
#include "market/partners/partners.hpp"
#include "platform/base/secret.hpp"

namespace pc::partners {

/// Who signs in first, and how. `password_hash`: made before, off the lane; empty: made here of `password`.
struct MainPerson {
  std::string name, mobile, email;  // of the contact person; without a name the company's stands for it
  Language language = Language::zh_CN;
  Secret password;
  std::string password_hash;
  bool must_change_password = true;
  std::string made_by = {};  // which submit; the same again finds the person
};

/// Refuses invalid_value and harmful_character at `name`.
Outcome check_company_name(std::string_view name);
/// Whether no other partner than `self` has this name, however it is typed. Refuses partners.company_taken.
Outcome check_name_free(db::Reader& reader, const std::string& name, PartnerId self = {});

/// Of `wanted` and `person`, in the order of a form. Refuses invalid_value at `name` and `contact_name`, missing_value
/// and invalid_value at `distributor_id`, identity.account_name, identity.mobile, identity.email.
Outcome check_new_partner(const NewPartner& wanted, const MainPerson& person);

/// Both in one transaction, on the lane of the tree. Refuses partners.company_taken, identity.name_taken, and
/// partners.unknown when the distributor is none. Throws db::Conflict when its state changed meanwhile.
Result<Partner> take_on(db::Transaction& tx, PartnerId id, const NewPartner& wanted, const MainPerson& person,
                        Instant now);

}  // namespace pc::partners
