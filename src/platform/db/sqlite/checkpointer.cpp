#include "checkpointer.hpp"

#include "platform/db/db.hpp"

namespace pc::db {
namespace {

/// Pages of the log between two copies on our thread.
constexpr int k_copied_beside = 1'000;
/// The log begins anew only at a moment without frames that were not copied: from here the writer copies those that
/// came since the last time, which are few.
constexpr int k_copied_by_writer = 4'000;

void copy(sqlite3* db) {
  sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace

Checkpointer::Checkpointer(const std::string& path) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
    sqlite3_close_v2(db_);
    throw Error(Failure::lost, "open " + path + " for its log");
  }
  sqlite3_exec(db_, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
  thread_ = std::thread([this] { loop(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  sqlite3_close_v2(db_);
}

void Checkpointer::watch(sqlite3* writer) { sqlite3_wal_hook(writer, &Checkpointer::committed, this); }

int Checkpointer::committed(void* self, sqlite3* writer, const char*, int pages) {
  auto& own = *static_cast<Checkpointer*>(self);
  if (pages < own.asked_at_) own.asked_at_ = 0;  // the log began anew
  if (pages >= k_copied_by_writer) {
    copy(writer);
  } else if (pages - own.asked_at_ >= k_copied_beside) {
    own.asked_at_ = pages;
    own.want();
  }
  return SQLITE_OK;
}

void Checkpointer::want() {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
  }
  wake_.notify_one();
}

void Checkpointer::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return stopping_ || wanted_; });
    if (stopping_) return;
    wanted_ = false;
    lock.unlock();
    copy(db_);  // busy or full: the writer or the next time will do it
    lock.lock();
  }
}

}  // namespace pc::db
