#include "base64.hpp"

#include <gtest/gtest.h>

namespace pc {
namespace {

TEST(Base64, is_what_the_rfc_writes) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : vectors) {
    EXPECT_EQ(base64_of(plain), text);
    EXPECT_EQ(bytes_of_base64(text), plain);
  }
  const std::string zeros("\0\xff\0", 3);
  EXPECT_EQ(bytes_of_base64(base64_of(zeros)), zeros);
}

TEST(Base64, in_any_other_writing_is_none) {
  for (const char* text :
       {"Zg", "Zg=", "Zh==", "Zm9v\n", " Zm9v", "Zm9v====", "Zm9*", "====", "Z===", "Zg==Zg=="})
    EXPECT_EQ(bytes_of_base64(text), std::nullopt) << text;
}

}  // namespace
}  // namespace pc
