#include "import.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "resource_file.hpp"
#include "resources.hpp"

namespace pc::resources {
namespace {

class ResourceReader : public imports::Reader {
 public:
  explicit ResourceReader(db::Database& database) : database_(database) {}

  Outcome header(std::span<const std::string_view> names) override {
    PC_TRY(places, imports::FieldPlaces::of(field_rules(), names));
    places_ = std::move(places);
    return Done{};
  }

  std::optional<imports::FaultLine> take(std::span<const std::string_view> fields,
                                         std::int64_t number) override {
    auto parsed = parse_line(*places_, fields, use<Clock>(database_).now());
    if (const auto* fault = std::get_if<imports::LineFault>(&parsed))
      return imports::fault_line(number, fault->why, fault->value);
    kept_.emplace_back(number, std::move(std::get<Resource>(parsed)));
    return std::nullopt;
  }

  imports::Landed land() override {
    imports::Landed landed;
    for (auto& [tenant, resources] : at_home(landed)) {
      const auto told = write(tenant, resources);
      const auto fresh = std::count(told.begin(), told.end(), true);
      landed.landed += fresh;
      landed.duplicate += static_cast<std::int64_t>(told.size()) - fresh;
    }
    return landed;
  }

 private:
  /// What was kept, by the tenant in which its customer lives; lines of unknown customers are refused.
  std::map<TenantId, std::vector<Resource>> at_home(imports::Landed& landed) {
    auto kept = std::exchange(kept_, {});
    std::map<customers::CustomerId, std::optional<TenantId>> homes;
    for (const auto& [number, resource] : kept) homes[resource.customer];
    database_.read([&](db::Reader& reader) {
      for (auto& [customer, tenant] : homes) tenant = customers::tenant_of(reader, customer);
    });
    std::map<TenantId, std::vector<Resource>> all;
    for (auto& [number, resource] : kept) {
      if (const auto tenant = homes[resource.customer])
        all[*tenant].push_back(std::move(resource));
      else
        landed.refused.push_back(imports::fault_line(
            number, refuse(customers::errors::unknown_customer, "customer_id"), resource.customer.text()));
    }
    return all;
  }

  std::vector<bool> write(TenantId tenant, std::vector<Resource>& resources) {
    std::vector<bool> told;
    const auto finished = database_.write(tenant, [&](db::Transaction& tx) {
      told = report(tx, tenant, resources, use<IdSource>(tx), use<Clock>(tx).now());
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
    return told;
  }

  db::Database& database_;
  std::optional<imports::FieldPlaces> places_;
  std::vector<std::pair<std::int64_t, Resource>> kept_;
};

}  // namespace

std::unique_ptr<imports::Reader> read_resources(const imports::Task& task) {
  return std::make_unique<ResourceReader>(*task.database);
}

}  // namespace pc::resources
