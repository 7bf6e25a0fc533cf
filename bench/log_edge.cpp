// log_edge PORT FILE: the bound. The same HTTP edge; a request is a line appended to a file, answered when fdatasync
// has returned, with one flush for all that waited. No sign-in, no rules, no database.
#include <fcntl.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "platform/http/http.hpp"

namespace {

using namespace pc::http;

class LogFile : public Handler {
 public:
  explicit LogFile(const char* path) : file_(::open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw std::runtime_error("cannot write the log file");
    writer_ = std::thread([this] { write(); });
  }
  ~LogFile() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    writer_.join();
    ::close(file_);
  }

  void admit(Request head, Admit admit) override {
    auto kept = std::make_shared<Request>(std::move(head));
    admit({{64 * 1024, false}, [this, kept](Body body, Reply reply) {
             kept->body = std::move(body.text);
             handle(std::move(*kept), std::move(reply));
           }});
  }
  void handle(Request request, Reply reply) override {
    {
      const std::lock_guard lock(mutex_);
      lines_ += request.path + ' ' + request.body + '\n';
      waiting_.push_back(std::move(reply));
    }
    wake_.notify_one();
  }

 private:
  void write() {
    for (std::unique_lock lock(mutex_);;) {
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      std::string lines;
      std::vector<Reply> replies;
      lines.swap(lines_);
      replies.swap(waiting_);
      lock.unlock();
      const bool written = ::write(file_, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
                           ::fdatasync(file_) == 0;
      for (const auto& reply : replies) {
        Response answer;
        answer.status = written ? 200 : 500;
        answer.content_type = "application/json";
        answer.body = R"({"written":true})";
        answer.route = "log";
        reply(std::move(answer));
      }
      lock.lock();
    }
  }

  int file_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string lines_;
  std::vector<Reply> waiting_;
  bool stopping_ = false;
  std::thread writer_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: log_edge PORT FILE\n";
    return 2;
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    LogFile log(argv[2]);
    Options options;
    options.listen = std::string("127.0.0.1:") + argv[1];
    options.threads = 2;
    options.log_requests = false;
    Server server(options, log);
    server.start();
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  } catch (const std::exception& fault) {
    std::cerr << "log_edge: " << fault.what() << "\n";
    return 1;
  }
}
