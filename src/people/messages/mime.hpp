// A mail as it goes over the wire: plain text, UTF-8, no line a stranger could have smuggled in.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace pc::messages {

struct Letter {
  std::string from;        // address
  std::string to;          // address
  std::string message_id;  // without angle brackets
  std::string subject, body;
  Instant at;
};

/// One @, nothing that could end a header or a command. Not a promise that somebody reads it.
bool acceptable_address(std::string_view address);

/// Header and body with CRLF line ends.
std::string mime_of(const Letter& letter);

}  // namespace pc::messages
