#include "link.hpp"

#include "store.hpp"
#include "tokens.hpp"

namespace pc::acquisition {

Result<Invitation> opened(db::Reader& reader, const std::string& token, Instant now) {
  const auto place = place_of(reader, token_hash(token));
  const auto found = place ? find_invitation(reader, place->tenant, place->id)
                           : find_invitation(reader, TenantId(), InvitationId());
  if (!found) return refuse(errors::link_unknown, "token");
  if (found->state == InvitationState::revoked) return refuse(errors::link_revoked, "token");
  if (found->state == InvitationState::associated) return refuse(errors::link_used, "token");
  if (found->expires_at <= now) return refuse(errors::link_expired, "token");
  return *found;
}

Result<TenantId> lane_of_token(db::Reader& reader, const std::string& token) {
  const auto place = place_of(reader, token_hash(token));
  if (!place) return refuse(errors::link_unknown, "token");
  return place->tenant;
}

Result<Offer> offer_of(db::Reader& reader, const Invitation& i, const partners::Partner& partner,
                       const std::string& company, Instant now) {
  Offer offer;
  offer.partner = partner.id;
  offer.partner_open = partner.standing == partners::PartnerStatus::normal;
  offer.registered_first = static_cast<bool>(i.registration);
  if (offer.registered_first) offer.company_key = company_key(i.company_name);
  if (const auto holder = holder_of(reader, name_claim(company), now)) offer.held_by = holder->partner;
  // A registration of ours counts for a generic link as well.
  if (!offer.registered_first && offer.held_by == partner.id) {
    offer.registered_first = true;
    offer.company_key = company;
  }
  return offer;
}

namespace {

Invitation one_use(work::Work& work, const Invitation& link, InvitationState state) {
  Invitation use = link;
  use.id = work.ids.next_as<InvitationId>(work.now);
  use.parent = link.id;
  use.kind = InvitationKind::joined;
  use.nonce.clear();
  use.state = state;
  use.created_at = use.ended_at = work.now;
  return use;
}

}  // namespace

void end_registration(work::Work& work, RegistrationId id, const customers::Customer& customer) {
  if (!id) {
    const auto holder = holder_of(work.tx, name_claim(company_key(customer.name)), work.now);
    if (holder && holder->partner == customer.partner) id = holder->registration;
  }
  const auto found = id ? find_registration(work.tx, customer.tenant, id) : std::nullopt;
  if (!found || !is_live(found->now(work.now))) return;
  auto done = *found;
  done.state = RegistrationState::associated;
  done.customer = customer.id;
  free_company(work.tx, done);
  change_state(work.tx, done, found->state);
}

Refusal failed(work::Work& work, const Invitation& i, const std::string& account_name,
               const std::string& company_name, const Refusal& why) {
  auto note = for_one(i.kind) ? i : one_use(work, i, InvitationState::failed);
  note.state = InvitationState::failed;
  note.failure = why.code->id;
  note.account_name = account_name;
  note.ended_at = work.now;
  if (for_one(i.kind)) {
    settle(work.tx, note);
  } else {
    note.company_name = company_name;
    insert(work.tx, note);
  }
  return refuse_and_keep(why);
}

Outcome fulfil(work::Work& work, const Invitation& i, const customers::Customer& customer) {
  auto done = for_one(i.kind) ? i : one_use(work, i, InvitationState::associated);
  done.state = InvitationState::associated;
  done.failure.clear();
  done.customer = customer.id;
  done.account_name = customer.account_name;
  done.ended_at = work.now;
  if (!for_one(i.kind)) {
    done.company_name = customer.name;
    insert(work.tx, done);
  } else if (!settle(work.tx, done)) {
    return refuse(errors::link_used, "token");
  }
  end_registration(work, i.registration, customer);
  return Done{};
}

}  // namespace pc::acquisition
