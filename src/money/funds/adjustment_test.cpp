#include "adjustment.hpp"

#include <gtest/gtest.h>

namespace pc::funds {
namespace {

Money fen(std::int64_t amount) { return Money::fen(amount); }

TEST(Amounts, of_a_fen_and_more_may_be_moved) {
  EXPECT_TRUE(check_amount(fen(1)).ok());
  for (const auto wrong : {fen(0), fen(-1)}) {
    const auto refused = check_amount(wrong);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.refusal().code, &errors::amount);
    EXPECT_TRUE(refused.refusal().allowed.starts_with("0.01 - "));
  }
}

TEST(Targets, are_the_payers_own_resale_customers_refused_in_the_documented_order) {
  const partners::PartnerId payer(7);
  const auto said = [&](const Target& target) -> const ErrorCode* {
    const auto checked = check_target(target, payer);
    return checked.ok() ? nullptr : checked.refusal().code;
  };
  using customers::Association;
  using partners::PartnerStatus;
  EXPECT_EQ(said({payer, Association::resale, PartnerStatus::normal}), nullptr);
  EXPECT_EQ(said({partners::PartnerId(8), Association::referral, PartnerStatus::frozen}), &errors::not_your_customer);
  EXPECT_EQ(said({payer, Association::none, PartnerStatus::frozen}), &errors::not_your_customer);
  EXPECT_EQ(said({payer, Association::referral, PartnerStatus::frozen}), &errors::not_resale);
  EXPECT_NE(said({payer, Association::resale, PartnerStatus::frozen}), nullptr);
}

TEST(TransactionNumbers, are_read_back_and_nothing_else_is) {
  const AdjustmentId id(1234567890123);
  for (const auto operation : {Operation::allocate, Operation::reclaim, Operation::disassociation_reclaim})
    EXPECT_EQ(id_of_transaction_number(transaction_number(operation, id)), id);
  EXPECT_TRUE(transaction_number(Operation::allocate, id).starts_with("AD"));
  EXPECT_TRUE(transaction_number(Operation::disassociation_reclaim, id).starts_with("RE"));
  for (const char* wrong : {"", "AD", "XX1", "AD1x", "AD-1", "ad1"})
    EXPECT_FALSE(id_of_transaction_number(wrong).has_value()) << wrong;
}

TEST(Words, of_operations_and_sources_are_read_back) {
  for (const auto operation : {Operation::allocate, Operation::reclaim, Operation::disassociation_reclaim})
    EXPECT_EQ(operation_of_text(operation_text(operation)), operation);
  for (const auto source : {Source::topup, Source::credit, Source::mixed})
    EXPECT_EQ(source_of_text(source_text(source)), source);
  EXPECT_FALSE(operation_of_text("gift"));
  EXPECT_FALSE(source_of_text(""));
}

}  // namespace
}  // namespace pc::funds
