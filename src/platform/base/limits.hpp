// All limits of the product in one place, with their relations asserted.
#pragma once
#include <cstdint>

namespace pc::limits {

/// Largest absolute amount that may move or stand in one account: 10^15 fen (ten trillion yuan).
inline constexpr std::int64_t amount_fen_max = 1'000'000'000'000'000;

inline constexpr int page_rows_default = 10;
inline constexpr int page_rows_max = 100;
inline constexpr std::int64_t page_offset_max = 40'000'000;
inline constexpr int bulk_items_max = 100;

inline constexpr std::int64_t json_body_bytes_max = 1 << 20;
/// Of who is not signed in, or signs what they send and is known only when all of it is there.
inline constexpr std::int64_t unproved_body_bytes_max = 64 << 10;
inline constexpr std::int64_t upload_bytes_max = std::int64_t{4} << 30;
inline constexpr int json_depth_max = 32;
inline constexpr int query_parameters_max = 200;
inline constexpr int idempotency_key_chars_max = 100;
/// How long the answer to a request key is kept. A repeat after that is a new request.
inline constexpr std::int64_t answers_kept_seconds = 7 * 86'400;

static_assert(amount_fen_max < INT64_MAX / 1000, "sums of a thousand accounts stay in 64 bits");
static_assert(page_rows_default <= page_rows_max);

}  // namespace pc::limits
