// Sending one letter by SMTP.
#pragma once
#include "messages.hpp"
#include "mime.hpp"

namespace pc::messages {

struct Sent {
  bool ok = false;
  bool permanent = false;  // the server will never take it
  std::string error;
};
Sent send_by_smtp(const MailServer& server, const Letter& letter);

}  // namespace pc::messages
