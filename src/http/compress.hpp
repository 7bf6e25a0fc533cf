// gzip for answers.
#pragma once
#include <string>
#include <string_view>

namespace pc::http {

std::string gzip(std::string_view bytes, int level);
/// May the answer to a request with this Accept-Encoding be gzip?
bool accepts_gzip(std::string_view accept_encoding);
bool worth_compressing(std::string_view content_type, std::size_t bytes);

}  // namespace pc::http
