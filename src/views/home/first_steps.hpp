// 开始使用: what a vendor does first, for its people's first page. Each step ticks itself off by what is there;
// all done, or hidden by a person, it is gone.
#pragma once
#include "api/edge/route.hpp"

namespace pc::home {

struct FirstStep {
  static constexpr const char* shape_name = "FirstStep";
  std::string id, link;
  bool done = false;
  bool may = false;  // the person has the permission for it
  static wire::Fields fields();
};
struct FirstSteps {
  static constexpr const char* shape_name = "FirstSteps";
  bool hidden = false;
  std::vector<FirstStep> items;
  static wire::Fields fields();
};
/// Nothing for anybody but the vendor's people, and when every step is done.
std::optional<FirstSteps> first_steps(const work::View& view);

struct HideFirstSteps {
  static constexpr const char* shape_name = "HideFirstSteps";
  bool hidden = true;
  static wire::Fields fields();
};
/// For the calling person, who must be the vendor's. Refuses forbidden.
Result<edge::Nothing> hide_first_steps(work::Work& work, const HideFirstSteps& input);

}  // namespace pc::home
