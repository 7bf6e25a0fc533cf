// What the benches of lists that grow share: a program "…_scale URL MIGRATIONS SIZE…" and how it measures.
#pragma once
#include <libpq-fe.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/work/work.hpp"
#include "platform/db/db.hpp"

namespace pc::bench {

/// PostgreSQL plans with what it knows of the tables, and reads an index alone only where it knows that everybody sees
/// the rows; it looks by itself within a minute after they have grown. Within five it has written their pages, which
/// whoever wants other pages would otherwise have to wait for.
inline void settle(const std::string& conninfo, const std::string& tables) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(conninfo.c_str()), &PQfinish);
  for (const std::string& sql : {"VACUUM (ANALYZE) " + tables, std::string("CHECKPOINT")}) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(done.get()) != PGRES_COMMAND_OK)
      throw std::runtime_error(PQerrorMessage(connection.get()));
  }
}

/// Median and 99th percentile of `run(view, number of the run)`, in microseconds.
template <class Run>
std::pair<std::int64_t, std::int64_t> time_of(db::Database& database, const access::Principal& who,
                                              Instant now, Run run) {
  constexpr std::int64_t k_warm = 20, k_runs = 200;
  std::vector<std::int64_t> times;
  for (std::int64_t n = 0; n < k_warm + k_runs; ++n)
    database.read([&](db::Reader& reader) {
      const auto begin = std::chrono::steady_clock::now();
      if (!run(work::View{reader, who, now}, n)) throw std::runtime_error("a list was refused");
      const auto took = std::chrono::steady_clock::now() - begin;
      if (n >= k_warm) times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    });
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

/// Grows to each size of the arguments and measures there.
template <class Bench>
int at_each_size(int argc, char** argv, const char* usage) {
  if (argc < 4) {
    std::cerr << usage << "\n";
    return 2;
  }
  Bench bench(argv[1], argv[2]);
  for (int i = 3; i < argc; ++i) {
    bench.grow(std::stoll(argv[i]));
    bench.measure();
  }
  return 0;
}

}  // namespace pc::bench
