// CreateSubCustomer, CheckUserIdentity, ListSubCustomerNewTag, SendVerificationMessageCode.
#include "common.hpp"
#include "market/acquisition/invitation.hpp"
#include "market/joining/account_rules.hpp"
#include "market/joining/create_account.hpp"
#include "market/joining/joining.hpp"
#include "operations.hpp"
#include "people/messages/messages.hpp"
#include "people/passwords/password_rule.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/persons.hpp"
#include "views/directory/search.hpp"

namespace pc::bss {
namespace {

struct CreateCustomerV2Req {
  OptionalText domain_name, mobile_phone, verification_code, is_close_market_ms, cooperation_type,
      indirect_partner_id;
  std::optional<TypedPassword> password;
  Text<1, 64> xaccount_id;
  Text<1, 64> xaccount_type;
  std::optional<bool> include_association_result;
  /// Made by lane_of_create on a reader's thread: it costs too much for a lane.
  mutable std::string password_hash;
  PC_BSS_SHAPE(
      CreateCustomerV2Req,
      wire::field<&CreateCustomerV2Req::domain_name>("domain_name", "Account name; random when absent."),
      wire::field<&CreateCustomerV2Req::mobile_phone>("mobile_phone", "Mobile number."),
      wire::field<&CreateCustomerV2Req::verification_code>("verification_code", "Code sent to that number."),
      wire::field<&CreateCustomerV2Req::xaccount_id>("xaccount_id", "The caller's own id of the customer."),
      wire::field<&CreateCustomerV2Req::xaccount_type>("xaccount_type", "The caller's platform."),
      wire::field<&CreateCustomerV2Req::password>("password", "Password of the account."),
      wire::field<&CreateCustomerV2Req::is_close_market_ms>("is_close_market_ms", "true: no advertising."),
      wire::field<&CreateCustomerV2Req::cooperation_type>("cooperation_type",
                                                          "1 referral, 2 resale (the default)."),
      wire::naming<&CreateCustomerV2Req::indirect_partner_id>("partner", "indirect_partner_id",
                                                              "For this reseller."),
      wire::field<&CreateCustomerV2Req::include_association_result>("include_association_result",
                                                                    "Association is always immediate."))
};
struct CreateSubCustomerResponse {
  std::string domain_id, domain_name;
  PC_BSS_SHAPE(CreateSubCustomerResponse,
               wire::field<&CreateSubCustomerResponse::domain_id>("domain_id", "The customer's account id."),
               wire::field<&CreateSubCustomerResponse::domain_name>("domain_name", "Its account name."))
};

Result<CreateSubCustomerResponse> create_sub_customer(work::Work& work, const CreateCustomerV2Req& input) {
  PC_TRY(partner, scope_of(work.tx, work.who, input.indirect_partner_id));
  const std::string type = text_or(input.cooperation_type);
  if (!type.empty() && type != "1" && type != "2")
    return refuse(pc::errors::invalid_value, "cooperation_type", "1, 2");
  const std::string close = text_or(input.is_close_market_ms);
  if (!close.empty() && close != "true" && close != "false")
    return refuse(pc::errors::invalid_value, "is_close_market_ms", "true, false");
  const std::string mobile = text_or(input.mobile_phone);
  joining::CreateAccount wanted;
  wanted.partner = partner;
  wanted.account_name = text_or(input.domain_name);
  wanted.mobile = mobile.empty() ? mobile : joining::mobile_of(mobile).value_or(mobile);
  wanted.code = text_or(input.verification_code);
  wanted.password = Secret(input.password ? input.password->value : std::string());
  wanted.password_hash = input.password_hash;
  wanted.external_id = input.xaccount_id.value;
  wanted.external_type = input.xaccount_type.value;
  wanted.association = type == "1" ? customers::Association::referral : customers::Association::resale;
  PC_TRY(customer, joining::create_account(work, wanted));
  return CreateSubCustomerResponse{hex32_of_id(customer.id.value), customer.account_name};
}

Result<TenantId> lane_of_create(const work::View& view, const CreateCustomerV2Req& input) {
  if (input.password)
    input.password_hash = use<passwords::Passwords>(view.reader).hashed(Secret(input.password->value));
  return view.who.tenant;
}

struct CheckSubcustomerUserReq {
  Text<1, 16> search_type;
  Text<1, 64> search_value;
  PC_BSS_SHAPE(CheckSubcustomerUserReq,
               wire::field<&CheckSubcustomerUserReq::search_type>("search_type", "email, mobile or name."),
               wire::field<&CheckSubcustomerUserReq::search_value>("search_value", "What to look for."))
};
struct CheckUserIdentityResponse {
  std::string error_code = "CBC.0000", error_msg = "Success", check_result = "available";
  std::optional<int> mobile_remain_available_num;
  PC_BSS_SHAPE(CheckUserIdentityResponse,
               wire::field<&CheckUserIdentityResponse::error_code>("error_code", "CBC.0000."),
               wire::field<&CheckUserIdentityResponse::error_msg>("error_msg", "Success."),
               wire::field<&CheckUserIdentityResponse::check_result>("check_result",
                                                                     "available or used_by_user."),
               wire::field<&CheckUserIdentityResponse::mobile_remain_available_num>(
                   "mobile_remain_available_num", "Accounts that may still use the number."))
};

bool all_digits(const std::string& text) { return text.find_first_not_of("0123456789") == std::string::npos; }

Result<CheckUserIdentityResponse> check_user_identity(const work::View& view,
                                                      const CheckSubcustomerUserReq& input) {
  const std::string& type = input.search_type.value;
  const std::string& value = input.search_value.value;
  CheckUserIdentityResponse answer;
  bool free = true;
  if (type == "name") {
    if (!joining::good_account_name(value) || all_digits(value))
      return refuse(pc::errors::invalid_value, "search_value", "an account name");
    free = !persons::account_exists(view.reader, value);
  } else if (type == "mobile") {
    const auto mobile = joining::mobile_of(value);
    if (!mobile) return refuse(pc::errors::invalid_value, "search_value", "0086-13812345678");
    const auto used = joining::accounts_with_mobile(view.reader, *mobile);
    const auto left = joining::k_accounts_per_contact_max - used;
    answer.mobile_remain_available_num = static_cast<int>(left < 0 ? 0 : left);
    free = left > 0;
  } else if (type == "email") {
    if (!is_mail_address(value))
      return refuse(pc::errors::invalid_value, "search_value", "an e-mail address");
    free = joining::accounts_with_email(view.reader, value) < joining::k_accounts_per_contact_max;
  } else {
    return refuse(pc::errors::invalid_value, "search_type", "email, mobile, name");
  }
  if (!free) answer.check_result = "used_by_user";
  return answer;
}

struct ListSubCustomerNewTagReq {
  std::optional<wire::List<Text<1, 64>, 100>> customer_ids;
  AnyOffset offset;
  lists::Limit limit;
  OptionalText indirect_partner_id;
  PC_BSS_SHAPE(ListSubCustomerNewTagReq,
               wire::naming<&ListSubCustomerNewTagReq::customer_ids>("customer", "customer_ids",
                                                                     "These customers; all when absent."),
               wire::defaulted<&ListSubCustomerNewTagReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&ListSubCustomerNewTagReq::limit>("limit", "Rows, 1 to 100."),
               wire::naming<&ListSubCustomerNewTagReq::indirect_partner_id>("partner", "indirect_partner_id",
                                                                            "Of this reseller."))
};
struct NewCustomerTagItem {
  std::string customer_id, customer_tag_type = "SMB", new_customer_tag;
  std::optional<std::string> effective_time, expire_time;
  PC_BSS_SHAPE(NewCustomerTagItem,
               wire::naming<&NewCustomerTagItem::customer_id>("customer", "customer_id", "Account id."),
               wire::field<&NewCustomerTagItem::customer_tag_type>("customer_tag_type", "SMB."),
               wire::field<&NewCustomerTagItem::new_customer_tag>("new_customer_tag",
                                                                  "Y, N, UNDETERMINED or empty."),
               wire::field<&NewCustomerTagItem::effective_time>("effective_time", "First month."),
               wire::field<&NewCustomerTagItem::expire_time>("expire_time", "Last month."))
};
struct ListSubCustomerNewTagResponse {
  std::vector<NewCustomerTagItem> new_customer_tags;
  PC_BSS_SHAPE(ListSubCustomerNewTagResponse,
               wire::field<&ListSubCustomerNewTagResponse::new_customer_tags>("new_customer_tags",
                                                                              "One a customer."))
};

std::vector<customers::CustomerId> asked_for(const work::View& view, const partners::Partner& partner,
                                             const ListSubCustomerNewTagReq& query) {
  std::vector<customers::CustomerId> ids;
  if (query.customer_ids && !query.customer_ids->items.empty()) {
    for (const auto& text : query.customer_ids->items)
      if (const auto id = id_of_hex32(text.value)) {
        const auto customer = customers::find(view.reader, partner.tenant, customers::CustomerId(*id));
        if (customer && customers::in_scope(view.reader, partner.tenant, customer->manager,
                                            customers::scope_of(view.who)))
          ids.push_back(customer->id);
      }
    return ids;
  }
  directory::Filter filter(customers::scope_of(view.who));
  filter.tenant = partner.tenant;
  filter.partner = partner.id;
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  for (const auto& customer : directory::search(view.reader, filter).customers) ids.push_back(customer.id);
  return ids;
}

Result<ListSubCustomerNewTagResponse> list_new_tags(const work::View& view,
                                                    const ListSubCustomerNewTagReq& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  ListSubCustomerNewTagResponse response;
  for (const auto& id : asked_for(view, partner, query)) {
    const auto tag = joining::new_tag_of(view.reader, partner.tenant, partner.id, id);
    if (!tag) continue;
    NewCustomerTagItem item;
    item.customer_id = hex32_of_id(id.value);
    item.new_customer_tag = tag->tag;
    if (tag->from) item.effective_time = tag->from->text();
    if (tag->to) item.expire_time = tag->to->text();
    response.new_customer_tags.push_back(std::move(item));
  }
  return response;
}

struct SendVerificationCodeV2Req {
  int receiver_type = 0;
  std::optional<std::int64_t> timeout;
  Text<1, 64> mobile_phone;
  OptionalText lang, customer_id;
  std::optional<int> scene;
  PC_BSS_SHAPE(SendVerificationCodeV2Req,
               wire::field<&SendVerificationCodeV2Req::receiver_type>("receiver_type", "1: text message."),
               wire::field<&SendVerificationCodeV2Req::timeout>("timeout",
                                                                "Minutes; 10 by default, 5 above 60."),
               wire::field<&SendVerificationCodeV2Req::mobile_phone>("mobile_phone", "Where it goes."),
               wire::field<&SendVerificationCodeV2Req::lang>("lang", "zh-cn or en-us."),
               wire::field<&SendVerificationCodeV2Req::scene>("scene",
                                                              "29 registration (default), 18 real name."),
               wire::naming<&SendVerificationCodeV2Req::customer_id>("customer", "customer_id",
                                                                     "Needed for scene 18."))
};

Result<edge::Nothing> send_code(work::Work& work, const SendVerificationCodeV2Req& input) {
  if (input.receiver_type != 1) return refuse(pc::errors::invalid_value, "receiver_type", "1");
  const int scene = input.scene.value_or(29);
  if (scene != 29 && scene != 18) return refuse(pc::errors::invalid_value, "scene", "18, 29");
  if (scene == 18) {
    PC_TRY(id, customer_of(text_or(input.customer_id)));
    PC_TRY(known, customers::visible(work.tx, work.who, id));
    ensure(static_cast<bool>(known.id), "a visible customer has an id");
  }
  const std::string lang = lower_ascii(text_or(input.lang));
  if (!lang.empty() && !lang.starts_with("zh") && !lang.starts_with("en"))
    return refuse(pc::errors::invalid_value, "lang", "zh-cn, en-us");
  const auto mobile = joining::mobile_of(input.mobile_phone.value);
  PC_CHECK(joining::send_registration_code(work, work.who.tenant, mobile.value_or(""),
                                           joining::code_minutes(input.timeout),
                                           lang.starts_with("en") ? Language::en : Language::zh_CN));
  return edge::Nothing{};
}

}  // namespace

void add_new_customers(edge::Routes& routes) {
  namespace j = joining::errors;
  const auto access = edge::Access::needs(joining::permissions::create_account);
  routes.add(edge::Write<CreateCustomerV2Req, CreateSubCustomerResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/partners/sub-customers",
      .access = access,
      .audit = "customers.create_account",
      .says = {"Create a customer", "创建客户"},
      .refuses = {&partners::errors::not_distributor, &partners::errors::not_your_reseller,
                  &pc::errors::missing_value, &acquisition::errors::partner_closed, &j::bad_account_name,
                  &j::bad_phone, &passwords::errors::weak_password, &passwords::errors::common_password,
                  &j::code_wrong, &j::code_exhausted, &j::code_expired, &j::external_id_used,
                  &j::contact_exhausted, &persons::errors::name_taken},
      .run = &create_sub_customer,
      .tenant = &lane_of_create,
      .dialect = edge::Dialect::bss,
      .name = "CreateSubCustomer"});
  routes.add(edge::Read<CheckSubcustomerUserReq, CheckUserIdentityResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/partners/sub-customers/users/check-identity",
      .access = access,
      .says = {"Check whether a name, number or address is free", "校验客户注册信息"},
      .run = &check_user_identity,
      .dialect = edge::Dialect::bss,
      .name = "CheckUserIdentity"});
  routes.add(edge::Read<ListSubCustomerNewTagReq, ListSubCustomerNewTagResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/partners/sub-customers/new-customers-tags/batch-query",
      .access = edge::Access::needs(customers::permissions::view),
      .says = {"List new-customer tags", "查询客户新客标签"},
      .refuses = {&partners::errors::not_distributor, &partners::errors::not_your_reseller,
                  &partners::errors::unknown_partner},
      .run = &list_new_tags,
      .dialect = edge::Dialect::bss,
      .name = "ListSubCustomerNewTag"});
  routes.add(edge::Write<SendVerificationCodeV2Req, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/v2/bases/verificationcode/send",
      .access = access,
      .audit = "customers.send_code",
      .says = {"Send a verification code", "发送验证码"},
      .refuses = {&j::bad_phone, &j::too_many_codes, &customers::errors::unknown_customer,
                  &funds::errors::not_your_customer, &messages::errors::cannot_send},
      .run = &send_code,
      .dialect = edge::Dialect::bss,
      .name = "SendVerificationMessageCode"});
}

}  // namespace pc::bss
