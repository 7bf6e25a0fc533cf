#include "orders.hpp"

namespace pc::orders {

std::span<const wire::Name<Type>> names(Type) {
  static constexpr wire::Name<Type> all[] = {
      {Type::purchase, "purchase"}, {Type::renewal, "renewal"}, {Type::unsubscribe, "unsubscribe"}};
  return all;
}
std::span<const wire::Name<Status>> names(Status) {
  static constexpr wire::Name<Status> all[] = {{Status::pending, "pending"},
                                               {Status::processing, "processing"},
                                               {Status::completed, "completed"},
                                               {Status::cancelled, "cancelled"}};
  return all;
}
std::span<const wire::Name<Source>> names(Source) {
  static constexpr wire::Name<Source> all[] = {
      {Source::customer, "customer"}, {Source::agent, "agent"}, {Source::system, "system"}};
  return all;
}
std::span<const wire::Name<Payer>> names(Payer) {
  static constexpr wire::Name<Payer> all[] = {
      {Payer::nobody, "nobody"}, {Payer::customer, "customer"}, {Payer::partner, "partner"}};
  return all;
}
std::span<const wire::Name<Asked>> names(Asked) {
  static constexpr wire::Name<Asked> all[] = {
      {Asked::no, "no"}, {Asked::waiting, "waiting"}, {Asked::refused, "refused"}, {Asked::paid, "paid"}};
  return all;
}
std::span<const wire::Name<LineStatus>> names(LineStatus) {
  using S = LineStatus;
  static constexpr wire::Name<S> all[] = {{S::pending, "pending"},     {S::processing, "processing"},
                                          {S::done, "done"},           {S::failed, "failed"},
                                          {S::cancelled, "cancelled"}, {S::returned, "returned"}};
  return all;
}
std::span<const wire::Name<Happened>> names(Happened) {
  using H = Happened;
  static constexpr wire::Name<H> all[] = {
      {H::placed, "placed"},     {H::discounted, "discounted"}, {H::adjusted, "adjusted"},
      {H::asked, "asked"},       {H::asked_back, "asked_back"}, {H::refused, "refused"},
      {H::paid, "paid"},         {H::delivered, "delivered"},   {H::failed, "failed"},
      {H::refunded, "refunded"}, {H::completed, "completed"},   {H::cancelled, "cancelled"},
      {H::lapsed, "lapsed"}};
  return all;
}

wire::Fields OrderNews::fields() {
  using N = OrderNews;
  static constexpr wire::Field all[] = {wire::field<&N::order_id>("order_id", "The order."),
                                        wire::field<&N::customer_id>("customer_id", "Its customer."),
                                        wire::field<&N::partner_id>("partner_id", "The partner of its time."),
                                        wire::field<&N::type>("type", "What it is for."),
                                        wire::field<&N::status>("status", "How it stands."),
                                        wire::field<&N::payable>("payable", "Yuan."),
                                        wire::field<&N::reason>("reason", "Why, where somebody said so.")};
  return all;
}
wire::Fields LineNews::fields() {
  using N = LineNews;
  static constexpr wire::Field all[] = {
      wire::field<&N::line_id>("line_id", "The line."),
      wire::field<&N::order_id>("order_id", "Its order."),
      wire::field<&N::customer_id>("customer_id", "Its customer."),
      wire::field<&N::partner_id>("partner_id", "The partner of its time."),
      wire::field<&N::resource_id>("resource_id", "The resource."),
      wire::field<&N::effective_at>("effective_at", "Since when it is paid for."),
      wire::field<&N::expires_at>("expires_at", "Until when."),
      wire::field<&N::refunded>("refunded", "What was given back, yuan."),
      wire::field<&N::reason>("reason", "Why, where somebody said so.")};
  return all;
}

namespace {
template <class Payload>
Payload payload_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto payload = wire::decode<Payload>(*json);
  ensure(payload.ok(), "an announcement of this application has its shape");
  return *payload;
}
}  // namespace

OrderNews order_news_of(const pc::events::Event& event) { return payload_of<OrderNews>(event); }
LineNews line_news_of(const pc::events::Event& event) { return payload_of<LineNews>(event); }

Terms terms_of(const Services& services) {
  const auto* lent = services.find<Terms>();
  return lent == nullptr ? Terms{} : *lent;
}

}  // namespace pc::orders
