// What each pot gives to a price, or gets back of it. Spec: payment ordering rules.
#pragma once
#include <string_view>
#include <vector>

#include "money/charging/postings.hpp"
#include "platform/base/base.hpp"

namespace pc::charging {

/// A pot that pays, and how value leaves it and comes back. Declared once, compared by address.
struct PotKind {
  std::string_view id;                     // as payments are stored
  const books::TransferCode* charged;      // to the cloud's revenue
  const books::TransferCode* refunded;     // back into the pot
  const books::TransferCode* handed_back;  // to the partner after the relation ended; nullptr: into the pot
};
inline constexpr PotKind k_topup{"topup", &postings::charged, &postings::refunded,
                                 &postings::refunded_to_partner};
inline constexpr PotKind k_credit{"credit", &postings::charged_credit, &postings::refunded_credit,
                                  &postings::refunded_credit_to_partner};
/// What no pot covers is owed (欠款).
inline constexpr PotKind k_arrears{"arrears", &postings::charged_arrears, &postings::refunded_arrears,
                                   nullptr};
/// What a partner pays for a customer (代支付).
inline constexpr PotKind k_partner_topup{"partner_topup", &postings::paid_by_partner,
                                         &postings::returned_to_partner, nullptr};
inline constexpr PotKind k_partner_credit{"partner_credit", &postings::paid_by_partner_credit,
                                          &postings::returned_to_partner_credit, nullptr};
inline constexpr const PotKind* k_pots[] = {&k_topup, &k_credit, &k_arrears, &k_partner_topup,
                                            &k_partner_credit};

/// A price as a list of pots and amounts; the amounts of a refund are negative.
class Payment {
 public:
  struct Part {
    const PotKind* pot;
    Money amount;  // not nothing
  };
  Payment() = default;
  Payment(std::initializer_list<Part> parts) {
    for (const auto& part : parts) add(*part.pot, part.amount);
  }

  void add(const PotKind& pot, Money amount);
  void add(const Payment& other);
  /// Nothing when the pot has no part in it.
  Money of(const PotKind& pot) const;
  Money total() const;
  /// In the order in which the pots were added.
  const std::vector<Part>& parts() const { return parts_; }

 private:
  std::vector<Part> parts_;
};

}  // namespace pc::charging
