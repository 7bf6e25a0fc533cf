// Metrics in Prometheus' form. Handles are one pointer and live for ever: keep them, finding one is slow.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pc::metrics {

using Labels = std::initializer_list<std::pair<std::string, std::string>>;

class Counter {
 public:
  explicit Counter(void* inner) : inner_(inner) {}
  void add(double value = 1);

 private:
  void* inner_;
};
class Gauge {
 public:
  explicit Gauge(void* inner) : inner_(inner) {}
  void set(double value);
  void add(double value);

 private:
  void* inner_;
};
class Histogram {
 public:
  explicit Histogram(void* inner) : inner_(inner) {}
  void observe(double value);

 private:
  void* inner_;
};

Counter counter(const std::string& name, const std::string& help, Labels labels = {});
Gauge gauge(const std::string& name, const std::string& help, Labels labels = {});
/// Upper bounds of the buckets, ascending.
Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& buckets,
                    Labels labels = {});
/// Seconds from 0.5 ms to 10 s.
const std::vector<double>& latency_buckets();

/// Everything, as /metrics answers it.
std::string text();

}  // namespace pc::metrics
