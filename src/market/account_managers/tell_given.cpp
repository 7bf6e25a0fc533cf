#include "kinds.hpp"
#include "managers.hpp"

namespace pc::account_managers {
namespace {

constexpr std::size_t k_names_told = 20;

}  // namespace

void tell_given(work::Work& work, TenantId tenant, access::PersonId manager,
                const std::vector<std::string>& names) {
  if (names.empty() || manager == work.who.person) return;
  std::string told;
  for (std::size_t i = 0; i < std::min(names.size(), k_names_told); ++i)
    told += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > k_names_told) told += " …";
  const messages::Recipient to{tenant, manager};
  messages::notify(work, {&to, 1}, kinds::customers_given,
                   {{"count", std::to_string(names.size())}, {"names", told}});
}

}  // namespace pc::account_managers
