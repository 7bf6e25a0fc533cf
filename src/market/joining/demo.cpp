#include "demo.hpp"

#include "agreements.hpp"
#include "codes.hpp"
#include "join.hpp"
#include "market/acquisition/edit_email.hpp"
#include "market/acquisition/invite.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/acquisition/withdraw.hpp"

namespace pc::joining {
namespace {

using acquisition::InvitationId;
using acquisition::RegistrationId;
using customers::Association;

class Play {
 public:
  explicit Play(const demo::Stage& stage) : stage_(stage) {}

  void run() {
    registered(us_, "凌云智算科技有限公司", 0, "希望试用人工智能平台");
    registered(us_, "北辰数字出版有限公司", 1, "教育行业重点客户");
    registered(us_, "海棠医疗信息有限公司", 2, "");
    registered(other_, "沧浪物流科技有限公司", 1, "已拜访两次");
    approved(us_, "雁回在线教育有限公司", 3);
    approved(us_, "松间酒店管理有限公司", 6);
    rejects(registered(us_, "云麓汽车电子有限公司", 12, "准备上云"), 11, "该客户已由直销团队跟进");
    withdraws(registered(us_, "半山咖啡连锁有限公司", 9, ""), 8);
    approved(us_, "长河能源技术有限公司", 40);
    approved(other_, "澜沧软件有限公司", 4);
    invitations();
    links();
  }

 private:
  Instant ago(int days) const { return stage_.today.plus_seconds(-86'400LL * days - 3'600); }

  template <class Act>
  void act(const access::Principal& who, Instant when, Act body) const {
    stage_.act(us_.tenant, who, when, body);
  }

  RegistrationId registered(const access::Principal& who, std::string_view company, int days,
                            std::string_view remark) {
    RegistrationId id;
    const int n = made_++;
    stage_.act(who.tenant, who, ago(days), [&](work::Work& work) {
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
    stage_.act(who.tenant, demo::vendor(), ago(days),
               [&](work::Work& work) { return acquisition::approve(work, {id}); });
    stage_.act(who.tenant, who, ago(days), [&](work::Work& work) {
      acquisition::EditEmail input;
      input.registration_id = id;
      input.email.value = "office" + std::to_string(made_) + "@prospect.example";
      return acquisition::edit_email(work, input);
    });
    return id;
  }

  void rejects(RegistrationId id, int days, std::string_view reason) {
    act(demo::vendor(), ago(days), [&](work::Work& work) {
      acquisition::Reject input;
      input.registration_id = id;
      input.reason.value = reason;
      return acquisition::reject(work, input);
    });
  }

  void withdraws(RegistrationId id, int days) {
    act(us_, ago(days), [&](work::Work& work) { return acquisition::withdraw(work, {id}); });
  }

  void mail(RegistrationId id, int days) {
    act(us_, ago(days), [&](work::Work& work) {
      acquisition::InviteByMail input;
      input.registration_ids.items = {id};
      return acquisition::invite_by_mail(work, input);
    });
  }

  acquisition::LinkRow personal(RegistrationId id, int days) {
    acquisition::LinkRow link;
    act(us_, ago(days), [&](work::Work& work) {
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
    stage_.attempt(us_.tenant, {}, ago(days), [&](work::Work& work) {
      OpenAccount input;
      input.token.value = token;
      input.notice_version = current_notice().version;
      input.account_name.value = account;
      input.password.value = demo::k_password;
      input.company_name.emplace().value = company;
      input.mobile.value = "137" + std::to_string(10'000'000 + made_++ * 4'321);
      input.email.value = account + "@example.com";
      const auto code =
          new_code(work.tx, us_.tenant, k_for_joining, input.email.value, k_code_minutes_default, work.now);
      ensure(code.ok(), "a code can be sent");
      input.code.value = *code;
      return open_account(work, input);
    });
  }

  void invitations() {
    mail(approved(us_, "望舒天文科普有限公司", 2), 1);
    mail(approved(us_, "千帆船舶配件有限公司", 12), 9);
    const auto revoked = personal(approved(us_, "拾光影像有限公司", 5), 4);
    act(us_, ago(3), [&](work::Work& work) { return acquisition::revoke(work, {revoked.id}); });
    const auto used = personal(approved(us_, "知更鸟动画有限公司", 8), 7);
    join(token_of(used), "robin_animation", "", 6);
    const auto wrong = personal(approved(us_, "青梧建筑设计有限公司", 4), 3);
    stage_.attempt(us_.tenant, others_customer_, ago(2), [&](work::Work& work) {
      Accept input;
      input.token.value = token_of(wrong);
      input.notice_version = current_notice().version;
      return accept(work, input);
    });
  }

  void links() {
    acquisition::LinkRow link;
    for (const auto type : {Association::referral, Association::resale})
      act(us_, ago(20), [&](work::Work& work) {
        auto done = acquisition::make_generic_link(work, {type});
        if (done) link = *done;
        return done;
      });
    join(token_of(link), "xinglan_media", "星澜传媒有限公司", 5);
    join(token_of(link), "lancang_soft", "澜沧软件有限公司", 2);  // registered by the other partner
  }

  const demo::Stage& stage_;
  const access::Principal& us_ = stage_.player("yunfan").who;
  const access::Principal& other_ = stage_.player("haiyue").who;  // competes with us for a company
  /// Follows a wrong link.
  const access::Principal others_customer_ = stage_.player("haiyue").customers.front().person();
  int made_ = 0;
};

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { Play(stage).run(); });
}

}  // namespace pc::joining
