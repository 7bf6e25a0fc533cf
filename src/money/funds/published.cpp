// What other systems hear of allocations and reclaims.
#include "published.hpp"

#include "market/customers/customers.hpp"
#include "people/webhooks/published.hpp"
#include "platform/wire/codecs.hpp"
#include "record.hpp"

namespace pc::funds {
namespace {

/// An adjustment without names, memo and who did it.
struct Moved {
  static constexpr const char* shape_name = "FundsMoved";
  std::string trans_id, partner_id, customer_id;
  Money amount;
  Source source = Source::topup;
  Money arrears_settled, customer_balance;
  Instant at;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Moved::trans_id>("trans_id", "Transaction number."),
        wire::field<&Moved::partner_id>("partner_id", "The partner."),
        wire::field<&Moved::customer_id>("customer_id", "The customer."),
        wire::field<&Moved::amount>("amount", "In yuan."),
        wire::field<&Moved::source>("source", "topup, credit or mixed."),
        wire::field<&Moved::arrears_settled>("arrears_settled", "What of it settled arrears."),
        wire::field<&Moved::customer_balance>("customer_balance", "What the customer has afterwards."),
        wire::field<&Moved::at>("at", "When.")};
    return all;
  }
};

webhooks::Outside outside(db::Transaction& tx, TenantId tenant, const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  const auto done = wire::decode<Adjustment>(*json);
  ensure(done.ok(), "an announcement of this application has its shape");
  const auto customer = customers::find(tx, tenant, customers::CustomerId(event.subject));
  ensure(customer.has_value(), "money was moved for a customer that is there");
  const Moved moved{done->trans_id, customer->partner.text(), customer->id.text(),    done->amount,
                    done->source,   done->arrears_settled,    done->customer_balance, done->at};
  return {customer->partner.value, wire::encode(moved)};
}

}  // namespace

void declare_published(Services& services) {
  services.declare(
      webhooks::Published{events::allocated, "funds.allocated", "Funds allocated", "已拨款", &outside});
  services.declare(
      webhooks::Published{events::reclaimed, "funds.reclaimed", "Funds reclaimed", "已回收", &outside});
}

}  // namespace pc::funds
