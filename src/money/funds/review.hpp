// Four eyes: an order above the partner's threshold is put down as a request, with the money on hold, and carried out
// when a second person agrees.
#pragma once
#include "people/approvals/approvals.hpp"
#include "money/funds/allocate.hpp"
#include "money/funds/reclaim.hpp"
#include "money/funds/resellers.hpp"

namespace pc::funds {

using Review = Result<std::optional<edge::InReview>>;

/// Nothing: nobody else needs to agree. Refuses what the act itself would refuse now, in the same order.
Review review(work::Work& work, const AllocationInstruction& instruction);
Review review(work::Work& work, const ReclaimInstruction& instruction);
Review review(work::Work& work, const ResellerInstruction& instruction, Operation operation);

/// For the routes of the console.
Review review_allocate(work::Work& work, const Allocate& input);
Review review_reclaim(work::Work& work, const Reclaim& input);
Review review_allocate_to_reseller(work::Work& work, const AdjustReseller& input);
Review review_reclaim_from_reseller(work::Work& work, const AdjustReseller& input);

/// Tells approvals what waits here; once, by app.
void declare_reviews(Services& services);

}  // namespace pc::funds
