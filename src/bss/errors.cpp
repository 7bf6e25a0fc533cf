// Refusals of the application in the words of the BSS dialect: {"error_code":"CBC.…","error_msg":"…"}.
#include "api/edge/errors.hpp"
#include "api/lists/lists.hpp"
#include "bss.hpp"
#include "core/books/books.hpp"
#include "market/acquisition/invitation.hpp"
#include "market/customers/customers.hpp"
#include "market/joining/account_rules.hpp"
#include "market/resources/resources.hpp"
#include "money/catalogue/inquiry.hpp"
#include "money/funds/funds.hpp"
#include "people/credentials/credentials.hpp"
#include "people/credentials/signature_errors.hpp"
#include "people/messages/messages.hpp"
#include "people/passwords/password_rule.hpp"
#include "people/persons/persons.hpp"
#include "sales/orders/orders.hpp"
#include "sales/subscriptions/subscriptions.hpp"

namespace pc::bss {
namespace {

using Line = ErrorLine;

/// How every refusal that an operation may give is told.
constexpr Line k_lines[] = {
    {&funds::errors::insufficient, 400, "CBC.99005003"},
    {&funds::errors::reclaim_too_much, 400, "CBC.99005003"},
    {&funds::errors::not_your_customer, 400, "CBC.99000035"},
    {&customers::errors::unknown_customer, 400, "CBC.99000035"},
    {&funds::errors::not_resale, 400, "CBC.99000014"},
    {&funds::errors::amount, 400, "CBC.0100"},
    {&funds::errors::credit_expired, 400, "CBC.99005003"},
    {&edge::errors::acting_over, 401, "CBC.0154"},
    {&edge::errors::not_while_acting, 403, "CBC.0155"},
    {&edge::errors::in_review, 403, "CBC.0155"},
    {&edge::errors::signature_used, 409, "CBC.99007009"},
    {&partners::errors::frozen, 403, "CBC.0155"},
    {&partners::errors::not_distributor, 400, "CBC.99000037"},
    {&partners::errors::not_your_reseller, 400, "CBC.99000037"},
    {&partners::errors::unknown_partner, 403, "CBC.0151"},
    {&joining::errors::bad_account_name, 400, "CBC.99000031"},
    {&joining::errors::bad_phone, 400, "CBC.5017"},
    {&joining::errors::contact_exhausted, 400, "CBC.99000030"},
    {&joining::errors::external_id_used, 400, "CBC.99000039"},
    {&joining::errors::code_expired, 400, "CBC.99004008"},
    {&joining::errors::code_exhausted, 400, "CBC.99004009"},
    {&joining::errors::code_wrong, 400, "CBC.99004010"},
    {&joining::errors::too_many_codes, 400, "CBC.99000082"},
    {&acquisition::errors::partner_closed, 400, "CBC.50010085"},
    {&messages::errors::cannot_send, 400, "CBC.99004003"},
    {&catalogue::errors::not_offered, 400, "CBC.99006006"},
    {&catalogue::errors::wrong_measure, 400, "CBC.99006050"},
    {&catalogue::errors::too_large, 400, "CBC.99006055"},
    {&catalogue::errors::unknown_factor, 400, "CBC.99006074"},
    {&orders::errors::unknown, 400, "CBC.0100"},
    {&orders::errors::not_pending, 400, "CBC.99005010"},
    {&orders::errors::lapsed, 400, "CBC.99005010"},
    {&orders::errors::with_partner, 400, "CBC.99000088"},
    {&orders::errors::insufficient, 400, "CBC.99005003"},
    {&orders::errors::own_account, 400, "CBC.99005003"},
    {&orders::errors::frozen, 403, "CBC.0155"},
    {&orders::errors::no_partner, 403, "CBC.0155"},
    {&orders::errors::discount_not_usable, 400, "CBC.0100"},
    {&orders::errors::discount_fixed, 400, "CBC.0100"},
    {&orders::errors::product_changed, 400, "CBC.99006006"},
    {&orders::errors::start_passed, 400, "CBC.99005010"},
    {&orders::errors::too_many_pending, 400, "CBC.0100"},
    {&orders::errors::bad_period, 400, "CBC.30010069"},
    {&orders::errors::no_refund, 400, "CBC.99005026"},
    {&orders::errors::gone, 400, "CBC.99003016"},
    {&orders::errors::in_unpaid_order, 400, "CBC.99003100"},
    {&orders::errors::not_renewable, 400, "CBC.30010069"},
    {&orders::errors::not_by_period, 400, "CBC.99003012"},
    {&orders::errors::not_refundable, 400, "CBC.99003647"},
    {&orders::errors::twice, 400, "CBC.0100"},
    {&subscriptions::errors::unknown, 400, "CBC.99003012"},
    {&subscriptions::errors::released, 400, "CBC.99003602"},
    {&subscriptions::errors::expired, 400, "CBC.99003602"},
    {&subscriptions::errors::not_chosen, 400, "CBC.99003605"},
    {&subscriptions::errors::no_on_demand, 400, "CBC.99006006"},
    {&subscriptions::errors::own_account, 400, "CBC.99000014"},
    {&resources::errors::unknown, 400, "CBC.99003012"},
    {&persons::errors::name_taken, 400, "CBC.99000038"},
    {&passwords::errors::weak_password, 400, "CBC.99000036"},
    {&passwords::errors::common_password, 400, "CBC.99000036"},
    {&credentials::errors::token_expired, 401, "CBC.0154"},
    {&credentials::errors::signature_scheme, 401, "APIGW.0301"},
    {&credentials::errors::signature_malformed, 401, "APIGW.0301"},
    {&credentials::errors::access_key_unknown, 401, "APIGW.0301"},
    {&credentials::errors::signature_mismatch, 401, "APIGW.0301"},
    {&credentials::errors::signature_time, 401, "APIGW.0303"},
    {&edge::errors::no_route, 404, "APIG.0101"},
    {&edge::errors::wrong_verb, 404, "APIG.0101"},
    {&edge::errors::wrong_type, 400, "CBC.0100"},
    {&edge::errors::no_query, 400, "CBC.0100"},
    {&edge::errors::key_missing, 400, "CBC.0100"},
    {&edge::errors::key_reused, 400, "CBC.0100"},
    {&edge::errors::read_only_key, 403, "CBC.0151"},
    {&edge::errors::too_many, 429, "APIG.0308"},
    {&wire::errors::not_json, 400, "CBC.0100"},
    {&pc::errors::invalid_value, 400, "CBC.0100"},
    {&pc::errors::missing_value, 400, "CBC.0100"},
    {&pc::errors::unknown_field, 400, "CBC.0100"},
    {&pc::errors::harmful_character, 400, "CBC.0100"},
    {&lists::errors::masked_filter, 403, "CBC.0151"},
    {&books::errors::account_full, 400, "CBC.0100"},
    {&pc::errors::not_found, 404, "APIG.0101"},
    {&pc::errors::unauthenticated, 401, "APIGW.0301"},
    {&pc::errors::forbidden, 403, "CBC.0151"},
    {&pc::errors::unavailable, 503, "CBC.0999"},
    {&pc::errors::internal, 500, "CBC.0999"},
};

/// What no operation declares is told as others of its kind are.
Line line_of(const ErrorCode& code) {
  for (const auto& line : k_lines)
    if (line.code == &code) return line;
  switch (code.kind) {
    case Kind::invalid:
    case Kind::precondition:
    case Kind::conflict: return {&code, 400, "CBC.0100"};
    case Kind::unauthenticated: return {&code, 401, "APIGW.0301"};
    case Kind::forbidden: return {&code, 403, "CBC.0151"};
    case Kind::not_found: return {&code, 404, "APIG.0101"};
    case Kind::exhausted: return {&code, 429, "APIG.0308"};
    case Kind::unavailable: return {&code, 503, "CBC.0999"};
    case Kind::internal: return {&code, 500, "CBC.0999"};
  }
  return {&code, 500, "CBC.0999"};
}

/// "10 per second", in the gateway's words.
std::string throttled(const std::string& limit) {
  const std::string head = "The throttling threshold has been reached";
  const auto per = limit.find(" per ");
  if (per == limit.npos) return head;
  return head + ": policy user over ratelimit,limit:" + limit.substr(0, per) + ",time:1 " +
         limit.substr(per + 5);
}

std::string message_of(const Refusal& refusal, std::string_view cbc, Language language) {
  if (&*refusal.code == &pc::errors::unauthenticated)
    return "Incorrect IAM authentication information: authorization header missing";
  if (cbc == "APIG.0308") return throttled(refusal.allowed);
  if (cbc == "APIG.0101") return "The API does not exist or has not been published in the environment";
  std::string text = refusal.message(language);
  if (!refusal.field.empty()) text += " (" + refusal.field + ")";
  return text;
}

class BssErrors : public edge::ErrorWriter {
 public:
  edge::Answer write(const Refusal& refusal, Language language,
                     const std::string& request_id) const override {
    const Line line = line_of(*refusal.code);
    const bool gateway = line.number.starts_with("APIG");
    edge::Answer answer;
    answer.status = line.status;
    wire::Out out(answer.body);
    out.begin_object();
    out.key("error_code");
    out.string(line.number);
    out.key("error_msg");
    out.string(message_of(refusal, line.number, gateway ? Language::en : language));
    if (gateway) {
      out.key("request_id");
      out.string(request_id);
    }
    out.end_object();
    return answer;
  }
};

}  // namespace

std::span<const ErrorLine> error_lines() { return k_lines; }
std::string_view number_of(const ErrorCode& code) { return line_of(code).number; }

const edge::ErrorWriter& errors() {
  static const BssErrors one;
  return one;
}

}  // namespace pc::bss
