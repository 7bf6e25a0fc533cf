// Customers as things: association, level, tags.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "market/partners/partner.hpp"

namespace pc::customers {

struct CustomerTag {
  static constexpr const char* name = "customer";
};
using CustomerId = Id<CustomerTag>;

/// How a customer belongs to its partner. Spec: customer life cycle, association modes.
enum class Association {
  resale,    // 代售: the partner funds the customer by allocation
  referral,  // 顾问销售: the customer pays the cloud itself
  none,      // disassociated (已解除关联): the partner in its row is the last one
};
std::string_view association_text(Association association);
std::optional<Association> association_of_text(std::string_view text);

/// What of a resale customer is frozen (冻结). The numbers are those of the Open API and of the table.
enum class Frozen {
  none = 0,
  account = 1,    // 冻结账号: nothing new can be bought or changed
  resources = 2,  // 冻结账号和资源: nothing can be used either
};

struct Customer {
  TenantId tenant;
  CustomerId id;
  partners::PartnerId partner;
  std::string name;
  std::string account_name;
  Association association = Association::resale;
  Instant associated_at;
  std::string level = "V0";              // V0 … V5
  std::string customer_type;             // "person", "company" or ""
  std::string verified_status = "none";  // none, reviewing, rejected, verified
  std::string country_code = "0086";
  std::string mobile;
  std::string email;
  std::vector<std::string> tags;
  Frozen frozen = Frozen::none;
  bool frozen_automatically = false;  // by the system; otherwise by somebody of the partner
  Instant frozen_at;
  access::PersonId manager;  // 客户经理; none: nobody looks after it
};

namespace errors {
inline constexpr ErrorCode unknown_customer{"customers.unknown", Kind::not_found,
                                            "There is no such customer.", "该客户不存在。"};
inline constexpr ErrorCode bad_tag{"customers.bad_tag", Kind::invalid,
                                   "A tag has 1 to 32 characters without comma; at most 10 tags. {}",
                                   "标签为 1 至 32 个字符且不含逗号，最多 10 个。{}"};
inline constexpr ErrorCode not_associated{"customers.not_associated", Kind::precondition,
                                          "The customer is not associated with a partner.",
                                          "该客户当前未关联伙伴。"};
inline constexpr ErrorCode reason_missing{"customers.reason_missing", Kind::invalid, "A reason is required.",
                                          "请填写原因。"};
}  // namespace errors

/// Tags are kept in one text, separated by commas.
std::string joined_tags(const std::vector<std::string>& tags);
std::vector<std::string> split_tags(std::string_view text);
Outcome check_tags(const std::vector<std::string>& tags);

}  // namespace pc::customers
