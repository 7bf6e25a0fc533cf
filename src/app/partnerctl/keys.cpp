#include "keys.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "people/messages/messages.hpp"
#include "people/sealing/key_ring.hpp"
#include "people/sealing/seal.hpp"
#include "people/sealing/sealed.hpp"

namespace pc::app::ctl {
namespace {

std::string file_of(const Application& application) { return application.data + "/secret.key"; }

/// Two administrators at once would each make a key.
class OneAtATime {
 public:
  explicit OneAtATime(const std::string& path) : file_(::open(path.c_str(), O_RDONLY)) {
    if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) != 0)
      throw std::runtime_error("somebody else is changing the keys");
  }
  ~OneAtATime() { ::close(file_); }
  OneAtATime(const OneAtATime&) = delete;
  OneAtATime& operator=(const OneAtATime&) = delete;

 private:
  int file_;
};

std::int64_t pass(Application& application, const sealing::Seal& seal) {
  return sealing::seal_anew(*application.database, seal) +
         messages::seal_anew(*application.database, seal.key_name() + ":%",
                             [&](const std::string& sealed) { return seal.renewed(sealed); });
}

/// Until a pass finds nothing a second after the last: a server may just have been about to commit what it had sealed
/// under the older key.
std::int64_t seal_all(Application& application) {
  const sealing::Seal seal(file_of(application));
  std::int64_t all = pass(application, seal);
  while (true) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const auto more = pass(application, seal);
    if (more == 0) return all;
    all += more;
  }
}

}  // namespace

int list_keys(Application& application, std::ostream& out) {
  const auto ring = sealing::read_key_ring(file_of(application));
  for (const auto& key : ring.keys)
    out << key.name << (&key == &ring.current() ? "  seals" : "  opens only") << "\n";
  if (ring.next) out << ring.next->name << "  waits\n";
  return 0;
}

int add_key(Application& application, std::ostream& out) {
  const OneAtATime alone(application.data);
  auto ring = sealing::read_key_ring(file_of(application));
  if (!ring.next) ring.next = sealing::fresh_key();
  sealing::write_key_ring(file_of(application), ring);
  out << ring.next->name << " waits; copy " << file_of(application)
      << " to every host, then: partnerctl keys rotate\n";
  return 0;
}

int rotate_keys(Application& application, std::ostream& out) {
  const OneAtATime alone(application.data);
  auto ring = sealing::read_key_ring(file_of(application));
  if (!ring.next && ring.keys.size() > 1) {
    if (const auto left = seal_all(application); left > 0) {
      out << "finished what was begun: " << left << " sealed anew under " << ring.current().name << "\n";
      return 0;
    }
  }
  ring.keys.insert(ring.keys.begin(), ring.next ? *ring.next : sealing::fresh_key());
  ring.next.reset();
  sealing::write_key_ring(file_of(application), ring);
  out << seal_all(application) << " sealed anew under " << ring.current().name << "\n";
  return 0;
}

int forget_keys(Application& application, std::ostream& out) {
  const OneAtATime alone(application.data);
  auto ring = sealing::read_key_ring(file_of(application));
  seal_all(application);
  const auto older = ring.keys.size() - 1;
  ring.keys.resize(1);
  sealing::write_key_ring(file_of(application), ring);
  out << older << " forgotten; " << ring.current().name << " is the only one\n";
  return 0;
}

int abandon_keys(Application& application, std::ostream& out) {
  const OneAtATime alone(application.data);
  const auto gone = sealing::abandon_sealed(*application.database, file_of(application));
  std::string what;
  for (const auto& [of, many] : gone)
    what += (what.empty() ? "" : " and ") + std::to_string(many) + " " + std::string(of);
  out << what << " are gone: their people make new ones\n";
  return 0;
}

}  // namespace pc::app::ctl
