// Declares fields() of a shape beside its members.
#pragma once
#include "platform/wire/codecs.hpp"

#define PC_MEMBER_SHAPE(type, ...)                      \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }
