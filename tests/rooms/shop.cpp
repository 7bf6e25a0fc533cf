#include "shop.hpp"

#include "money/catalogue/products.hpp"
#include "people/persons/persons.hpp"
#include "sales/orders/fulfilling.hpp"
#include "sales/orders/paying.hpp"
#include "sales/orders/renewing.hpp"
#include "sales/orders/running.hpp"
#include "sales/orders/unsubscribing.hpp"
#include "sales/renewals/renewals.hpp"

namespace pc::rooms {
namespace {

const access::Principal k_operator = access::system_principal("operator");
const db::Statement insert_person{
    "shop.insert_person",
    "INSERT INTO person (tenant_id, person_id, side, partner_id, customer_id, distributor, account_name, "
    "user_name, display_name, password_hash, roles, language, status, failed_sign_ins, locked_until, "
    "created_at) VALUES ($1, $2, $3, $4, $5, 0, $6, $6, $6, '', $7, 'en', 'active', 0, 0, 0)"};
const db::Statement select_told{
    "shop.told_everywhere", "SELECT subject_en FROM message WHERE kind = $1 ORDER BY created_at, message_id"};

}  // namespace

void Shop::before_start() {
  services.keep(persons::PresetRoles{{{"partner_admin",
                                       "Administrator",
                                       "管理员",
                                       {&orders::permissions::pay, &renewals::permissions::process}}}});
}

void Shop::SetUp() {
  Relations::SetUp();
  ours = partner();
  acme = customer(ours);
  remote = customer(ours, customers::Association::referral);
  server = product("s6.large");
  EXPECT_EQ(top_up(ours, 100'000'000), "");
  person("partner_admin", "partner", 0);
  person("customer", "customer", acme.id.value);
}

void Shop::person(const std::string& role, const std::string& side, std::int64_t of_customer) {
  database().write(ours.tenant, [&](db::Transaction& tx) {
    const auto id = ++made_;
    return tx.change(insert_person, {ours.tenant.value, std::int64_t{1'000 + id}, side, ours.id.value,
                                     of_customer, "Person " + std::to_string(id), role}) == 1;
  });
}

catalogue::ProductId Shop::product(const std::string& spec, const char* month, bool rarely_renewed) {
  catalogue::ProductId made;
  act(TenantId(), k_operator, [&](work::Work& work) -> Outcome {
    catalogue::Offer offer;
    offer.service_type_code = "ecs";
    offer.service_zh = "弹性云服务器";
    offer.service_en = "Elastic Cloud Server";
    offer.resource_type_code = "vm";
    offer.resource_zh = "云主机";
    offer.spec = offer.spec_zh = spec;
    offer.region = "cn-north-4";
    offer.rarely_renewed = rarely_renewed;
    offer.unit = "month";
    offer.price = *Decimal::parse(month);
    PC_TRY(kept, keep(work.tx, offer, "operator", work.now));
    made = kept.product;
    return Done{};
  });
  return made;
}

Said Shop::orders_it(const customers::Customer& customer, catalogue::ProductId product, std::int64_t number,
                     std::int64_t months, orders::OrderId& made) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
    PC_TRY(buyer, orders::ordering(work));
    const orders::Item item{product, 1, number, "month", months};
    PC_TRY(wishes, orders::wishes_of(work.tx, buyer, {&item, 1}, work.now));
    PC_TRY(id, orders::place(work, buyer, wishes, {}));
    made = id;
    return Done{};
  });
}

Said Shop::pays(const customers::Customer& customer, orders::OrderId id) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
    PC_TRY(buyer, orders::ordering(work));
    return orders::pay(work, buyer, {&id, 1});
  });
}

orders::OrderId Shop::bought(const customers::Customer& customer, catalogue::ProductId product,
                             const std::string& resource, std::int64_t number, std::int64_t months) {
  orders::OrderId id;
  EXPECT_EQ(orders_it(customer, product, number, months, id), "");
  EXPECT_EQ(pays(customer, id), "");
  const auto lines = detail(id).lines;
  for (std::size_t i = 0; i < lines.size(); ++i)
    EXPECT_EQ(act(customer.tenant, k_operator,
                  [&](work::Work& work) {
                    const auto name = i == 0 ? resource : resource + "-" + std::to_string(i);
                    return orders::deliver(work, customer.tenant, lines[i].id, {name, name});
                  }),
              "");
  return id;
}

Said Shop::renews(const customers::Customer& customer, const std::string& resource) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
    PC_TRY(buyer, orders::ordering(work));
    PC_TRY(id, orders::renew(work, buyer, {{resource}, "month", 1, {}}));
    return orders::pay(work, buyer, {&id, 1});
  });
}

Said Shop::unsubscribes(const customers::Customer& customer, const std::string& resource) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
    const auto buyer = customers::find(work.tx, customer.tenant, customer.id);
    PC_CHECK(orders::unsubscribe(work, *buyer, {&resource, 1}, false, "no need"));
    return Done{};
  });
}

orders::OrderDetail Shop::detail(orders::OrderId id) {
  orders::OrderDetail seen;
  look(k_operator, [&](const work::View& view) {
    auto found = orders::show_order(view, {id});
    ASSERT_TRUE(found.ok());
    seen = std::move(*found);
  });
  return seen;
}

resources::Resource Shop::resource(const customers::Customer& customer, const std::string& id) {
  resources::Resource found;
  look(k_operator, [&](const work::View& view) {
    auto running = orders::running(view.reader, customer.tenant, customer.id, id);
    ASSERT_TRUE(running.ok());
    found = std::move(*running);
  });
  return found;
}

std::vector<std::string> Shop::told(const std::string& kind) {
  std::vector<std::string> all;
  look(k_operator, [&](const work::View& view) {
    for (const auto& row : view.reader.rows(select_told, {kind})) all.push_back(row.text(0));
  });
  return all;
}

void Shop::pass(std::int64_t seconds) {
  now = now.plus_seconds(seconds);
  clock_.stop_at(now);
}

}  // namespace pc::rooms
