#include "session_view.hpp"

#include "people/persons/words.hpp"

namespace pc::sign_in {

SessionView view_of(db::Database& database, const Session& session) {
  const auto who = session.seen();
  SessionView view;
  view.person.id = who.person;
  view.person.name = who.name;
  view.person.kind = who.side == access::Side::vendor ? "operator" : std::string(persons::side_text(who.side));
  view.person.account_name = who.account_name;
  view.person.roles = session.acting ? who.roles : session.roles;
  view.person.permissions = who.permissions;
  view.person.language = persons::language_text(who.language);
  view.person.must_change_password = session.must_change_password;
  view.person.must_enrol = session.must_enrol;
  Affiliation of;
  database.read([&](db::Reader& reader) { of = affiliation_of(reader, who); });
  if (who.side == access::Side::partner)
    view.partner = PartnerView{std::to_string(who.partner), of.partner_name, of.partner_kind};
  if (who.side == access::Side::customer)
    view.customer = CustomerView{std::to_string(who.customer), of.customer_name};
  if (session.acting) view.actor = ActorView{session.who.name, of.partner_name, session.acting->purpose};
  view.csrf_token = session.csrf_token;
  return view;
}

}  // namespace pc::sign_in
