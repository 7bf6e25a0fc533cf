#include "keys.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "people/identity/sealing/check_sealed.hpp"
#include "people/identity/sealing/key_ring.hpp"
#include "people/identity/sealing/seal_anew.hpp"
#include "people/messages/messages.hpp"

namespace pc::app::ctl {
namespace {

std::string file_of(const House& house) { return house.data + "/secret.key"; }

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

std::int64_t pass(House& house, const identity::Seal& seal) {
  return identity::seal_anew(*house.database, seal) +
         messages::seal_anew(*house.database, seal.key_name() + ":%",
                             [&](const std::string& sealed) { return seal.renewed(sealed); });
}

/// Until a pass finds nothing a second after the last: a server may just have been about to commit what it had sealed
/// under the older key.
std::int64_t seal_all(House& house) {
  const identity::Seal seal(file_of(house));
  std::int64_t all = pass(house, seal);
  while (true) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const auto more = pass(house, seal);
    if (more == 0) return all;
    all += more;
  }
}

}  // namespace

int list_keys(House& house, std::ostream& out) {
  const auto ring = identity::read_key_ring(file_of(house));
  for (const auto& key : ring.keys)
    out << key.name << (&key == &ring.current() ? "  seals" : "  opens only") << "\n";
  if (ring.next) out << ring.next->name << "  waits\n";
  return 0;
}

int add_key(House& house, std::ostream& out) {
  const OneAtATime alone(house.data);
  auto ring = identity::read_key_ring(file_of(house));
  if (!ring.next) ring.next = identity::fresh_key();
  identity::write_key_ring(file_of(house), ring);
  out << ring.next->name << " waits; copy " << file_of(house)
      << " to every host, then: partnerctl keys rotate\n";
  return 0;
}

int rotate_keys(House& house, std::ostream& out) {
  const OneAtATime alone(house.data);
  auto ring = identity::read_key_ring(file_of(house));
  if (!ring.next && ring.keys.size() > 1) {
    if (const auto left = seal_all(house); left > 0) {
      out << "finished what was begun: " << left << " sealed anew under " << ring.current().name << "\n";
      return 0;
    }
  }
  ring.keys.insert(ring.keys.begin(), ring.next ? *ring.next : identity::fresh_key());
  ring.next.reset();
  identity::write_key_ring(file_of(house), ring);
  out << seal_all(house) << " sealed anew under " << ring.current().name << "\n";
  return 0;
}

int forget_keys(House& house, std::ostream& out) {
  const OneAtATime alone(house.data);
  auto ring = identity::read_key_ring(file_of(house));
  seal_all(house);
  const auto older = ring.keys.size() - 1;
  ring.keys.resize(1);
  identity::write_key_ring(file_of(house), ring);
  out << older << " forgotten; " << ring.current().name << " is the only one\n";
  return 0;
}

int abandon_keys(House& house, std::ostream& out) {
  const OneAtATime alone(house.data);
  const auto gone = identity::abandon_sealed(*house.database, file_of(house));
  out << gone.access_keys << " access keys and " << gone.authenticators
      << " authenticator apps are gone: their people make new ones\n";
  return 0;
}

}  // namespace pc::app::ctl
