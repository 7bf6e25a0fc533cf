#include "people/passwords/leaked_passwords.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace pc::passwords {
namespace {

// SHA-1 of "Summer-2025-a", "…-b" and so on, as sha1sum gives them.
constexpr const char* k_hashes[] = {
    "0B9CDDB28C16F65DF041E00618CAFA4B85B92674", "0C65BC20013E5077D017C132D741E61E27B44B79",
    "1D7E6F4AFBCB81B0A326C7FF0DF3889764647FFF", "1F63E4EA8A78D618B1AB65793C8BC720AF22A156",
    "28BD740BFF3C726C4FA17584ACF32417F0E7EDEF", "2A18C3D73E89088D2D9C9A6B29A88E0E74B598F0",
    "308E9426957B2C1E00861D6F1596A644521CC19E", "3D476156B28BC114AE0D7B2BFE63754B972490AC",
    "44283AAA1CD905CB6B9FE8541463747B4D967406", "4577E51ACEC67B02731FE7E64A2BFA2C4A8BF36F",
    "504E7305FFF804212684EE114A1BBC600004092D", "5CADCC86E5BF36B0B407FD009DC0A1986F7E59F4",
    "5DBE9B60F837AC3E3AA2D139A3DFE47878BE5DEB", "66B16083C6F479A1DE325488EB6BF43214437428",
    "676F90EB04BF4E68BF2945033C423101D83630A5", "6ED36B16E5B0E6537945EB8DDC17FEF8A57286AA",
    "845D3B1925C9962F4CDFE9B6115163182B4DC7CD", "8B83034DBD767D7FD53A87D8D833F3B5120245EA",
    "996BF6B4F3D67B77727404B843CD84354055AAF8", "B3F5032D8BF797C4477CF35E298FA6A569299D1F",
    "BB1FFB713C8453C650622099C6349FB0958F7F00", "C2C9065EF164D2FD6C87C3B429D2C65162D16F77",
    "C419D24ADFAC4FE49CF94CE3399B5450B31B647B", "C8F1CD7912FFD00E0500946749B6BB8F9FCAFDE0",
    "E3B6AFD659BB94A2BAF1770F7B1AA639E50E2B50", "F570225DFC06F88432D530AEF7920750968143F2",
};
constexpr const char* k_first = "Summer-2025-c";

std::string file_of(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() / ("leaked-" + std::to_string(::getpid()));
  std::ofstream(path) << text;
  return path;
}

TEST(LeakedPasswords, every_line_is_found_and_nothing_else) {
  for (const std::string end : {"", ":1", ":24230577", "\r"}) {
    std::string text;
    for (const auto* hash : k_hashes) text += hash + end + "\n";
    const LeakedPasswords leaked(file_of(text));
    for (char c = 'a'; c <= 'z'; ++c)
      EXPECT_TRUE(leaked.holds(Secret(std::string("Summer-2025-") + c))) << c << end;
    for (char c = 'A'; c <= 'Z'; ++c)
      EXPECT_FALSE(leaked.holds(Secret(std::string("Summer-2025-") + c))) << c << end;
  }
}

TEST(LeakedPasswords, the_last_line_need_not_end) {
  const LeakedPasswords leaked(file_of(k_hashes[0]));
  EXPECT_TRUE(leaked.holds(Secret(k_first)));
  EXPECT_FALSE(leaked.holds(Secret("Summer-2025-A")));
}

TEST(LeakedPasswords, no_file_holds_none_and_a_wrong_one_is_refused_at_the_start) {
  EXPECT_FALSE(LeakedPasswords("").holds(Secret("password1")));
  EXPECT_THROW(LeakedPasswords("/nowhere/at/all"), std::runtime_error);
  EXPECT_THROW(LeakedPasswords(file_of("password1\n")), std::runtime_error);
  EXPECT_THROW(LeakedPasswords(file_of("")), std::runtime_error);
}

}  // namespace
}  // namespace pc::passwords
