// Tokens of the Open API: for a person by their password, and for a partner's person who acts for a customer.
#pragma once
#include "api/edge/route.hpp"
#include "token_shapes.hpp"

namespace pc::credentials {

/// The account a person belongs to, as the Open API knows it.
std::string domain_id_of(const access::Principal& who);

Result<TokenAnswer> issue_token(const access::Principal& who, edge::Exchange& exchange,
                                const TokenRequest& input);

}  // namespace pc::credentials
