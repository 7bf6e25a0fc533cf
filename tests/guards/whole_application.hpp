// All rooms wired together, as the programs do it, on an empty SQLite file.
#pragma once
#include <gtest/gtest.h>

#include <memory>

#include "app/application.hpp"
#include "support/scratch.hpp"

namespace pc::app {

class WholeApplication : public ::testing::Test {
 protected:
  void SetUp() override {
    Config config;
    config.data = folder_.path();
    config.migrations = PC_MIGRATIONS;
    config.demo = true;
    application_ = std::make_unique<Application>(config);
  }

  support::ScratchFolder folder_{"house"};
  std::unique_ptr<Application> application_;
};

}  // namespace pc::app
