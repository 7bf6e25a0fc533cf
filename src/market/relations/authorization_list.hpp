// Reading: a customer's 授权管理; how a partner and one customer stand; the letters.
#pragma once
#include "authorise.hpp"

namespace pc::relations {

struct AuthorizationRow {
  static constexpr const char* shape_name = "AuthorizationRow";
  AuthorizationId id;
  std::string partner_name;
  AuthorizationState state = AuthorizationState::waiting;
  Instant requested_at;
  std::string requested_by;
  std::optional<Instant> decided_at, ended_at;
  std::string decided_by, ended_by, reason;
  static wire::Fields fields();
};
struct ActingRow {
  static constexpr const char* shape_name = "ActingRow";
  std::string id, partner_name, person_name, purpose;
  Instant from;
  std::optional<Instant> to;
  static wire::Fields fields();
};
struct MyAuthorizations {
  static constexpr const char* shape_name = "MyAuthorizations";
  std::vector<AuthorizationRow> items;
  std::vector<ActingRow> acting;
  static wire::Fields fields();
};
/// What a customer gave, and who acted for it.
Result<MyAuthorizations> list_my_authorizations(const work::View& view, const edge::Nothing&);

struct OneRelation {
  static constexpr const char* shape_name = "OneRelation";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct RelationView {
  static constexpr const char* shape_name = "RelationView";
  std::optional<AuthorizationRow> authorization;  // the newest; null: never asked
  bool letter_accepted = false, can_ask = false, can_act = false;
  std::vector<ActingRow> acting;
  static wire::Fields fields();
};
Result<RelationView> show_relation(const work::View& view, const OneRelation& query);

struct OneLetter {
  static constexpr const char* shape_name = "OneLetter";
  LetterKind letter = LetterKind::partner_commitment;
  static wire::Fields fields();
};
struct LetterView {
  static constexpr const char* shape_name = "LetterView";
  std::string version, title;
  std::vector<std::string> paragraphs;
  static wire::Fields fields();
};
Result<LetterView> show_letter(const work::View& view, const OneLetter& query);

}  // namespace pc::relations
