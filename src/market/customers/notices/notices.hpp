// Door: what people are told of customers, and what waits for their answer.
#pragma once
#include "market/customers/customers.hpp"
#include "people/messages/messages.hpp"

namespace pc::customers::notices {

namespace kinds {

inline constexpr messages::Kind relation_asked{
    .id = "customers.relation_asked",
    .en = "Requests about relations",
    .zh = "关联关系申请",
    .in_english = {"{act_en}: {who} waits for your decision", "{who} asks for: {act_en}. Reason: {reason}"},
    .in_chinese = {"{act_zh}申请待您处理：{who}", "{who} 发起了{act_zh}申请，原因：{reason}，请及时处理。"},
    .link = "{link}",
    .audience = messages::partners | messages::customers};

inline constexpr messages::Kind relation_closed{
    .id = "customers.relation_closed",
    .en = "Decisions about relations",
    .zh = "关联关系申请结果",
    .in_english = {"{act_en}, {who}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"{act_zh}（{who}）：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "{link}",
    .audience = messages::partners | messages::customers};

inline constexpr messages::Kind authorization_asked{
    .id = "customers.authorization_asked",
    .en = "Requests for authorisation",
    .zh = "授权申请",
    .in_english = {"{partner} asks for your authorisation",
                   "{partner} asks to order and operate for you. Please agree or refuse."},
    .in_chinese = {"{partner} 向您申请授权", "{partner} 申请代您下单与运维，请同意或拒绝。"},
    .link = "/my/partner?tab=authorizations",
    .audience = messages::customers};

inline constexpr messages::Kind authorization_answered{
    .id = "customers.authorization_answered",
    .en = "Decisions on authorisations",
    .zh = "授权处理结果",
    .in_english = {"Authorisation of {customer}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"客户 {customer} 的授权：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "/sales/customers/{id}",
    .audience = messages::partners};

inline constexpr messages::Kind registration_reviewed{
    .id = "customers.registration_reviewed",
    .en = "Reviews of registrations",
    .zh = "客户报备审核结果",
    .in_english = {"Registration of {company}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"报备客户 {company}：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "/sales/expansion",
    .audience = messages::partners};

inline constexpr messages::Kind customers_given{
    .id = "customers.given",
    .en = "Customers given to me",
    .zh = "分配给我的客户",
    .in_english = {"{count} customers are yours now", "You look after {names} from now on."},
    .in_chinese = {"新分配给您 {count} 个客户", "您已成为以下客户的客户经理：{names}。"},
    .link = "/sales/customers",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&relation_asked,        &relation_closed,
                                                &authorization_asked,   &authorization_answered,
                                                &registration_reviewed, &customers_given};

}  // namespace kinds

/// Tells the people concerned when relations, authorisations and registrations move on; once, by app.
void react(pc::events::Announcer& announcer);

/// Tells an account manager of customers that somebody else gave to him.
void tell_given(work::Work& work, TenantId tenant, access::PersonId manager,
                const std::vector<std::string>& names);

/// For the first page: requests, authorisations and registrations that wait for the caller's side.
std::int64_t requests_waiting(const work::View& view);
std::int64_t authorizations_waiting(const work::View& view);
std::int64_t registrations_waiting(const work::View& view);

}  // namespace pc::customers::notices
