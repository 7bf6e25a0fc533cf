// {"error":{"code":401,"message":"...","title":"Unauthorized"}}
#pragma once
#include "api/edge/gate.hpp"

namespace pc::credentials {

class IamErrors : public edge::ErrorWriter {
 public:
  edge::Answer write(const Refusal& refusal, Language language, const std::string& request_id) const override;
};

}  // namespace pc::credentials
