#include "encoding.hpp"

#include <zlib.h>

#include <array>
#include <optional>

#include "platform/base/assertions.hpp"
#include "platform/base/text.hpp"
#include "http.hpp"

namespace pc::http {
namespace {

struct Weighted {
  std::string_view name;
  int q = 1000;  // thousandths
};

// "gzip;q=0.5" → gzip, 500. A weight that cannot be read counts as 0: what is not understood is not used.
Weighted weighted(std::string_view item) {
  Weighted result{trimmed(item.substr(0, item.find(';')))};
  for (auto rest = item; rest.find(';') != std::string_view::npos;) {
    rest = rest.substr(rest.find(';') + 1);
    const auto parameter = trimmed(rest.substr(0, rest.find(';')));
    if (parameter.size() < 2 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') continue;
    const auto value = parameter.substr(2);
    if (value.empty() || (value[0] != '0' && value[0] != '1')) return {result.name, 0};
    result.q = value[0] == '1' ? 1000 : 0;
    for (std::size_t i = 2, unit = 100; i < value.size() && unit > 0 && result.q < 1000; ++i, unit /= 10) {
      if (value[i] < '0' || value[i] > '9') return {result.name, 0};
      result.q += static_cast<int>(unit) * (value[i] - '0');
    }
  }
  return result;
}

template <class Use>
void each_item(std::string_view list, Use use) {
  for (;;) {
    const auto comma = list.find(',');
    use(weighted(list.substr(0, comma)));
    if (comma == std::string_view::npos) return;
    list = list.substr(comma + 1);
  }
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  if (accept_encoding.empty()) return false;
  std::optional<int> gzip, identity, any;
  each_item(accept_encoding, [&](const Weighted& item) {
    if (equal_ignoring_case(item.name, "gzip") || equal_ignoring_case(item.name, "x-gzip")) gzip = item.q;
    else if (equal_ignoring_case(item.name, "identity")) identity = item.q;
    else if (item.name == "*") any = item.q;
  });
  const int wanted = gzip.value_or(any.value_or(0));
  return wanted > 0 && wanted >= identity.value_or(0);
}

bool accepts_type(std::string_view accept, std::string_view type, bool wildcards) {
  bool accepted = false;
  each_item(accept, [&](const Weighted& item) {
    if (item.q == 0) return;
    if (equal_ignoring_case(item.name, type)) accepted = true;
    if (wildcards && (item.name == "*/*" || (item.name.ends_with("/*") &&
                                             type.starts_with(item.name.substr(0, item.name.size() - 1)))))
      accepted = true;
  });
  return accepted;
}

bool compressible(std::string_view content_type) {
  const auto type = trimmed(content_type.substr(0, content_type.find(';')));
  if (type.starts_with("text/")) return true;
  if (type.ends_with("+json") || type.ends_with("+xml")) return true;
  constexpr std::array<std::string_view, 5> others{"application/json", "application/javascript",
                                                   "application/xml", "application/wasm",
                                                   "application/manifest+json"};
  for (const auto other : others)
    if (type == other) return true;
  return false;
}

struct Gzip::State {
  z_stream stream{};
};

Gzip::Gzip(int level) : state_(new State) {
  constexpr int window_bits_with_gzip_wrapper = 15 + 16;
  constexpr int memory_level = 8;
  ensure(deflateInit2(&state_->stream, level, Z_DEFLATED, window_bits_with_gzip_wrapper, memory_level,
                      Z_DEFAULT_STRATEGY) == Z_OK,
         "deflate starts");
}

Gzip::~Gzip() {
  deflateEnd(&state_->stream);
  delete state_;
}

std::string Gzip::compress(std::string_view bytes) {
  auto& stream = state_->stream;
  ensure(deflateReset(&stream) == Z_OK, "deflate starts again");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = const_cast<Bytef*>(static_cast<const Bytef*>(static_cast<const void*>(bytes.data())));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = static_cast<Bytef*>(static_cast<void*>(out.data()));
  stream.avail_out = static_cast<uInt>(out.size());
  ensure(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate finishes in its bound");
  out.resize(out.size() - stream.avail_out);
  return out;
}

SharedTextPtr share(std::string plain) {
  constexpr int level = 1;  // /metrics is made anew every second
  auto text = std::make_shared<SharedText>();
  text->gzip = Gzip(level).compress(plain);
  text->plain = std::move(plain);
  return text;
}

}  // namespace pc::http
