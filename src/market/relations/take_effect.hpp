// What an agreed request does, all of it in the deciding transaction.
#pragma once
#include "news.hpp"

namespace pc::relations {

/// Refuses customers.parting_blocked, naming all that stands in the way.
Outcome check_nothing_blocks(work::Work& work, const RelationChange& change);

/// Ends or switches the association, lets authorisations lapse and announces it, so that the rest of the money moves
/// back and whatever else hangs on the relation ends with it. A refusal of a reaction is the answer.
Outcome take_effect(work::Work& work, const Event& event, const customers::Customer& customer);

}  // namespace pc::relations
