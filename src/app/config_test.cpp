// Where a setting comes from: flags weigh most, then the environment, then the file.
#include "config.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace pc::app {
namespace {

class Configuration : public testing::Test {
 protected:
  void TearDown() override {
    unsetenv("PARTNERD_CONFIG");
    unsetenv("PARTNERD_DATA");
    std::filesystem::remove(file);
  }
  void write(const std::string& text) { std::ofstream(file) << text; }
  static Config read(std::vector<std::string> flags, bool server = true) {
    Config config;
    CLI::App app;
    declare(app, config, server);
    std::reverse(flags.begin(), flags.end());  // as CLI11 wants it
    app.parse(flags);
    return config;
  }
  const std::string file = testing::TempDir() + "config-" + std::to_string(getpid()) + ".toml";
};

TEST_F(Configuration, the_file_weighs_more_than_what_is_built_in) {
  write("data = \"from-file\"\nlog-level = \"warn\"\n");
  EXPECT_EQ(read({}).data, "var/data");
  const Config config = read({"--config", file});
  EXPECT_EQ(config.data, "from-file");
  EXPECT_EQ(config.log_level, "warn");
}

TEST_F(Configuration, the_environment_weighs_more_than_the_file_and_flags_more_than_both) {
  write("data = \"from-file\"\nlog-level = \"warn\"\n");
  setenv("PARTNERD_DATA", "from-environment", 1);
  const Config config = read({"--config", file});
  EXPECT_EQ(config.data, "from-environment");
  EXPECT_EQ(config.log_level, "warn");
  EXPECT_EQ(read({"--config", file, "--data", "from-flag"}).data, "from-flag");
}

TEST_F(Configuration, the_environment_names_the_file) {
  write("data = \"from-file\"\n");
  setenv("PARTNERD_CONFIG", file.c_str(), 1);
  EXPECT_EQ(read({}).data, "from-file");
}

TEST_F(Configuration, a_named_file_that_is_not_there_is_an_error) {
  EXPECT_THROW(read({"--config", file}), CLI::FileError);
  setenv("PARTNERD_CONFIG", file.c_str(), 1);
  EXPECT_THROW(read({}), CLI::FileError);
}

TEST_F(Configuration, a_misspelt_key_stops_the_server_and_partnerctl_reads_the_servers_file) {
  write("lisen = \"127.0.0.1:1\"\n");
  EXPECT_THROW(read({"--config", file}), CLI::ConfigError);
  write("listen = \"127.0.0.1:1\"\ndata = \"from-file\"\n");
  EXPECT_EQ(read({"--config", file}, false).data, "from-file");
}

}  // namespace
}  // namespace pc::app
