// Addresses of access keys: a person's for an administrator, and one's own.
#include "routes.hpp"

#include "errors.hpp"
#include "keys.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/permissions.hpp"

namespace pc::credentials {
namespace {

using edge::Access;
using edge::Nothing;
using edge::Verb;

void add_keys_of(edge::Routes& routes) {
  const Access view = Access::needs(persons::permissions::view_people);
  const Access manage = Access::needs(persons::permissions::manage_people);
  routes.add(edge::Read<OnePerson, KeyRows>{.path = "/api/v1/people/{person_id}/keys",
                                            .access = view,
                                            .says = {"A person's access keys", "查询人员访问密钥"},
                                            .refuses = {&persons::errors::unknown_person},
                                            .run = &list_keys});
  routes.add(edge::Direct<EditKeyOf, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}/keys/{key_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_key",
      .says = {"Disable or enable a person's key", "停用或启用人员访问密钥"},
      .refuses = {&persons::errors::unknown_person, &errors::unknown_key, &persons::errors::acting,
                  &passwords::errors::wrong_password, &passwords::errors::locked},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const EditKeyOf& input) { return edit_key_of(who, exchange, input); },
      .sensitive = [](const EditKeyOf& input) { return input.status == KeyStatus::active; }});
  routes.add(edge::Write<OneKeyOf, Nothing>{
      .verb = Verb::del,
      .path = "/api/v1/people/{person_id}/keys/{key_id}",
      .access = manage,
      .audit = "identity.delete_key",
      .says = {"Delete a person's key", "删除人员访问密钥"},
      .refuses = {&persons::errors::unknown_person, &errors::unknown_key, &persons::errors::acting},
      .run = &delete_key_of});
}

void add_own_keys(edge::Routes& routes) {
  const Access own = Access::signed_in();
  routes.add(edge::Read<Nothing, KeyRows>{.path = "/api/v1/me/keys",
                                          .access = own,
                                          .says = {"One's own access keys", "查询我的访问密钥"},
                                          .run = &my_keys});
  routes.add(edge::Direct<CreateKey, CreatedKey>{
      .verb = Verb::post,
      .path = "/api/v1/me/keys",
      .access = own,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_key",
      .says = {"Create an access key", "新增访问密钥"},
      .refuses = {&errors::too_many_keys, &errors::expiry_past, &persons::errors::acting,
                  &passwords::errors::wrong_password, &passwords::errors::locked},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const CreateKey& input) {
        return create_key(who, exchange, input);
      }});
  routes.add(edge::Direct<EditKey, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/me/keys/{key_id}",
      .access = own,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_key",
      .says = {"Disable or enable a key", "停用或启用访问密钥"},
      .refuses = {&errors::unknown_key, &persons::errors::acting, &passwords::errors::wrong_password,
                  &passwords::errors::locked},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const EditKey& input) { return edit_my_key(who, exchange, input); },
      .sensitive = [](const EditKey& input) { return input.status == KeyStatus::active; }});
  routes.add(edge::Write<OneKey, Nothing>{.verb = Verb::del,
                                          .path = "/api/v1/me/keys/{key_id}",
                                          .access = own,
                                          .audit = "identity.delete_key",
                                          .says = {"Delete a key", "删除访问密钥"},
                                          .refuses = {&errors::unknown_key, &persons::errors::acting},
                                          .run = &delete_my_key});
}

}  // namespace

void add_key_routes(edge::Routes& routes) {
  add_keys_of(routes);
  add_own_keys(routes);
}

}  // namespace pc::credentials
