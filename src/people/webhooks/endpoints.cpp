#include "endpoints.hpp"

#include <algorithm>

#include "errors.hpp"
#include "listeners.hpp"
#include "people/sealing/seal.hpp"
#include "published.hpp"
#include "signature.hpp"
#include "store.hpp"

namespace pc::webhooks {

std::span<const wire::Name<OffWhy>> names(OffWhy) {
  static constexpr wire::Name<OffWhy> all[] = {
      {OffWhy::by_hand, "by_hand"}, {OffWhy::gone, "gone"}, {OffWhy::failing, "failing"}};
  return all;
}

namespace {

/// As it is stored: each once, with blanks between.
Result<std::string> events_of(const db::Reader& reader, const std::vector<std::string>& events) {
  const auto published = reader.services().all<Published>();
  std::string allowed, text;
  for (const auto& each : published) allowed += (allowed.empty() ? "" : ", ") + std::string(each.type);
  for (const auto& type : events) {
    if (std::ranges::find(published, type, &Published::type) == published.end())
      return refuse(errors::unknown_event, "events", allowed);
    if (!text.empty() && wants(text, type)) continue;
    text += (text.empty() ? "" : " ") + type;
  }
  return text;
}

Result<store::EndpointRow> own(work::Work& work, EndpointId endpoint) {
  auto row = work.tx.maybe(store::select_endpoint, {work.who.tenant, endpoint});
  if (!row || row->partner_id != work.who.partner) return refuse(errors::unknown, "webhook_id");
  return *row;
}

std::string off_by_hand(const EndpointInput& input) {
  return input.enabled ? "" : wire::name_of(OffWhy::by_hand);
}

Secret give_secret(work::Work& work, EndpointId endpoint, const std::string& submit) {
  auto secret = new_secret();
  work.tx.change(store::insert_secret, {work.who.tenant, endpoint, work.ids.next(work.now),
                                        use<sealing::Seal>(work.tx).close(secret), Instant{0}, submit});
  return secret;
}

/// What this submit was told before: its answer was lost.
std::optional<Told> told_before(work::Work& work, const std::string& submit) {
  const auto row = work.tx.maybe(store::select_made_by, {work.who.tenant, submit});
  if (!row) return std::nullopt;
  const auto secret = use<sealing::Seal>(work.tx).open(row->sealed_secret);
  ensure(secret.has_value(), "a secret that this application sealed");
  Told told{row->endpoint_id, *secret};
  for (const auto& each : work.tx.rows(store::select_secrets, {work.who.tenant, row->endpoint_id}))
    told.old_until = std::max(told.old_until, each.until);
  return told;
}

}  // namespace

Result<Told> create(work::Work& work, const EndpointInput& input, const std::string& submit) {
  if (const auto told = told_before(work, submit)) return *told;
  if (work.tx.rows(store::select_of_owner, {work.who.tenant, work.who.partner}).size() >= k_endpoints_max)
    return refuse(errors::too_many, "", std::to_string(k_endpoints_max));
  PC_TRY(events, events_of(work.tx, input.events));
  const auto id = work.ids.next_as<EndpointId>(work.now);
  work.tx.change(store::insert_endpoint,
                 {work.who.tenant, id, work.who.partner, input.url, input.description, events, input.enabled,
                  off_by_hand(input), Instant{0}, work.who.name, work.now});
  auto secret = give_secret(work, id, submit);
  use<Listeners>(work.tx).forget();
  return Told{id, std::move(secret)};
}

Outcome change(work::Work& work, EndpointId endpoint, const EndpointInput& input) {
  PC_CHECK(own(work, endpoint));
  PC_TRY(events, events_of(work.tx, input.events));
  work.tx.change(store::update_endpoint, {work.who.tenant, endpoint, input.url, input.description, events,
                                          input.enabled, off_by_hand(input)});
  use<Listeners>(work.tx).forget();
  return Done{};
}

Result<Told> rotate(work::Work& work, EndpointId endpoint, const std::string& submit) {
  PC_CHECK(own(work, endpoint));
  if (const auto told = told_before(work, submit)) return *told;
  // At most two sign: one that was to end keeps its day only until the next takes its place.
  for (const auto& each : work.tx.rows(store::select_secrets, {work.who.tenant, endpoint}))
    if (each.until != Instant{0})
      work.tx.change(store::delete_secrets_over, {work.who.tenant, endpoint, each.until});
  const Instant until = work.now.plus_seconds(k_old_secret_seconds);
  work.tx.change(store::end_secret, {work.who.tenant, endpoint, until});
  return Told{endpoint, give_secret(work, endpoint, submit), until};
}

Outcome remove(work::Work& work, EndpointId endpoint) {
  PC_CHECK(own(work, endpoint));
  const store::OneEndpoint one{work.who.tenant, endpoint};
  work.tx.change(store::delete_due_of, one);
  work.tx.change(store::fail_waiting, one);
  work.tx.change(store::delete_secrets, one);
  work.tx.change(store::delete_endpoint, one);
  use<Listeners>(work.tx).forget();
  return Done{};
}

}  // namespace pc::webhooks
