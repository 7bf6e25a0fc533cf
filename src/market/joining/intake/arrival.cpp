#include "arrival.hpp"

#include "market/acquisition/registration.hpp"
#include "market/joining/account_rules.hpp"
#include "platform/base/letters.hpp"
#include "platform/base/mail_address.hpp"

namespace pc::joining {
namespace {

constexpr std::size_t k_company_min = 2, k_company_max = 64, k_text = 128;

enum Column : std::size_t {
  company_name,
  account_name,
  association_type,
  partner_account,
  mobile,
  email,
  account_manager,
  level,
  tags,
  language,
  invite
};
constexpr imports::FieldRule k_rules[] = {{"company_name", k_company_max, true, "星河软件有限公司"},
                                          {"account_name", 32, true, "xinghe_soft"},
                                          {"association_type", k_text, true, "resale"},
                                          {"partner_account", k_text, true, "partner_main"},
                                          {"mobile", k_text, false, "13800000000"},
                                          {"email", k_text, false, "it@xinghe.example"},
                                          {"account_manager", k_text, false, "wang.fang"},
                                          {"level", k_text, false, "V1"},
                                          {"tags", 400, false, "key account;east"},
                                          {"language", k_text, false, "zh-CN"},
                                          {"invite", k_text, false, "no"}};

bool is_level(std::string_view text) {
  return text.size() == 2 && text[0] == 'V' && text[1] >= '0' && text[1] <= '5';
}

/// One word of few; the first where the field is empty.
template <class Value, std::size_t N>
Value choice(imports::LineFields& line, Column column, const std::pair<std::string_view, Value> (&words)[N]) {
  const auto said = line.text(column);
  std::string allowed;
  for (const auto& [word, value] : words) {
    if (equal_ignoring_case(said, word)) return value;
    allowed += (allowed.empty() ? "" : ", ") + std::string(word);
  }
  if (!said.empty()) line.fail(column, allowed);
  return words[0].second;
}

constexpr std::pair<std::string_view, customers::Association> k_associations[] = {
    {"resale", customers::Association::resale}, {"referral", customers::Association::referral}};
constexpr std::pair<std::string_view, Language> k_languages[] = {{"zh-CN", Language::zh_CN},
                                                                 {"en", Language::en}};
constexpr std::pair<std::string_view, bool> k_answers[] = {{"no", false}, {"yes", true}};

/// Where a refusal of `check` stands in the file.
Column column_of(std::string_view field) {
  for (std::size_t i = 0; i < std::size(k_rules); ++i)
    if (k_rules[i].name == field) return static_cast<Column>(i);
  return company_name;
}

}  // namespace

Outcome check(const Arrival& a) {
  if (!has_letter_or_digit(a.company_name)) return refuse(pc::errors::missing_value, "company_name");
  const auto length = utf8_length(a.company_name);
  if (length < k_company_min || length > k_company_max)
    return refuse(pc::errors::invalid_value, "company_name",
                  std::to_string(k_company_min) + " - " + std::to_string(k_company_max));
  if (!good_account_name(a.account_name)) return refuse(errors::bad_account_name, "account_name");
  if (!a.mobile.empty() && !acquisition::good_mobile(a.mobile))
    return refuse(acquisition::errors::bad_mobile, "mobile");
  if (!a.email.empty() && !is_mail_address(a.email)) return refuse(acquisition::errors::bad_email, "email");
  if (!is_level(a.level)) return refuse(pc::errors::invalid_value, "level", "V0 - V5");
  if (const auto fine = customers::check_tags(a.tags); !fine)
    return refuse(*fine.refusal().code, "tags", fine.refusal().allowed);
  if (a.invite && a.email.empty()) return refuse(pc::errors::missing_value, "email");
  return Done{};
}

imports::FieldRules field_rules() { return k_rules; }

std::variant<Arrival, imports::LineFault> arrival_of(const imports::FieldPlaces& places,
                                                     std::span<const std::string_view> fields) {
  imports::LineFields line(k_rules, places, fields);
  Arrival a;
  a.company_name = line.text(company_name);
  a.account_name = line.text(account_name);
  a.association = choice(line, association_type, k_associations);
  a.partner_account = line.text(partner_account);
  a.mobile = line.text(mobile);
  a.email = line.text(email);
  a.manager = line.text(account_manager);
  if (const auto said = line.text(level); !said.empty()) a.level = said;
  const auto written = line.text(tags);
  for (const auto tag : split(written, ';'))
    if (!trimmed(tag).empty()) a.tags.emplace_back(trimmed(tag));
  a.language = choice(line, language, k_languages);
  a.invite = choice(line, invite, k_answers);
  if (!line.fault())
    if (const auto fine = check(a); !fine) line.fail(column_of(fine.refusal().field), fine.refusal());
  if (line.fault()) return *line.fault();
  return a;
}

}  // namespace pc::joining
