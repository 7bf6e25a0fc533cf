// In which language a caller is answered, and whether they take the type of the answer.
#pragma once
#include "gate.hpp"

namespace pc::edge {

/// X-Language, else what the person chose, else Accept-Language, else Chinese.
Language language_of(const http::Request& request, const Caller& caller);
/// Whether the Accept header allows `type`; no header allows everything.
bool accepts(std::string_view accept, std::string_view type);

}  // namespace pc::edge
