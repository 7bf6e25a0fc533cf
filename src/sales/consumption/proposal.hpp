// Public: products and unit prices that a bill speaks of, as a file for the catalogue's import: where a vendor begins.
#pragma once
#include <iosfwd>
#include <map>
#include <span>
#include <string>

#include "sales/consumption/focus/parse.hpp"

namespace pc::consumption {

/// Gathers what lines of use tell: service, type of resource, SKU, region, pricing unit and list unit price.
class CatalogueProposal {
 public:
  /// `yuan`: of one unit of the bill's currency; nothing for bills in yuan.
  explicit CatalogueProposal(std::optional<Decimal> yuan = {}) : yuan_(std::move(yuan)) {}

  /// Refuses catalogue.proposal_rate for a bill in another currency than yuan when no rate was given.
  Outcome take(const focus::Line& line);
  /// One price a line, in the columns of the catalogue's import.
  std::string csv() const;
  std::size_t prices() const { return offers_.size(); }

 private:
  struct Key {
    std::string service, type, spec, region, unit;
    auto operator<=>(const Key&) const = default;
  };
  struct Offer {
    Decimal price;
    std::string pricing_unit;
  };
  std::optional<Decimal> yuan_;
  std::map<Key, Offer> offers_;
};

/// Of a FOCUS bill (CSV, gzip). Throws std::runtime_error naming what is wrong with the file.
CatalogueProposal propose_catalogue(const std::string& path, const std::optional<Decimal>& yuan);

namespace errors {
inline constexpr ErrorCode proposal_rate{"catalogue.proposal_rate", Kind::precondition,
                                         "The bill is in {}. Say how many yuan one unit of it is.",
                                         "账单币种为 {}，请提供对人民币的汇率。"};
}  // namespace errors

}  // namespace pc::consumption
