// disk FOLDER SECONDS: appends 512 bytes and calls fdatasync, over and over; prints how often a second.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: disk FOLDER SECONDS\n";
    return 2;
  }
  using Time = std::chrono::steady_clock;
  const std::string path = std::string(argv[1]) + "/fdatasync.probe";
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) {
    std::cerr << "disk: cannot write " << path << "\n";
    return 1;
  }
  const std::string block(512, 'x');
  std::vector<double> milliseconds;
  const auto start = Time::now();
  const auto end = start + std::chrono::milliseconds(static_cast<long>(std::stod(argv[2]) * 1000));
  while (Time::now() < end) {
    const auto before = Time::now();
    if (::write(file, block.data(), block.size()) != static_cast<ssize_t>(block.size()) ||
        ::fdatasync(file) != 0) {
      std::cerr << "disk: writing failed\n";
      return 1;
    }
    milliseconds.push_back(std::chrono::duration<double, std::milli>(Time::now() - before).count());
  }
  ::close(file);
  ::unlink(path.c_str());
  const auto seconds = std::chrono::duration<double>(Time::now() - start).count();
  std::sort(milliseconds.begin(), milliseconds.end());
  std::cout << fmt::format(R"({{"per_second":{:.1f},"p50_ms":{:.3f},"p99_ms":{:.3f}}})",
                           static_cast<double>(milliseconds.size()) / seconds,
                           milliseconds[milliseconds.size() / 2],
                           milliseconds[milliseconds.size() * 99 / 100])
            << "\n";
}
