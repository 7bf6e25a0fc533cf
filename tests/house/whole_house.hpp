// All rooms wired together, as the programs do it, on an empty SQLite file.
#pragma once
#include <gtest/gtest.h>

#include <memory>

#include "app/house.hpp"
#include "support/scratch.hpp"

namespace pc::app {

class WholeHouse : public ::testing::Test {
 protected:
  void SetUp() override {
    Config config;
    config.data = folder_.path();
    config.migrations = PC_MIGRATIONS;
    config.demo = true;
    house_ = std::make_unique<House>(config);
  }

  support::ScratchFolder folder_{"house"};
  std::unique_ptr<House> house_;
};

}  // namespace pc::app
