#include "relations.hpp"

#include <thread>

#include "market/relations/authorization_list.hpp"
#include "market/relations/decide_request.hpp"
#include "market/relations/event_list.hpp"
#include "market/relations/request_relation.hpp"

namespace pc::rooms {

access::Principal Relations::person_of(const customers::Customer& customer) const {
  access::Principal who;
  who.side = access::Side::customer;
  who.name = customer.name;
  who.tenant = customer.tenant;
  who.partner = customer.partner.value;
  who.customer = customer.id.value;
  return who;
}

Said Relations::ask_to_disassociate(const partners::Partner& partner, const customers::Customer& customer) {
  now = now.plus_seconds(1);
  return act(partner.tenant, administrator(partner), [&](work::Work& work) {
    auto done = relations::request_disassociation(work, {customer.id, {"they leave"}});
    if (done) last_request = done->id;
    return done;
  });
}

Said Relations::ask_to_switch(const partners::Partner& partner, const customers::Customer& customer) {
  now = now.plus_seconds(1);
  return act(partner.tenant, administrator(partner), [&](work::Work& work) {
    auto done = relations::request_switch(work, {customer.id, {"they change"}});
    if (done) last_request = done->id;
    return done;
  });
}

Said Relations::ask_to_leave(const customers::Customer& customer) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) {
    auto done = relations::request_my_disassociation(work, {{"we leave"}});
    if (done) last_request = done->id;
    return done;
  });
}

Said Relations::decide(const access::Principal& who, bool agree, const std::string& answer) {
  return act(who.tenant, who, [&](work::Work& work) {
    return relations::decide_request(work, {last_request, agree, {answer}});
  });
}

Said Relations::withdraw(const access::Principal& who) {
  return act(who.tenant, who,
             [&](work::Work& work) { return relations::withdraw_request(work, {last_request}); });
}

void Relations::disassociate(const partners::Partner& partner, const customers::Customer& customer) {
  ASSERT_EQ(ask_to_disassociate(partner, customer), "");
  ASSERT_EQ(decide(person_of(customer), true), "");
}

std::int64_t Relations::expire() { return relations::expire_requests(database(), announcer(), now); }

Said Relations::ask_authorization(const partners::Partner& partner, const customers::Customer& customer,
                                  bool read) {
  return act(partner.tenant, administrator(partner), [&](work::Work& work) {
    relations::AskAuthorization input{customer.id, {}};
    if (read)
      input.letter_version =
          Text<1, 20>{std::string(relations::letter_of(relations::LetterKind::partner_commitment).version)};
    auto done = relations::ask_authorization(work, input);
    if (done) last_authorization = done->id;
    return done;
  });
}

Said Relations::authorise(const customers::Customer& customer, bool agree, bool read,
                          const std::string& reason) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) {
    relations::DecideAuthorization input{last_authorization, agree, {}, {reason}};
    if (read)
      input.letter_version = Text<1, 20>{
          std::string(relations::letter_of(relations::LetterKind::customer_authorization).version)};
    return relations::decide_authorization(work, input);
  });
}

Said Relations::revoke(const customers::Customer& customer) {
  return act(customer.tenant, person_of(customer), [&](work::Work& work) {
    return relations::revoke_authorization(work, {last_authorization, {"enough"}});
  });
}

std::vector<std::string> Relations::authorizations(const customers::Customer& customer) {
  std::vector<std::string> all;
  look(person_of(customer), [&](const work::View& view) {
    all.clear();
    const auto found = relations::list_my_authorizations(view, {});
    for (const auto& row : found->items) all.emplace_back(relations::authorization_state_text(row.state));
  });
  return all;
}

void Relations::authorised(const partners::Partner& partner, const customers::Customer& customer) {
  ASSERT_EQ(ask_authorization(partner, customer), "");
  ASSERT_EQ(authorise(customer), "");
}

Said Relations::begin_acting(const access::Principal& actor, const customers::Customer& customer) {
  return act(actor.tenant, actor, [&](work::Work& work) {
    auto done = relations::begin_acting(work, customer.id, relations::ActingPurpose::order);
    if (done) last_acting = done->acting_id;
    return done;
  });
}

bool Relations::still_acting(const access::Principal& actor) {
  bool acts = false;
  database().read(
      [&](db::Reader& reader) { acts = relations::still_acting(reader, actor, last_acting).has_value(); });
  return acts;
}

void Relations::freeze(const partners::Partner& partner) {
  database().write(partner.tenant, [&](db::Transaction& tx) {
    partners::set_status(tx, partner, partners::PartnerStatus::frozen, now);
    return true;
  });
}

Said Relations::set_state(const partners::Partner& partner, partners::PartnerStatus status,
                          const std::string& reason) {
  now = now.plus_seconds(1);
  return act(partner.tenant, access::system_principal("operator"), [&](work::Work& work) {
    return partners::set_state(work, {partner.id, status, {reason}});
  });
}

customers::Association Relations::association_of(const customers::Customer& customer) {
  customers::Association found = customers::Association::none;
  database().read([&](db::Reader& reader) {
    found = customers::find(reader, customer.tenant, customer.id)->association;
  });
  return found;
}

customers::Association Relations::association_at(const customers::Customer& customer, Instant at) {
  customers::Association found = customers::Association::none;
  database().read([&](db::Reader& reader) {
    const auto period = customers::association_at(reader, customer.tenant, customer.id, at);
    found = period ? period->association : customers::Association::none;
  });
  return found;
}

int Relations::open_periods(const customers::Customer& customer) {
  int open = 0;
  database().read([&](db::Reader& reader) {
    open = 0;
    for (const auto& period : customers::history(reader, customer.tenant, customer.id))
      open += period.period.open();
  });
  return open;
}

std::vector<std::string> Relations::states(const customers::Customer& customer) {
  std::vector<std::string> all;
  look(person_of(customer), [&](const work::View& view) {
    all.clear();
    const auto found = relations::list_my_relation_events(view, {});
    for (const auto& row : found->items)
      all.push_back(std::string(relations::relation_kind_text(row.kind)) + " " +
                    std::string(relations::relation_state_text(row.state)));
  });
  return all;
}

void Relations::look(const access::Principal& who, const std::function<void(const work::View&)>& body) {
  database().read([&](db::Reader& reader) { body(work::View{reader, who, now}); });
}

std::vector<Said> Relations::at_once(const std::vector<std::function<Said()>>& acts) {
  std::vector<Said> said(acts.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < acts.size(); ++i)
    threads.emplace_back([&said, &acts, i] { said[i] = acts[i](); });
  for (auto& thread : threads) thread.join();
  return said;
}

}  // namespace pc::rooms
