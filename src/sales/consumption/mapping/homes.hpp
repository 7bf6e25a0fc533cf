// Where lines of a bill belong: which customer, by the mappings of accounts (账户映射) as of the day of consumption.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sales/consumption/delivery/match.hpp"
#include "market/customers/customers.hpp"

namespace pc::consumption {

struct Home {
  TenantId tenant;
  customers::CustomerId customer;
};

/// Billing account and sub-account → customer; a mapping of the whole account serves sub-accounts without their own.
class Homes {
 public:
  void load(db::Reader& reader);
  std::optional<Home> find(const std::string& billing_account, const std::string& sub_account, Instant at) const;
  /// How the bills of an account are delivered, as its mappings say; unsaid where they say nothing, or not the same.
  DeliveryMode delivery_of(const std::string& billing_account) const;

 private:
  struct Mapped {
    Day first, end;
    customers::CustomerId customer;
    TenantId tenant;  // when it was mapped
  };
  TenantId tenant_of(const Mapped& mapped, Instant at) const;

  std::map<std::pair<std::string, std::string>, std::vector<Mapped>> mapped_;
  std::map<std::string, std::vector<DeliveryMode>> delivery_;
  /// Customers who have come to another tenant since they were mapped: there from these periods on.
  struct Moved {
    TenantId tenant;
    std::vector<customers::AssociationPeriod> periods;
  };
  std::map<customers::CustomerId, Moved> moved_;
};

}  // namespace pc::consumption
