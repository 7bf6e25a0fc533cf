// Names of the demo market's people and companies.
#pragma once
#include <array>
#include <string_view>

#include "api/demo/cast.hpp"

namespace pc::app {

struct PartnerPart {
  std::string_view persona, name, account;
  demo::Player::Kind kind;
  int customers;
  std::int64_t topup_yuan, credit_yuan;
};

inline constexpr std::array<PartnerPart, 5> k_partners{{
    {"partner", "云帆科技有限公司", "yunfan", demo::Player::Kind::provider, 22, 800'000, 300'000},
    {"partner2", "海岳信息技术股份有限公司", "haiyue", demo::Player::Kind::provider, 14, 350'000, 0},
    {"distributor", "中联云通总经销有限公司", "zhonglian", demo::Player::Kind::distributor, 12, 1'500'000,
     1'000'000},
    {"reseller1", "蜀道云经销商", "shudao", demo::Player::Kind::reseller, 7, 0, 0},
    {"reseller2", "岭南数智经销商", "lingnan", demo::Player::Kind::reseller, 5, 0, 0},
}};

struct MemberPart {
  std::string_view persona, account, user, name, role;
};
inline constexpr std::array<MemberPart, 7> k_members{{
    {"finance", "yunfan", "liu.yan", "刘燕", "finance"},
    {"supervisor", "yunfan", "zhao.min", "赵敏", "account_manager_supervisor"},
    {"account_manager", "yunfan", "sun.lei", "孙磊", "account_manager"},
    {"account_manager2", "yunfan", "qian.fang", "钱芳", "account_manager"},
    {"account_manager3", "yunfan", "chen.jie", "陈杰", "account_manager"},
    {"distributor_manager", "zhonglian", "gao.yu", "高宇", "account_manager"},
    {"distributor_finance", "zhonglian", "he.jing", "何静", "finance"},
}};

inline constexpr std::array<std::string_view, 20> k_company_heads{
    "星河", "远景", "青禾", "磐石", "东篱", "锦程", "天枢", "明澈", "百川", "知行",
    "云锦", "金桥", "启航", "南山", "华宇", "同舟", "朗润", "鼎新", "万象", "晨曦"};
inline constexpr std::array<std::string_view, 3> k_company_tails{"软件有限公司", "电子商务有限公司", "智能制造集团有限公司"};
inline constexpr std::array<std::string_view, 6> k_tags{"重点", "电商", "制造", "教育", "续约", "新客"};

}  // namespace pc::app
