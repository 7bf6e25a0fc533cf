#include "store.hpp"

namespace pc::persons::store {
namespace {

const std::string k_one_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

std::string colleague(const std::string& which) {
  return "SELECT " + db::columns<ColleagueRow>() +
         " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND customer_id = 0 " +
         which;
}

}  // namespace

const db::Sql<NewPersonRow> insert_person{"persons.insert_person", db::insert_into<NewPersonRow>("person")};
const db::Sql<OfPerson, PersonRow> select_person{
    "persons.person", "SELECT " + db::columns<PersonRow>() + " FROM person" + k_one_person};
const db::Sql<ClaimedName> claim_name{
    "persons.claim_name", db::insert_into<ClaimedName>("sign_in_name") + " ON CONFLICT DO NOTHING"};
const db::Sql<SignInNames, OfPerson> select_name{
    "persons.name",
    "SELECT tenant_id, person_id FROM sign_in_name WHERE account_name = :account_name AND "
    "user_name = :user_name"};
const db::Sql<OfPerson, MakerRow> select_name_maker{"persons.name_maker",
                                                    "SELECT made_by FROM person" + k_one_person};

const db::Sql<NewHash> update_password{
    "persons.update_password",
    "UPDATE person SET password_hash = :password_hash, must_change_password = :must_change_password" +
        k_one_person};
const db::Sql<ReplacedHash> rehash_password{
    "persons.rehash_password",
    "UPDATE person SET password_hash = :password_hash" + k_one_person + " AND password_hash = :was"};
const db::Sql<ReplacedHash> recover_password{
    "persons.recover_password", "UPDATE person SET password_hash = :password_hash, must_change_password = 0" +
                                    k_one_person + " AND password_hash = :was"};
const db::Sql<OfPerson> hold_not_entered{
    "persons.hold_not_entered",
    "UPDATE person SET must_change_password = 1" + k_one_person + " AND must_change_password = 1"};
const db::Sql<SignedInAt> update_signed_in{"persons.update_signed_in",
                                           "UPDATE person SET last_sign_in_at = :now" + k_one_person};
const db::Sql<LanguageOf> update_language{"persons.update_language",
                                          "UPDATE person SET language = :language" + k_one_person};
const db::Sql<PersonChange> update_person{
    "persons.update_person",
    "UPDATE person SET display_name = :display_name, mobile = :mobile, email = :email" + k_one_person};
const db::Sql<RolesChange> update_roles{"persons.update_roles",
                                        "UPDATE person SET roles = :roles" + k_one_person};
const db::Sql<StatusChange> update_status{"persons.update_status",
                                          "UPDATE person SET status = :status" + k_one_person};
const db::Sql<OfPerson> hold_person{"persons.hold_person",
                                    "UPDATE person SET status = status" + k_one_person};

const db::Sql<OfPartner, PersonOnly> select_partners_people{
    "persons.partners_people",
    "SELECT person_id FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = 0 AND status = 'active' ORDER BY person_id LIMIT 1000"};
const db::Sql<OfOwner, PersonOnly> select_customers_people{
    "persons.customers_people",
    "SELECT person_id FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = :customer_id AND status = 'active' ORDER BY person_id LIMIT 1000"};
const db::Sql<HoldersOf, ColleagueRow> select_colleagues{
    "persons.colleagues", colleague("AND (',' || roles || ',') LIKE :role ORDER BY person_id")};
const db::Sql<OneColleague, ColleagueRow> select_colleague{"persons.colleague",
                                                           colleague("AND person_id = :person_id")};
const db::Sql<OneMember, MemberRow> select_member{
    "persons.person_row",
    "SELECT " + db::columns<MemberRow>() +
        " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND customer_id = 0 AND "
        "side = :side AND person_id = :person_id"};

const db::Sql<OfManager, SupervisorRow> select_supervisor{
    "persons.supervisor",
    "SELECT supervisor_id FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};
const db::Sql<OfSupervisor, ManagerRow> select_managers{
    "persons.managers",
    "SELECT manager_id FROM supervisor_link WHERE tenant_id = :tenant_id AND supervisor_id = :supervisor_id "
    "ORDER BY manager_id"};
const db::Sql<SupervisorLink> upsert_supervisor{
    "persons.upsert_supervisor",
    db::insert_into<SupervisorLink>("supervisor_link") +
        " ON CONFLICT (tenant_id, manager_id) DO UPDATE SET supervisor_id = excluded.supervisor_id"};
const db::Sql<OfManager> delete_supervisor{
    "persons.delete_supervisor",
    "DELETE FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};

}  // namespace pc::persons::store
