#include "metrics.hpp"

#include <gtest/gtest.h>

namespace {

using namespace pc;

bool exposes(std::string_view line) { return metrics::text().find(line) != std::string::npos; }

TEST(Metrics, a_counter_is_exposed_with_help_and_labels) {
  auto made = metrics::counter("t_made_total", "Things made.", {{"kind", "blue"}});
  made.add();
  made.add(2);
  EXPECT_TRUE(exposes("# HELP t_made_total Things made.\n# TYPE t_made_total counter\n"));
  EXPECT_TRUE(exposes("t_made_total{kind=\"blue\"} 3"));
}

TEST(Metrics, the_same_name_and_labels_are_the_same_counter) {
  metrics::counter("t_same_total", "Same.", {{"a", "1"}}).add();
  metrics::counter("t_same_total", "Same.", {{"a", "1"}}).add();
  metrics::counter("t_same_total", "Same.", {{"a", "2"}}).add();
  EXPECT_TRUE(exposes("t_same_total{a=\"1\"} 2"));
  EXPECT_TRUE(exposes("t_same_total{a=\"2\"} 1"));
}

TEST(Metrics, a_gauge_goes_up_and_down) {
  auto open = metrics::gauge("t_open", "Open.");
  open.set(5);
  open.add(-2);
  EXPECT_TRUE(exposes("t_open 3"));
}

TEST(Metrics, a_histogram_counts_into_its_buckets) {
  auto seconds = metrics::histogram("t_seconds", "Time.", {0.1, 1});
  seconds.observe(0.05);
  seconds.observe(0.5);
  seconds.observe(5);
  EXPECT_TRUE(exposes("t_seconds_bucket{le=\"0.1\"} 1"));
  EXPECT_TRUE(exposes("t_seconds_bucket{le=\"1\"} 2"));
  EXPECT_TRUE(exposes("t_seconds_bucket{le=\"+Inf\"} 3"));
  EXPECT_TRUE(exposes("t_seconds_count 3"));
}

}  // namespace
