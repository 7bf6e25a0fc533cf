// Content coding: what the client accepts and gzip itself.
#pragma once
#include <string>
#include <string_view>

namespace pc::http {

/// By the header's q-values: gzip (or else *) is acceptable and not liked less than no coding. Absent: no.
bool accepts_gzip(std::string_view accept_encoding);
/// The Accept header names that media type, text/* or */* only when `wildcards`, with q above 0.
bool accepts_type(std::string_view accept, std::string_view type, bool wildcards);
/// Text of all kinds, JSON, scripts, SVG.
bool compressible(std::string_view content_type);

/// One deflate state, used again and again: setting one up costs a quarter of a megabyte. For one thread.
class Gzip {
 public:
  explicit Gzip(int level);
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  std::string compress(std::string_view bytes);

 private:
  struct State;
  State* state_;
};

}  // namespace pc::http
