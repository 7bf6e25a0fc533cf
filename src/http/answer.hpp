// Answers as bytes, with the headers that every answer has; request metrics.
#pragma once
#include <chrono>
#include <string>

#include "http.hpp"

namespace pc::http {

/// Head and body in one buffer, to be written at once. `head_only` for HEAD.
std::string serialized(Response& response, const Request& request, bool head_only, bool keep_alive);

/// An error of the protocol itself, before anybody knows what was asked.
Response protocol_error(int status, const std::string& word, const std::string& text);

void count_request(const Request& request, const Response& response, std::chrono::steady_clock::duration took);

}  // namespace pc::http
