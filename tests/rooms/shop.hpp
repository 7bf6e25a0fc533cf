// A small market in which customers order servers, pay from their balance and have them delivered.
#pragma once
#include "market/resources/resource_list.hpp"
#include "relations.hpp"
#include "sales/orders/order_detail.hpp"

namespace pc::rooms {

class Shop : public Relations {
 protected:
  void before_start() override;
  void SetUp() override;
  /// Somebody of the partner's, or of its customer's.
  void person(const std::string& role, const std::string& side, std::int64_t of_customer);

  /// Sold for 100 yuan a month, unless another price is said.
  catalogue::ProductId product(const std::string& spec, const char* month = "100",
                               bool rarely_renewed = false);
  Said orders_it(const customers::Customer& customer, catalogue::ProductId product, std::int64_t number,
                 std::int64_t months, orders::OrderId& made);
  Said pays(const customers::Customer& customer, orders::OrderId id);
  /// Ordered for some months, paid from the balance, delivered as `resource`, `resource`-1, …
  orders::OrderId bought(const customers::Customer& customer, catalogue::ProductId product,
                         const std::string& resource, std::int64_t number = 1, std::int64_t months = 1);
  /// For one month more.
  Said renews(const customers::Customer& customer, const std::string& resource);
  Said unsubscribes(const customers::Customer& customer, const std::string& resource);
  orders::OrderDetail detail(orders::OrderId id);
  resources::Resource resource(const customers::Customer& customer, const std::string& id);
  /// Titles of what somebody was told, newest last.
  std::vector<std::string> told(const std::string& kind);
  void pass(std::int64_t seconds);

  partners::Partner ours;
  customers::Customer acme, remote;
  catalogue::ProductId server;
};

}  // namespace pc::rooms
