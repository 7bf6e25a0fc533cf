// The demo's relations: some end, some change, some are being talked about; customers authorise their partner.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "app/application.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

struct RelationStage {
  Application& application;
  access::Principal partner;                    // an administrator
  std::vector<customers::Customer>& customers;  // those who leave are marked
  Instant today;
  /// Lets somebody of the customer's sign in, under this name in the list of who can.
  std::function<void(const customers::Customer&, std::string_view persona)> let_in;
};

/// What happens to the relations of one partner in a month that begins at `start`; months come in order, 0 to 12.
void play_relations(const RelationStage& stage, int month, Instant start);

}  // namespace pc::app::demo
