#include "masked.hpp"

#include "mask.hpp"

namespace pc {

std::string masked(Mask mask, std::string_view text) {
  switch (mask) {
    case Mask::mobile: return masked_mobile(text);
    case Mask::email: return masked_email(text);
    case Mask::name: return masked_middle(text, 2, 2, "***");
  }
  return {};
}

}  // namespace pc
