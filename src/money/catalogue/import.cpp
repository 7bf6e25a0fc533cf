#include "import.hpp"

#include <stdexcept>
#include <utility>

#include "catalogue_file.hpp"
#include "products.hpp"

namespace pc::catalogue {
namespace {

class CatalogueReader : public imports::Reader {
 public:
  explicit CatalogueReader(db::Database& database) : database_(database) {}

  Outcome header(std::span<const std::string_view> names) override {
    PC_TRY(places, imports::FieldPlaces::of(field_rules(), names));
    places_ = std::move(places);
    return Done{};
  }

  std::optional<imports::FaultLine> take(std::span<const std::string_view> fields,
                                         std::int64_t number) override {
    auto parsed = parse_line(*places_, fields);
    if (const auto* fault = std::get_if<imports::LineFault>(&parsed))
      return imports::fault_line(number, fault->why, fault->value);
    kept_.emplace_back(number, std::move(std::get<Offer>(parsed)));
    return std::nullopt;
  }

  imports::Landed land() override {
    imports::Landed landed;
    const auto lines = std::exchange(kept_, {});
    const auto finished = database_.write(TenantId(), [&](db::Transaction& tx) {
      landed = {};
      for (const auto& [number, offer] : lines) land(tx, number, offer, landed);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
    return landed;
  }

 private:
  static void land(db::Transaction& tx, std::int64_t number, const Offer& offer, imports::Landed& landed) {
    const auto kept = keep(tx, offer, "import", use<Clock>(tx).now());
    if (!kept)
      landed.refused.push_back(imports::fault_line(number, kept.refusal(), {}));
    else
      ++(kept->news ? landed.landed : landed.duplicate);
  }

  db::Database& database_;
  std::optional<imports::FieldPlaces> places_;
  std::vector<std::pair<std::int64_t, Offer>> kept_;
};

}  // namespace

std::unique_ptr<imports::Reader> read_catalogue(const imports::Task& task) {
  return std::make_unique<CatalogueReader>(*task.database);
}

}  // namespace pc::catalogue
