// Started by ctest before the tests that want PostgreSQL: leaves a server for its other tests, which ends with ctest.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "support/postgres_node.hpp"
#include "support/shared.hpp"

namespace {

int k_said[2];

void serve(int ctest, const char* folder) {
  setsid();
  close(k_said[0]);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int i = 0; i < 3; ++i) dup2(nowhere, i);  // ctest waits for whoever holds its pipes
  pc::support::serve_tests_of(ctest, folder, [] {
    [[maybe_unused]] const auto written = write(k_said[1], "y", 1);
    close(k_said[1]);
  });
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  if (!pc::support::PostgresNode::available()) return 0;
  const int ctest = getppid();
  if (pipe(k_said) != 0) return 1;
  const pid_t child = fork();
  if (child == 0) {
    try {
      serve(ctest, words[1]);
    } catch (const std::exception&) {
      return 1;
    }
    return 0;
  }
  close(k_said[1]);
  char ready = 0;
  if (read(k_said[0], &ready, 1) == 1) return 0;
  std::puts("PostgreSQL did not start");
  return 1;
}
