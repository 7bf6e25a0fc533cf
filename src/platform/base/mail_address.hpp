// What a mail address looks like, wherever one is entered: what is accepted can be written to.
#pragma once
#include <string_view>

namespace pc {

/// name@host.domain in ASCII, at most 254 characters: the local part without quotes, the host of labels that begin
/// and end with letters or digits, the last of two letters or more. Addresses of other scripts (SMTPUTF8) reach few
/// servers.
bool is_mail_address(std::string_view text);

}  // namespace pc
