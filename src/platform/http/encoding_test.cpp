#include "encoding.hpp"

#include "test_client.hpp"

namespace {

using namespace pc::http;

TEST(Encoding, gzip_is_used_only_where_the_client_likes_it_best) {
  for (const char* yes : {"gzip", "GZIP", "x-gzip", "deflate, gzip", "gzip;q=0.001", "*", "br, *;q=0.1",
                          "gzip ; q=1.0", "identity;q=0.5, gzip;q=0.5", "gzip;q=1, identity"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const char* no : {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *", "gzipped",
                         "identity, gzip;q=0.9", "gzip;q=x", "gzip;q="})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Encoding, a_type_is_accepted_by_name_or_where_wanted_by_wildcard) {
  EXPECT_TRUE(accepts_type("text/html,application/xml;q=0.9", "text/html", false));
  EXPECT_TRUE(accepts_type("Text/HTML;level=1", "text/html", false));
  EXPECT_FALSE(accepts_type("text/html;q=0", "text/html", false));
  EXPECT_FALSE(accepts_type("*/*", "text/html", false));
  EXPECT_TRUE(accepts_type("*/*", "text/html", true));
  EXPECT_TRUE(accepts_type("text/*", "text/html", true));
  EXPECT_FALSE(accepts_type("image/*", "text/html", true));
}

TEST(Encoding, text_is_worth_compressing_and_pictures_are_not) {
  for (const char* yes :
       {"application/json;charset=UTF-8", "text/css", "text/javascript; charset=utf-8", "image/svg+xml"})
    EXPECT_TRUE(compressible(yes)) << yes;
  for (const char* no : {"image/png", "font/woff2", "application/octet-stream", ""})
    EXPECT_FALSE(compressible(no)) << no;
}

TEST(Encoding, one_state_compresses_many_texts) {
  Gzip gzip(1);
  for (const auto& text : {std::string(), std::string(100'000, 'a'), std::string("short")})
    EXPECT_EQ(test::gunzip(gzip.compress(text)), text);
}

}  // namespace
