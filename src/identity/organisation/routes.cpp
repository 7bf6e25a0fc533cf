#include "parts.hpp"

namespace pc::identity {

void add_organisation_routes(edge::Routes&, Shared&) {}

}  // namespace pc::identity
