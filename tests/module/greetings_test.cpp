// The example of CONTRIBUTING.md: what its module brings is there once the module is put together with others.
#include "greetings.hpp"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "api/demo/stage.hpp"
#include "support/engine.hpp"

namespace pc::greetings {
namespace {

class Greetings : public support::Engine {
 protected:
  void SetUp() override {
    Engine::SetUp();
    const std::vector<Module> modules{module()};
    offer_all(modules, services);
    modules.front().add_routes(routes, services);
    open().start();
  }
  void TearDown() override { open().stop(); }
  std::string said() {
    std::string text;
    access::Principal who;
    who.name = "Li";
    open().read([&](db::Reader& reader) {
      const edge::Nothing nothing;
      text = *routes.all().front()->read({reader, who, Instant()}, &nothing);
    });
    return text;
  }
  edge::Routes routes;
};
PC_ON_BOTH_ENGINES(Greetings)

TEST_P(Greetings, are_said_by_their_route_in_the_words_that_were_lent) {
  EXPECT_EQ(said(), R"({"text":"Hello, Li"})");
  services.get<Settings>().words = "Good morning";
  EXPECT_EQ(said(), R"({"text":"Good morning, Li"})");
}

TEST_P(Greetings, of_two_applications_are_their_own) {
  Services other;
  offer_all(std::vector<Module>{module()}, other);
  other.get<Settings>().words = "Good evening";
  EXPECT_EQ(said(), R"({"text":"Hello, Li"})");
}

TEST_P(Greetings, remind_whoever_may_greet) {
  const auto todos = services.all<Todo>();
  ASSERT_EQ(todos.size(), 1u);
  EXPECT_EQ(todos.front().permission, &permissions::greet);
}

TEST_P(Greetings, are_told_on_a_terminal) {
  const auto verb = module().verbs.at(0);
  CLI::App command;
  testing::internal::CaptureStdout();
  EXPECT_EQ(verb.declare(command)(services), 0);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "Hello\n");
  EXPECT_EQ(verb.needs, Verb::Needs::application);
}

TEST_P(Greetings, are_others_at_the_end_of_the_demo_market) {
  services.make<Clock>();
  demo::Stage stage(services);
  module().demo(stage);
  EXPECT_EQ(said(), R"({"text":"Hello, Li"})");
  stage.play();
  EXPECT_EQ(said(), R"({"text":"Welcome, Li"})");
}

TEST_P(Greetings, that_nobody_lent_are_a_bug_that_names_them) {
  const Services nothing;
  EXPECT_THROW(nothing.get<Settings>(), Bug);
  EXPECT_EQ(nothing.find<Settings>(), nullptr);
  EXPECT_TRUE(nothing.all<Todo>().empty());
}

}  // namespace
}  // namespace pc::greetings
