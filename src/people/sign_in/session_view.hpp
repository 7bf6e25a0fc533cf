// The session as the console sees it.
#pragma once
#include "people/sign_in/session.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::sign_in {

struct PersonView {
  static constexpr const char* shape_name = "PersonView";
  access::PersonId id;
  std::string name, kind, account_name;
  std::vector<std::string> roles, permissions;
  std::string language;
  bool must_change_password = false, must_enrol = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&PersonView::id>("id", "The person."),
        wire::field<&PersonView::name>("name", "Name shown."),
        wire::one_of<&PersonView::kind, "operator", "partner", "customer">("kind",
                                                                           "operator, partner or customer."),
        wire::field<&PersonView::account_name>("account_name", "Account."),
        wire::field<&PersonView::roles>("roles", "Roles."),
        wire::field<&PersonView::permissions>("permissions", "What it may do."),
        wire::one_of<&PersonView::language, "zh-CN", "en">("language", "zh-CN or en."),
        wire::field<&PersonView::must_change_password>(
            "must_change_password",
            "Nothing else is possible before the person has set a password of its own."),
        wire::field<&PersonView::must_enrol>(
            "must_enrol", "Nothing else is possible before the person has enrolled an authenticator app.")};
    return all;
  }
};

struct PartnerView {
  static constexpr const char* shape_name = "PartnerView";
  std::string id, name, kind;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&PartnerView::id>("id", "The partner."),
        wire::field<&PartnerView::name>("name", "Its name."),
        wire::one_of<&PartnerView::kind, "solution_provider", "distributor", "reseller">("kind",
                                                                                         "Kind of partner.")};
    return all;
  }
};

struct CustomerView {
  static constexpr const char* shape_name = "CustomerView";
  std::string id, name;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&CustomerView::id>("id", "The customer."),
                                          wire::field<&CustomerView::name>("name", "Its name.")};
    return all;
  }
};

struct ActorView {
  static constexpr const char* shape_name = "ActorView";
  std::string name, partner_name, purpose;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&ActorView::name>("name", "The partner's person."),
        wire::field<&ActorView::partner_name>("partner_name", "The partner."),
        wire::one_of<&ActorView::purpose, "order", "operate">("purpose",
                                                              "order (代客户下单) or operate (代客运维).")};
    return all;
  }
};

struct SessionView {
  static constexpr const char* shape_name = "SessionView";
  PersonView person;
  std::optional<PartnerView> partner;
  std::optional<CustomerView> customer;
  std::optional<ActorView> actor;
  std::string csrf_token;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SessionView::person>("person", "Who is signed in."),
        wire::field<&SessionView::partner>("partner", "The partner it works for."),
        wire::field<&SessionView::customer>("customer", "The customer it belongs to."),
        wire::field<&SessionView::actor>("actor", "Who really acts, where somebody acts for the customer."),
        wire::field<&SessionView::csrf_token>("csrf_token", "To be sent as X-CSRF-Token with every change.")};
    return all;
  }
};

SessionView view_of(db::Database& database, const Session& session);

/// Ends what a session does for a customer; `why` is kept with the period.
void end_acting(db::Database& database, const std::string& token_hash, const Session& session,
                const std::string& why);

}  // namespace pc::sign_in
