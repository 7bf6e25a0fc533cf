// A small market whose partners and customers end, switch and authorise their relations.
#pragma once
#include <functional>

#include "market.hpp"
#include "market/partners/set_state.hpp"
#include "market/relations/act_for.hpp"
#include "market/relations/authorise.hpp"
#include "market/relations/relation_change.hpp"

namespace pc::rooms {

class Relations : public Market {
 protected:
  /// Somebody of the customer's.
  access::Principal person_of(const customers::Customer& customer) const;

  Said ask_to_disassociate(const partners::Partner& partner, const customers::Customer& customer);
  Said ask_to_switch(const partners::Partner& partner, const customers::Customer& customer);
  Said ask_to_leave(const customers::Customer& customer);
  /// The request asked for last.
  Said decide(const access::Principal& who, bool agree, const std::string& answer = "because");
  Said withdraw(const access::Principal& who);
  /// Asked by the partner and agreed to.
  void disassociate(const partners::Partner& partner, const customers::Customer& customer);
  std::int64_t expire();
  /// 申请客户授权, with the letter of today where `read` says so; the authorisation asked for last.
  Said ask_authorization(const partners::Partner& partner, const customers::Customer& customer,
                         bool read = true);
  Said authorise(const customers::Customer& customer, bool agree = true, bool read = true,
                 const std::string& reason = "");
  Said revoke(const customers::Customer& customer);
  std::vector<std::string> authorizations(const customers::Customer& customer);
  /// Asked for and granted.
  void authorised(const partners::Partner& partner, const customers::Customer& customer);
  Said begin_acting(const access::Principal& actor, const customers::Customer& customer);
  bool still_acting(const access::Principal& actor);
  void freeze(const partners::Partner& partner);
  /// By the vendor.
  Said set_state(const partners::Partner& partner, partners::PartnerStatus status,
                 const std::string& reason = "they do not pay");

  customers::Association association_of(const customers::Customer& customer);
  customers::Association association_at(const customers::Customer& customer, Instant at);
  int open_periods(const customers::Customer& customer);
  /// "part waiting", newest first.
  std::vector<std::string> states(const customers::Customer& customer);

  void look(const access::Principal& who, const std::function<void(const work::View&)>& body);
  std::vector<Said> at_once(const std::vector<std::function<Said()>>& acts);

  relations::RelationEventId last_request;
  relations::AuthorizationId last_authorization;
  std::int64_t last_acting = 0;
};

}  // namespace pc::rooms
