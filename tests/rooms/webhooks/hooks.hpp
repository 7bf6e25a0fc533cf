// Partners whose events go out to receivers on this machine.
#pragma once
#include <gmock/gmock.h>

#include "people.hpp"
#include "people/sealing/seal.hpp"
#include "people/webhooks/courier.hpp"
#include "people/webhooks/lists.hpp"
#include "people/webhooks/messages.hpp"
#include "people/webhooks/permissions.hpp"
#include "people/webhooks/signature.hpp"
#include "people/webhooks/target.hpp"
#include "relations.hpp"
#include "support/hook_receiver.hpp"

namespace pc::rooms {

class Hooks : public Relations {
 protected:
  void before_start() override {
    lend_people(services,
                {keys_.path() + "/secret.key",
                 {{"partner_admin", "Administrator", "系统管理员", {&webhooks::permissions::manage}}}});
    services.keep(webhooks::Settings{true, true});
    services.lend(moving);
    moving.stop_at(now);
    courier = std::make_unique<webhooks::Courier>(database());
  }
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    others = partner();
    acme = customer(ours);
    ASSERT_EQ(top_up(ours, 100'000), "");
  }
  void TearDown() override {
    courier->stop();
    Relations::TearDown();
  }
  void pass(std::int64_t seconds) {
    now = now.plus_seconds(seconds);
    moving.stop_at(now);
  }

  struct Made {
    std::string said, secret;
    webhooks::EndpointId id;
  };
  Made make(const access::Principal& who, const std::string& url, std::vector<std::string> events = {},
            const std::string& submit = {}) {
    Made made;
    made.said = act(who.tenant, who, [&](work::Work& work) {
      auto told = webhooks::create(work, {url, "for the books", events, true},
                                   submit.empty() ? "submit " + std::to_string(++submits_) : submit);
      if (told) made = {{}, told->secret.reveal(), told->id};
      return told;
    });
    return made;
  }
  Made make() { return make(administrator(ours), receiver.url()); }
  Said change(const access::Principal& who, webhooks::EndpointId id, bool enabled,
              const std::vector<std::string>& events = {}) {
    return act(who.tenant, who, [&](work::Work& work) {
      return webhooks::change(work, id, {receiver.url(), "", events, enabled});
    });
  }
  std::string rotate(webhooks::EndpointId id, const std::string& submit = "rotate") {
    std::string secret;
    const auto who = administrator(ours);
    EXPECT_EQ(act(who.tenant, who,
                  [&](work::Work& work) {
                    auto told = webhooks::rotate(work, id, submit);
                    if (told) secret = told->secret.reveal();
                    return told;
                  }),
              "");
    return secret;
  }
  Said again(const access::Principal& who, webhooks::MessageId id) {
    return act(who.tenant, who, [&](work::Work& work) { return webhooks::send_again(work, id); });
  }
  Said test(const access::Principal& who, webhooks::EndpointId id) {
    return act(who.tenant, who, [&](work::Work& work) { return webhooks::send_test(work, id); });
  }
  webhooks::MessagePage messages(const access::Principal& who, const webhooks::MessageQuery& query = {}) {
    webhooks::MessagePage page;
    look(who, [&](const work::View& view) { page = *webhooks::list_messages(view, query); });
    return page;
  }
  webhooks::EndpointView endpoint(const access::Principal& who) {
    webhooks::EndpointPage page;
    look(who, [&](const work::View& view) { page = *webhooks::list_endpoints(view, {}); });
    return page.items.at(0);
  }
  webhooks::MessageDetail detail(webhooks::MessageId id) {
    webhooks::MessageDetail found;
    look(administrator(ours), [&](const work::View& view) {
      const auto one = webhooks::message_detail(view, {id});
      if (one) found = *one;
    });
    return found;
  }
  /// "funds.allocated waiting", newest first.
  std::vector<std::string> told(const access::Principal& who) {
    std::vector<std::string> all;
    for (const auto& each : messages(who).items) all.push_back(each.type + " " + wire::name_of(each.state));
    return all;
  }
  /// By whose secrets a request is signed.
  static std::string signature(const support::HookReceiver::Request& request,
                               const std::vector<std::string>& secrets) {
    std::vector<Secret> all;
    for (const auto& each : secrets) all.emplace_back(each);
    return webhooks::signature_of(all, request.header("webhook-id"),
                                  std::stoll(request.header("webhook-timestamp")), request.body);
  }

  const access::Principal vendor = access::system_principal("operator");
  support::HookReceiver receiver;
  std::unique_ptr<webhooks::Courier> courier;
  Clock moving;
  partners::Partner ours, others;
  customers::Customer acme;

  std::string keys() const { return keys_.path(); }

 private:
  support::ScratchFolder keys_{"hooks"};
  int submits_ = 0;
};

}  // namespace pc::rooms
