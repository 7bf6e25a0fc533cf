// What the parts of one application lend each other: the one object of a type (a clock, the ledger, settings) and what
// rooms declare to rooms on their left (kinds of messages, to-dos). Two applications in a process share nothing.
#pragma once
#include <any>
#include <memory>
#include <span>
#include <string>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "assertions.hpp"

namespace pc {

class Services {
 public:
  Services() = default;
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  /// Lends `one`, which outlives this, to all; in the place of what was lent before.
  template <class T>
  void lend(T& one) {
    lent_[typeid(T)] = std::shared_ptr<void>(std::shared_ptr<void>(), &one);
  }
  /// The same of an object that is made here and lives as long as this.
  template <class T, class... Args>
  T& make(Args&&... args) {
    auto made = std::make_shared<T>(std::forward<Args>(args)...);
    T& one = *made;
    lent_[typeid(T)] = std::move(made);
    return one;
  }
  template <class T>
  T& keep(T one) {
    return make<T>(std::move(one));
  }
  /// A Bug when nobody lent it.
  template <class T>
  T& get() const {
    auto* found = find<T>();
    if (found == nullptr) throw Bug(std::string("nobody lent a ") + typeid(T).name());
    return *found;
  }
  /// Null when nobody lent it.
  template <class T>
  T* find() const {
    const auto found = lent_.find(typeid(T));
    return found == lent_.end() ? nullptr : static_cast<T*>(found->second.get());
  }

  /// Declares one more T to whoever asks for all of them; before the first request.
  template <class T>
  void declare(T one) {
    auto& all = declared_[typeid(T)];
    if (!all.has_value()) all = std::vector<T>();
    std::any_cast<std::vector<T>&>(all).push_back(std::move(one));
  }
  /// All that were declared, in their order.
  template <class T>
  std::span<const T> all() const {
    const auto found = declared_.find(typeid(T));
    if (found == declared_.end()) return {};
    return std::any_cast<const std::vector<T>&>(found->second);
  }

 private:
  std::unordered_map<std::type_index, std::shared_ptr<void>> lent_;
  std::unordered_map<std::type_index, std::any> declared_;
};

}  // namespace pc
