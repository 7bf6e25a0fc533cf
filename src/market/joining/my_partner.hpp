// 账号中心 > 我的合作伙伴: what a customer sees of its partner, and the agreements it signed (协议管理).
#pragma once
#include "market/freezing/freezing.hpp"

namespace pc::joining {

struct PartnerContact {
  static constexpr const char* shape_name = "PartnerContact";
  std::string name, duty, mobile, email;
  static wire::Fields fields();
};
struct MyPartner {
  static constexpr const char* shape_name = "MyPartner";
  bool associated = false;
  std::string partner_name;
  std::optional<std::string> partner_logo;  // "data:image/png;base64,…"
  customers::Association association_type = customers::Association::none;
  Instant since;
  std::vector<PartnerContact> contacts;
  customers::Frozen frozen = customers::Frozen::none;
  std::optional<partners::PartnerStatus> frozen_by_partner;
  std::optional<Instant> frozen_at, frozen_due_at;
  std::optional<std::string> frozen_reason;
  int unsigned_agreements = 0;  // newest versions that wait for a signature
  static wire::Fields fields();
};
/// Refuses customers.unknown for everybody but customers.
Result<MyPartner> show_my_partner(const work::View& view, const edge::Nothing&);

struct AgreementRow {
  static constexpr const char* shape_name = "AgreementRow";
  std::string agreement;
  int version = 0;
  std::string day, title, text;
  bool current = false;
  std::optional<Instant> accepted_at;
  std::optional<std::string> accepted_by;
  static wire::Fields fields();
};
struct AgreementRows {
  static constexpr const char* shape_name = "AgreementRows";
  std::vector<AgreementRow> items;
  static wire::Fields fields();
};
Result<AgreementRows> list_my_agreements(const work::View& view, const edge::Nothing&);

struct SignAgreement {
  static constexpr const char* shape_name = "SignAgreement";
  Text<1, 40> agreement;
  int version = 0;
  static wire::Fields fields();
};
/// Refuses customers.unknown, agreements.unknown, agreements.outdated.
Result<edge::Nothing> sign_agreement(work::Work& work, const SignAgreement& input);

}  // namespace pc::joining
