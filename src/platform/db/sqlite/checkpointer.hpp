// Copies SQLite's log into the file beside the lane, whose commits would otherwise wait for it now and then.
#pragma once
#include <sqlite3.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace pc::db {

class Checkpointer {
 public:
  explicit Checkpointer(const std::string& path);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  /// From now on looks at the log after every commit of this connection.
  void watch(sqlite3* writer);

 private:
  static int committed(void* self, sqlite3* writer, const char* schema, int pages);
  void want();
  void loop();

  sqlite3* db_ = nullptr;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false, stopping_ = false;
  int asked_at_ = 0;  // pages of the log; of the writer's thread
  std::thread thread_;
};

}  // namespace pc::db
