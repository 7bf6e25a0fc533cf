// Codes for sensitive acts: challenges, what proves a person, and that each proof counts once.
#pragma once
#include "api/edge/gate.hpp"
#include "people/verification/store.hpp"

namespace pc::verification {

/// The person whose code it is: also while they act for somebody else.
access::PersonId person_behind(const access::Principal& who);

/// How a person proves himself: an authenticator's step or a recovery code. Looked at first, used up with the act.
struct Proof {
  enum class Way { mail, totp, recovery };
  Way way = Way::mail;
  std::int64_t step = 0;
  std::string mac;
};

/// What `code` proves by the person's authenticator or recovery codes; nothing when it is wrong or used.
std::optional<Proof> proof_of(db::Reader& reader, TenantId tenant, access::PersonId person, std::string_view code,
                              Instant now);
/// False when somebody else was faster.
bool use_up(db::Transaction& tx, TenantId tenant, access::PersonId person, const Proof& proof, Instant now);

/// A code's hash; bound to the key of this installation, because six digits alone are soon guessed.
std::string code_mac(const db::Reader& reader, std::string_view purpose, std::string_view code);
/// Whether `mac` is this code's, under whichever key of the application.
bool is_code_mac(const db::Reader& reader, std::string_view purpose, std::string_view code, std::string_view mac);

/// "mail", "totp": how this person can get a code now.
std::vector<std::string> methods_of(db::Reader& reader, TenantId tenant, access::PersonId person);

/// Refuses verification.locked.
Outcome check_not_locked(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now);
/// One more wrong code of this person.
void count_failure(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now);

class StepUpCodes : public edge::StepUpCheck {
 public:
  Outcome examine(db::Transaction& tx, const edge::Confirmation& c) override;
  Outcome consume(db::Transaction& tx, const edge::Confirmation& c) override;

 private:
  /// What the shown code proves for an open challenge of this very act, content and person.
  struct Match {
    store::Challenge challenge;
    std::optional<Proof> proof;
    bool repeat = false;  // used under this key before
  };
  static Result<Match> match(db::Reader& reader, const edge::Confirmation& c);
  static Refusal ask(db::Transaction& tx, const edge::Confirmation& c);
};

}  // namespace pc::verification
