// Whether a route's act refuses only as it declared: the API document promises no other answers.
#pragma once
#include "route.hpp"

namespace pc::edge {

/// "GET /api/v1/customers"
std::string label_of(const Route& route);

/// Declared by the route, or one that every route may give.
bool declared(const Route& route, const ErrorCode& code);

/// An undeclared refusal is a fault of the program, not of the caller: logged and counted
/// (partnerd_undeclared_refusals_total), and answered all the same. The matrix test looks at the count.
void note_refusal(const Route& route, const Refusal& refusal);

}  // namespace pc::edge
