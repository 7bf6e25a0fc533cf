#include "channel.hpp"

#include <boost/asio/post.hpp>

#include <atomic>

#include "message.hpp"
#include "session.hpp"

namespace pc::http {

struct Channel::Ticket {
  std::shared_ptr<Channel> channel;
  std::uint64_t number;
  std::atomic<bool> used{false};

  Ticket(std::shared_ptr<Channel> of, std::uint64_t which) : channel(std::move(of)), number(which) {}
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() {
    if (!used)
      channel->deliver<Response>(number,
                                 protocol_error(500, "no_answer", "Something went wrong on our side."));
  }
};

std::shared_ptr<Channel::Ticket> Channel::next_ticket() {
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    number = ++number_;
    open_ = true;
  }
  return std::make_shared<Ticket>(shared_from_this(), number);
}

Reply Channel::next_reply() {
  return [ticket = next_ticket()](Response response) {
    if (!ticket->used.exchange(true)) ticket->channel->deliver(ticket->number, std::move(response));
  };
}

Admit Channel::next_admit() {
  return [ticket = next_ticket()](Admission admission) {
    if (!ticket->used.exchange(true)) ticket->channel->deliver(ticket->number, std::move(admission));
  };
}

void Channel::forget() {
  const std::lock_guard lock(mutex_);
  open_ = false;
  ++number_;
}

void Channel::detach() {
  const std::lock_guard lock(mutex_);
  open_ = false;
  session_ = nullptr;
}

template <class Word>
void Channel::deliver(std::uint64_t number, Word word) {
  const std::lock_guard lock(mutex_);
  if (session_ == nullptr || !open_ || number != number_) return;
  open_ = false;
  // A handler that answers before it returns needs no detour; one that answers from elsewhere on this thread
  // does, because resuming the connection inside that other work would nest without bound.
  if (session_->handler_runs_here()) {
    session_->take(std::move(word));
    return;
  }
  boost::asio::post(session_->executor(),
                    [self = shared_from_this(), number, late = std::move(word)]() mutable {
                      self->arrive(number, std::move(late));
                    });
}

template <class Word>
void Channel::arrive(std::uint64_t number, Word word) {
  Session* session = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (number != number_) return;
    session = session_;
  }
  // Nobody else may detach the session now: that happens on this thread.
  if (session != nullptr) session->take(std::move(word));
}

}  // namespace pc::http
