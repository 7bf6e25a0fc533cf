#include "metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace pc::metrics {
namespace {

prometheus::Registry& registry() {
  static prometheus::Registry one(prometheus::Registry::InsertBehavior::Merge);
  return one;
}

std::map<std::string, std::string> map_of(Labels labels) { return {labels.begin(), labels.end()}; }

}  // namespace

void Counter::add(double value) { static_cast<prometheus::Counter*>(inner_)->Increment(value); }
void Gauge::set(double value) { static_cast<prometheus::Gauge*>(inner_)->Set(value); }
void Gauge::add(double value) { static_cast<prometheus::Gauge*>(inner_)->Increment(value); }
void Histogram::observe(double value) { static_cast<prometheus::Histogram*>(inner_)->Observe(value); }

Counter counter(const std::string& name, const std::string& help, Labels labels) {
  return Counter(&prometheus::BuildCounter().Name(name).Help(help).Register(registry()).Add(map_of(labels)));
}

Gauge gauge(const std::string& name, const std::string& help, Labels labels) {
  return Gauge(&prometheus::BuildGauge().Name(name).Help(help).Register(registry()).Add(map_of(labels)));
}

Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& buckets,
                    Labels labels) {
  auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry());
  return Histogram(&family.Add(map_of(labels), prometheus::Histogram::BucketBoundaries(buckets)));
}

const std::vector<double>& latency_buckets() {
  static const std::vector<double> all{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                       0.1,    0.25,  0.5,    1,     2.5,  5,     10};
  return all;
}

std::string text() { return prometheus::TextSerializer().Serialize(registry().Collect()); }

}  // namespace pc::metrics
