#include "entry.hpp"

#include "cast.hpp"
#include "market/acquisition/edit_email.hpp"
#include "market/acquisition/invite.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/acquisition/withdraw.hpp"
#include "market/joining/agreements.hpp"
#include "market/joining/codes.hpp"
#include "market/joining/join.hpp"

namespace pc::app::demo {
namespace {

using acquisition::InvitationId;
using acquisition::RegistrationId;
using customers::Association;

class Play {
 public:
  Play(Application& application, Instant today, const EntryCast& cast)
      : application_(application), today_(today), cast_(cast) {}

  void run() {
    const auto us = cast_.partner;
    registered(us, "凌云智算科技有限公司", 0, "希望试用人工智能平台");
    registered(us, "北辰数字出版有限公司", 1, "教育行业重点客户");
    registered(us, "海棠医疗信息有限公司", 2, "");
    registered(cast_.other, "沧浪物流科技有限公司", 1, "已拜访两次");
    approved(us, "雁回在线教育有限公司", 3);
    approved(us, "松间酒店管理有限公司", 6);
    rejects(registered(us, "云麓汽车电子有限公司", 12, "准备上云"), 11, "该客户已由直销团队跟进");
    withdraws(registered(us, "半山咖啡连锁有限公司", 9, ""), 8);
    approved(us, "长河能源技术有限公司", 40);
    approved(cast_.other, "澜沧软件有限公司", 4);
    invitations();
    links();
  }

 private:
  Instant ago(int days) const { return today_.plus_seconds(-86'400LL * days - 3'600); }

  template <class Act>
  void act(const access::Principal& who, TenantId tenant, Instant now, bool may_refuse, Act body) {
    std::string fault;
    const auto finished = application_.database->write(tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      const auto done = body(work);
      if (!done && !may_refuse) fault = done.refusal().message(Language::en);
      return done.ok() || done.refusal().keeps;
    });
    if (!fault.empty() || finished.fate != db::Fate::committed)
      throw std::runtime_error("demo market, entry: " + fault + finished.error);
  }

  RegistrationId registered(const access::Principal& who, std::string_view company, int days,
                            std::string_view remark) {
    RegistrationId id;
    const int n = made_++;
    act(who, who.tenant, ago(days), false, [&](work::Work& work) {
      acquisition::Register input;
      input.company_name.value = company;
      input.contact_name.value = n % 2 == 0 ? "王芳" : "李建国";
      input.mobile.value = "1390000" + std::to_string(1000 + n * 37);
      if (n % 4 != 1) input.email.emplace().value = "it@prospect" + std::to_string(n + 1) + ".example";
      input.remark.value = remark;
      auto done = acquisition::register_company(work, input);
      if (done) id = done->id;
      return done;
    });
    return id;
  }

  RegistrationId approved(const access::Principal& who, std::string_view company, int days) {
    const auto id = registered(who, company, days + 1, "");
    act(vendor(), who.tenant, ago(days), false,
        [&](work::Work& work) { return acquisition::approve(work, {id}); });
    act(who, who.tenant, ago(days), false, [&](work::Work& work) {
      acquisition::EditEmail input;
      input.registration_id = id;
      input.email.value = "office" + std::to_string(made_) + "@prospect.example";
      return acquisition::edit_email(work, input);
    });
    return id;
  }

  void rejects(RegistrationId id, int days, std::string_view reason) {
    act(vendor(), cast_.partner.tenant, ago(days), false, [&](work::Work& work) {
      acquisition::Reject input;
      input.registration_id = id;
      input.reason.value = reason;
      return acquisition::reject(work, input);
    });
  }

  void withdraws(RegistrationId id, int days) {
    act(cast_.partner, cast_.partner.tenant, ago(days), false,
        [&](work::Work& work) { return acquisition::withdraw(work, {id}); });
  }

  void mail(RegistrationId id, int days) {
    act(cast_.partner, cast_.partner.tenant, ago(days), false, [&](work::Work& work) {
      acquisition::InviteByMail input;
      input.registration_ids.items = {id};
      return acquisition::invite_by_mail(work, input);
    });
  }

  acquisition::LinkRow personal(RegistrationId id, int days) {
    acquisition::LinkRow link;
    act(cast_.partner, cast_.partner.tenant, ago(days), false, [&](work::Work& work) {
      auto done = acquisition::make_personal_link(work, {id, Association::resale});
      if (done) link = *done;
      return done;
    });
    return link;
  }

  static std::string token_of(const acquisition::LinkRow& link) {
    return link.link.substr(link.link.rfind('/') + 1);
  }

  /// Somebody new comes in.
  void join(const std::string& token, const std::string& account, const std::string& company, int days) {
    act({}, cast_.partner.tenant, ago(days), true, [&](work::Work& work) {
      joining::OpenAccount input;
      input.token.value = token;
      input.notice_version = joining::current_notice().version;
      input.account_name.value = account;
      input.password.value = k_password;
      input.company_name.emplace().value = company;
      input.mobile.value = "137" + std::to_string(10'000'000 + made_++ * 4'321);
      input.email.value = account + "@example.com";
      const auto code = joining::new_code(work.tx, cast_.partner.tenant, joining::k_for_joining,
                                          input.email.value, joining::k_code_minutes_default, work.now);
      ensure(code.ok(), "a code can be sent");
      input.code.value = *code;
      return joining::open_account(work, input);
    });
  }

  void invitations() {
    mail(approved(cast_.partner, "望舒天文科普有限公司", 2), 1);
    mail(approved(cast_.partner, "千帆船舶配件有限公司", 12), 9);
    const auto revoked = personal(approved(cast_.partner, "拾光影像有限公司", 5), 4);
    act(cast_.partner, cast_.partner.tenant, ago(3), false,
        [&](work::Work& work) { return acquisition::revoke(work, {revoked.id}); });
    const auto used = personal(approved(cast_.partner, "知更鸟动画有限公司", 8), 7);
    join(token_of(used), "robin_animation", "", 6);
    const auto wrong = personal(approved(cast_.partner, "青梧建筑设计有限公司", 4), 3);
    act(cast_.others_customer, cast_.partner.tenant, ago(2), true, [&](work::Work& work) {
      joining::Accept input;
      input.token.value = token_of(wrong);
      input.notice_version = joining::current_notice().version;
      return joining::accept(work, input);
    });
  }

  void links() {
    acquisition::LinkRow link;
    for (const auto type : {Association::referral, Association::resale})
      act(cast_.partner, cast_.partner.tenant, ago(20), false, [&](work::Work& work) {
        auto done = acquisition::make_generic_link(work, {type});
        if (done) link = *done;
        return done;
      });
    join(token_of(link), "xinglan_media", "星澜传媒有限公司", 5);
    join(token_of(link), "lancang_soft", "澜沧软件有限公司", 2);  // registered by the other partner
  }

  static access::Principal vendor() { return access::system_principal("周航"); }

  Application& application_;
  Instant today_;
  EntryCast cast_;
  int made_ = 0;
};

}  // namespace

void play_entry(Application& application, Instant today, const EntryCast& cast) {
  Play(application, today, cast).run();
}

}  // namespace pc::app::demo
