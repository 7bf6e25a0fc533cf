// Codes for sensitive acts: challenges, what proves a person, and that each proof counts once.
#pragma once
#include "api/edge/gate.hpp"
#include "people/identity/parts.hpp"
#include "people/identity/verification/store.hpp"

namespace pc::identity {

/// The person whose code it is: also while he acts for somebody else.
access::PersonId person_behind(const access::Principal& who);

/// How a person proves himself: an authenticator's step or a recovery code. Looked at first, used up with the act.
struct Proof {
  enum class Way { mail, totp, recovery };
  Way way = Way::mail;
  std::int64_t step = 0;
  std::string mac;
};

/// What `code` proves by the person's authenticator or recovery codes; nothing when it is wrong or used.
std::optional<Proof> proof_of(const Shared& shared, db::Reader& reader, TenantId tenant,
                              access::PersonId person, std::string_view code, Instant now);
/// False when somebody else was faster.
bool use_up(db::Transaction& tx, TenantId tenant, access::PersonId person, const Proof& proof, Instant now);

/// A code's hash; bound to the house's key, because six digits alone are soon guessed.
std::string code_mac(const Shared& shared, std::string_view purpose, std::string_view code);
/// Whether `mac` is this code's, under whichever key of the house.
bool is_code_mac(const Shared& shared, std::string_view purpose, std::string_view code, std::string_view mac);

/// "mail", "totp": how this person can get a code now.
std::vector<std::string> methods_of(db::Reader& reader, TenantId tenant, access::PersonId person);

/// What holds for a new session of the person.
struct SecondStep {
  bool asks_codes = false, must_enrol = false;
};
SecondStep second_step_of(db::Reader& reader, const access::Principal& who);

/// The second step of sign-in for whoever enrolled an app. Refuses session.code_required, verification.locked and
/// verification.wrong_authenticator_code.
Outcome second_step(Shared& shared, const access::Principal& who, const std::optional<std::string>& code);

/// Refuses verification.locked.
Outcome check_not_locked(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now);
/// One more wrong code of this person.
void count_failure(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now);

class StepUpCodes : public edge::StepUpCheck {
 public:
  explicit StepUpCodes(Shared& shared) : shared_(shared) {}
  Outcome examine(db::Transaction& tx, const edge::Confirmation& c) override;
  Outcome consume(db::Transaction& tx, const edge::Confirmation& c) override;

 private:
  /// What the shown code proves for an open challenge of this very act, content and person.
  struct Match {
    store::Challenge challenge;
    std::optional<Proof> proof;
    bool repeat = false;  // used under this key before
  };
  Result<Match> match(db::Reader& reader, const edge::Confirmation& c) const;
  Refusal ask(db::Transaction& tx, const edge::Confirmation& c) const;
  Shared& shared_;
};

}  // namespace pc::identity
