#include "renewals.hpp"

namespace pc::renewals {

std::span<const wire::Name<Status>> names(Status) {
  static constexpr wire::Name<Status> all[] = {{Status::pending, "pending"},
                                               {Status::processing, "processing"},
                                               {Status::completed, "completed"},
                                               {Status::terminated, "terminated"}};
  return all;
}
std::span<const wire::Name<Cause>> names(Cause) {
  static constexpr wire::Name<Cause> all[] = {{Cause::none, "none"},     {Cause::renewed, "renewed"},
                                              {Cause::closed, "closed"}, {Cause::returned, "returned"},
                                              {Cause::parted, "parted"}, {Cause::expired, "expired"}};
  return all;
}
std::span<const wire::Name<Outlook>> names(Outlook) {
  using O = Outlook;
  static constexpr wire::Name<O> all[] = {{O::will_renew, "will_renew"},
                                          {O::renewed, "renewed"},
                                          {O::downgrade, "downgrade"},
                                          {O::will_not_renew, "will_not_renew"},
                                          {O::unreachable, "unreachable"}};
  return all;
}

}  // namespace pc::renewals
