// partnerctl keys …: the keys under which secrets are sealed.
#pragma once
#include <iosfwd>

#include "app/application.hpp"

namespace pc::app::ctl {

/// The keys of the file and what each is for.
int list_keys(Application& application, std::ostream& out);
/// A key that waits for its turn, so that the file can be copied to other hosts before anything is sealed under it.
int add_key(Application& application, std::ostream& out);
/// The waiting key (or a new one) takes its turn and everything sealed is sealed anew; or finishes what was stopped.
int rotate_keys(Application& application, std::ostream& out);
/// Everything is sealed under the present key for certain, and older keys leave the file.
int forget_keys(Application& application, std::ostream& out);
/// The file's older keys are lost for good: what no key opens is taken away, so that the server can start.
int abandon_keys(Application& application, std::ostream& out);

}  // namespace pc::app::ctl
