#include "owner.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace pc::app {
namespace {

class Owner : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
  const std::string folder = testing::TempDir() + "owner-" + std::to_string(getpid());
};

TEST_F(Owner, writes_into_a_folder_of_its_own_and_makes_one_that_is_not_there) {
  EXPECT_NO_THROW(refuse_to_write_as_root(folder));
  EXPECT_NO_THROW(refuse_to_write_as_root(folder + "/missing"));
}

TEST_F(Owner, root_does_not_write_into_the_folder_of_the_servers_user) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  ASSERT_EQ(chown(folder.c_str(), 65534, 65534), 0);
  try {
    refuse_to_write_as_root(folder);
    FAIL() << "root may write";
  } catch (const std::runtime_error& error) {
    const std::string said = error.what();
    EXPECT_NE(said.find(folder + " belongs to nobody"), std::string::npos) << said;
    EXPECT_NE(said.find("runuser -u nobody -- "), std::string::npos) << said;
  }
}

}  // namespace
}  // namespace pc::app
