#include "products.hpp"

#include "store.hpp"

namespace pc::catalogue {
namespace {

const std::string& or_chinese(const std::string& english, const std::string& chinese) {
  return english.empty() ? chinese : english;
}

/// Names as they are said last. Returns whether they are new.
template <class Key, class Names, class Row>
bool keep_names(db::Transaction& tx, const db::Sql<Key, Names>& select, const Key& key, const Names& names,
                const db::Sql<Row>& upsert, const Row& row) {
  if (tx.maybe(select, key) == names) return false;
  tx.change(upsert, row);
  return true;
}

bool keep_service(db::Transaction& tx, const Offer& o) {
  const auto& en = or_chinese(o.service_en, o.service_zh);
  return keep_names(tx, store::select_service, store::OfService{o.service_type_code},
                    store::ServiceNames{o.service_zh, en, o.service_short}, store::upsert_service,
                    store::Service{o.service_type_code, o.service_zh, en, o.service_short});
}

bool keep_resource_type(db::Transaction& tx, const Offer& o) {
  const auto& en = or_chinese(o.resource_en, o.resource_zh);
  return keep_names(tx, store::select_resource, store::OfResource{o.service_type_code, o.resource_type_code},
                    store::Names{o.resource_zh, en}, store::upsert_resource,
                    store::Resource{o.service_type_code, o.resource_type_code, o.resource_zh, en});
}

bool keep_usage_type(db::Transaction& tx, const Offer& o) {
  if (o.charging != Charging::on_demand) return false;
  const auto& zh = or_chinese(o.usage_zh, o.unit);
  const auto& en = or_chinese(o.usage_en, zh);
  return keep_names(tx, store::select_usage,
                    store::OfUsage{o.service_type_code, o.resource_type_code, o.unit}, store::Names{zh, en},
                    store::upsert_usage,
                    store::UsageType{o.service_type_code, o.resource_type_code, o.unit, zh, en});
}

bool differ(const store::Product& known, const ProductFacts& facts) {
  return known.spec_zh != facts.spec_zh || known.spec_en != facts.spec_en ||
         known.sellable != facts.sellable || known.refundable != facts.refundable ||
         known.rarely_renewed != facts.rarely_renewed;
}

void update(db::Transaction& tx, ProductId id, const ProductFacts& facts, const std::string& by,
            Instant now) {
  tx.change(store::update_product, {id, facts.spec_zh, facts.spec_en, facts.sellable, facts.refundable,
                                    facts.rarely_renewed, by, now});
}

/// The product as the offer tells it. `known` is what it was.
Kept keep_product(db::Transaction& tx, const Offer& o, const std::optional<store::Product>& known,
                  const std::string& by, Instant now) {
  const auto& spec_zh = or_chinese(o.spec_zh, o.spec);
  const ProductFacts facts{spec_zh, or_chinese(o.spec_en, spec_zh), o.sellable, o.refundable,
                           o.rarely_renewed};
  if (known) {
    const bool news = differ(*known, facts);
    if (news) update(tx, known->product_id, facts, by, now);
    return {known->product_id, news};
  }
  const ProductId id(use<IdSource>(tx).next(now));
  if (tx.change(store::insert_product,
                {id, o.service_type_code, o.resource_type_code, o.spec, o.region, facts.spec_zh,
                 facts.spec_en, o.size_measure_id, o.sellable, o.refundable, o.rarely_renewed, by, now}) == 0)
    throw db::Conflict("a product was entered meanwhile");
  return {id, true};
}

std::vector<Price> prices_of(db::Reader& reader, ProductId product) {
  std::vector<Price> all;
  for (const auto& row : reader.rows(store::select_prices, {product}))
    all.push_back({row.charging, row.unit, row.measure_id, row.price, row.valid_from});
  return all;
}

void write_price(db::Transaction& tx, ProductId product, const Price& price, PriceChange change,
                 const std::string& by, Instant now) {
  if (change == PriceChange::none) return;
  const auto& statement = change == PriceChange::added ? store::insert_price : store::update_price;
  if (tx.change(statement, {product, price.charging, price.unit, price.valid_from, price.measure_id,
                            price.price, by, now}) == 0)
    throw db::Conflict("a price was entered meanwhile");
}

}  // namespace

// All that can be refused is looked at before anything is written: lines of a file land together.
Result<Kept> keep(db::Transaction& tx, const Offer& offer, const std::string& by, Instant now) {
  PC_CHECK(check(offer));
  const auto known = tx.maybe(store::select_by_key,
                              {offer.service_type_code, offer.resource_type_code, offer.spec, offer.region});
  if (known && known->size_measure_id != offer.size_measure_id)
    return refuse(errors::other_size, "size_measure_id", std::to_string(known->size_measure_id));
  const Price price{offer.charging, offer.unit, offer.measure_id, offer.price,
                    offer.valid_from.value_or(Day::of(now))};
  const auto prices = known ? prices_of(tx, known->product_id) : std::vector<Price>();
  PC_TRY(change, change_of(prices, price, Day::of(now)));
  auto kept = keep_product(tx, offer, known, by, now);
  write_price(tx, kept.product, price, change, by, now);
  kept.news |= change != PriceChange::none;
  kept.news |= keep_service(tx, offer);
  kept.news |= keep_resource_type(tx, offer);
  kept.news |= keep_usage_type(tx, offer);
  return kept;
}

Outcome change(work::Work& work, ProductId product, const ProductFacts& facts) {
  if (!work.tx.maybe(store::select_product, {product})) return refuse(errors::unknown_product, "product_id");
  update(work.tx, product, facts, work.who.name, work.now);
  return Done{};
}

Outcome set_price(work::Work& work, ProductId id, const Price& price) {
  const auto product = work.tx.maybe(store::select_product, {id});
  if (!product) return refuse(errors::unknown_product, "product_id");
  PC_CHECK(check_unit(price.charging, price.unit, price.measure_id));
  PC_CHECK(check_price(price.price));
  PC_TRY(change, change_of(prices_of(work.tx, id), price, Day::of(work.now)));
  write_price(work.tx, id, price, change, work.who.name, work.now);
  // A usage factor that nobody has named bears its code.
  if (price.charging == Charging::on_demand &&
      !work.tx.maybe(store::select_usage,
                     {product->service_type_code, product->resource_type_code, price.unit}))
    work.tx.change(store::upsert_usage, {product->service_type_code, product->resource_type_code, price.unit,
                                         price.unit, price.unit});
  return Done{};
}

namespace {

std::optional<Priced> with_prices(db::Reader& reader, const std::optional<store::Product>& found) {
  if (!found) return std::nullopt;
  return Priced{found->product_id,
                found->service_type_code,
                found->resource_type_code,
                found->spec,
                found->region,
                found->size_measure_id,
                found->sellable,
                found->refundable,
                found->rarely_renewed,
                prices_of(reader, found->product_id)};
}

}  // namespace

std::optional<Priced> find(db::Reader& reader, ProductId product) {
  return with_prices(reader, reader.maybe(store::select_product, {product}));
}

std::optional<Priced> find(db::Reader& reader, const std::string& service_type_code,
                           const std::string& resource_type_code, const std::string& spec,
                           const std::string& region) {
  return with_prices(
      reader, reader.maybe(store::select_by_key, {service_type_code, resource_type_code, spec, region}));
}

}  // namespace pc::catalogue
