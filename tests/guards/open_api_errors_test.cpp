// Programs of partners tell refusals of the Open API by status and number: each has them declared, and they stay.
#include <algorithm>
#include <set>

#include "bss/bss.hpp"
#include "codes.hpp"
#include "golden.hpp"
#include "whole_application.hpp"

namespace pc::app {
namespace {

using Ids = std::set<std::string>;

/// What may refuse before any operation does: the edge, the reading of JSON, what all rooms share, signatures.
bool before_operations(const guards::Code& code) {
  const auto in = [&](const char* place) { return code.place.starts_with(place); };
  return in("src/api/edge/") || in("src/platform/wire/") || in("src/platform/base/") ||
         in("src/people/credentials/signature_errors.hpp");
}

/// Of these only what has to do with pages and codes, which the Open API does not have.
const Ids k_of_the_portal = {"edge.csrf", "edge.foreign_site", "edge.not_acceptable",
                             "verification.required"};

Ids declared(std::span<const bss::ErrorLine> lines) {
  Ids ids;
  for (const auto& line : lines) ids.insert(std::string(line.code->id));
  return ids;
}

Ids missing(const Ids& wanted, const Ids& there) {
  Ids ids;
  std::ranges::set_difference(wanted, there, std::inserter(ids, ids.end()));
  return ids;
}

class OpenApiErrors : public WholeApplication {
 protected:
  /// Codes that operations declare and what the edge may say before them.
  Ids may_refuse() const {
    Ids ids;
    for (const auto& code : guards::all_codes().all)
      if (before_operations(code) && !k_of_the_portal.contains(code.id)) ids.insert(code.id);
    for (const auto& route : application_->routes.all())
      if (route->dialect == edge::Dialect::bss)
        for (const auto* code : route->refuses) ids.insert(std::string(code->id));
    return ids;
  }
};

TEST_F(OpenApiErrors, every_refusal_of_an_operation_has_a_number) {
  EXPECT_GT(may_refuse().size(), 40u);
  EXPECT_EQ(missing(may_refuse(), declared(bss::error_lines())), Ids{}) << "add them to src/bss/errors.cpp";
}

TEST_F(OpenApiErrors, a_refusal_without_a_number_is_noticed) {
  const auto lines = bss::error_lines();
  EXPECT_EQ(missing(may_refuse(), declared(lines.subspan(1))), Ids{std::string(lines.front().code->id)});
}

TEST_F(OpenApiErrors, keep_their_numbers) {
  guards::Promised now;
  for (const auto& line : bss::error_lines())
    now[std::string(line.code->id)] = std::to_string(line.status) + ' ' + std::string(line.number);
  EXPECT_EQ(now.size(), bss::error_lines().size()) << "a code has two lines";
  const auto faults = guards::broken_promises("tests/data/open_api_errors.txt", now);
  EXPECT_TRUE(faults.empty()) << guards::list(faults);
}

}  // namespace
}  // namespace pc::app
