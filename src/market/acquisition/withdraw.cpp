#include "withdraw.hpp"

#include "scope.hpp"
#include "store.hpp"

namespace pc::acquisition {

wire::Fields Withdraw::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Withdraw::registration_id>("registration_id", "The registration.")};
  return all;
}

Result<edge::Nothing> withdraw(work::Work& work, const Withdraw& input) {
  PC_TRY(r, own_registration(work.tx, work.who, input.registration_id));
  if (!is_live(r.now(work.now))) return errors::not_live;
  const auto from = r.state;
  r.state = RegistrationState::withdrawn;
  free_company(work.tx, r);
  if (!change_state(work.tx, r, from)) return errors::not_live;
  return edge::Nothing{};
}

}  // namespace pc::acquisition
