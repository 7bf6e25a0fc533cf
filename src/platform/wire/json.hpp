// JSON without loss: numbers keep their text, objects their order. Reading is Boost.JSON's parser; writing is direct.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::wire {

class Json {
 public:
  enum class Type { null, boolean, number, string, array, object };
  struct Member;

  Type type = Type::null;
  bool boolean = false;
  std::string text;            // of a number (as written) or a string
  std::vector<Json> items;     // of an array
  std::vector<Member> members; // of an object, in order

  /// The member of an object; nullptr when absent.
  const Json* find(std::string_view name) const;
  static Json of_text(std::string value);

  /// Strict UTF-8 JSON, at most limits::json_depth_max deep, no repeated member names. Refuses wire.not_json
  /// with the byte position.
  static Result<Json> parse(std::string_view text);
};

/// No std::pair: clang cannot look at one of a type that is not complete yet.
struct Json::Member {
  std::string first;
  Json second;
};

/// Writes JSON into a string; commas are its own business.
class Out {
 public:
  /// `in_full`: personal data is written as it is; only for files whose owners see it.
  explicit Out(std::string& target, bool in_full = false) : target_(target), in_full_(in_full) {}
  bool in_full() const { return in_full_; }
  void null();
  void boolean(bool value);
  void integer(std::int64_t value);
  /// A number whose digits are already text ("10.00").
  void number(std::string_view digits);
  void string(std::string_view value);
  void begin_object();
  void key(std::string_view name);
  void end_object();
  void begin_array();
  void end_array();

 private:
  void separate();
  std::string& target_;
  bool in_full_;
  bool first_ = true;  // nothing written yet at this level since '{', '[' or ':'
};

namespace errors {
inline constexpr ErrorCode not_json{"wire.not_json", Kind::invalid, "The body is not valid JSON ({}).",
                                    "请求体不是有效的 JSON（{}）。"};
}

}  // namespace pc::wire
