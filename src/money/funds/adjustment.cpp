#include "adjustment.hpp"

namespace pc::funds {

std::string_view operation_text(Operation operation) {
  switch (operation) {
    case Operation::allocate: return "allocate";
    case Operation::reclaim: return "reclaim";
    case Operation::disassociation_reclaim: return "unbind_reclaim";
  }
  return "";
}

std::optional<Operation> operation_of_text(std::string_view text) {
  for (const auto operation : {Operation::allocate, Operation::reclaim, Operation::disassociation_reclaim})
    if (operation_text(operation) == text) return operation;
  return std::nullopt;
}

std::string_view source_text(Source source) {
  switch (source) {
    case Source::topup: return "topup";
    case Source::credit: return "credit";
    case Source::mixed: return "mixed";
  }
  return "";
}

std::optional<Source> source_of_text(std::string_view text) {
  for (const auto source : {Source::topup, Source::credit, Source::mixed})
    if (source_text(source) == text) return source;
  return std::nullopt;
}

std::string transaction_number(Operation operation, AdjustmentId id) {
  return (operation == Operation::allocate ? "AD" : "RE") + id.text();
}

std::optional<AdjustmentId> id_of_transaction_number(std::string_view text) {
  if (!text.starts_with("AD") && !text.starts_with("RE")) return std::nullopt;
  return parse_id_as<AdjustmentId>(text.substr(2));
}

Refusal not_covered(const Refusal& of_books, const ErrorCode& too_little) {
  const bool full = of_books.code == &books::errors::account_full;
  return refuse(full ? books::errors::account_full : too_little, "amount", of_books.allowed);
}

Outcome check_amount(Money amount) {
  if (!amount.positive())
    return refuse(errors::amount, "amount", "0.01 - " + Money::fen(limits::amount_fen_max).text());
  return Done{};
}

Outcome check_target(const Target& target, partners::PartnerId payer) {
  if (target.partner != payer || target.association == customers::Association::none)
    return refuse(errors::not_your_customer, "customer_id");
  if (target.association != customers::Association::resale) return refuse(errors::not_resale, "customer_id");
  return partners::check_may_move_money(target.partner_status);
}

}  // namespace pc::funds
