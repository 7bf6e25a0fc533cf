#include "inbox.hpp"

namespace pc::messages {
namespace {

struct Channels {
  static constexpr const char* shape_name = "Channels";
  bool mail = false;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Channels::mail>("mail", "Whether this installation can send mail.")};
    return all;
  }
};
Result<Channels> show_channels(const work::View& view, const edge::Nothing&) {
  return Channels{can_send(view.reader.services(), Channel::mail)};
}

}  // namespace

void declare(Services& services, std::span<const Kind* const> kinds) {
  for (const Kind* kind : kinds) services.declare(kind);
}

void add_routes(edge::Routes& routes) {
  using edge::Access;
  using edge::Verb;
  routes.add(edge::Read<edge::Nothing, Channels>{.path = "/api/v1/channels",
                                                 .access = Access::anyone(),
                                                 .says = {"By what people can be reached", "查询可用的发送渠道"},
                                                 .run = &show_channels,
                                                 .open_per_minute = 120});
  routes.add(edge::Read<MessageQuery, MessageRows>{.path = "/api/v1/messages",
                                                   .access = Access::signed_in(),
                                                   .says = {"List messages", "查询消息"},
                                                   .run = &list_messages});
  routes.add(edge::Read<edge::Nothing, UnreadCount>{.path = "/api/v1/messages/unread",
                                                    .access = Access::signed_in(),
                                                    .says = {"Count unread messages", "查询未读消息数"},
                                                    .run = &count_unread});
  routes.add(edge::Write<OneMessage, edge::Nothing>{.verb = Verb::post,
                                                    .path = "/api/v1/messages/{message_id}/read",
                                                    .access = Access::signed_in(),
                                                    .audit = "messages.read",
                                                    .says = {"Mark a message as read", "标为已读"},
                                                    .refuses = {&errors::unknown_message},
                                                    .run = &mark_read});
  routes.add(edge::Write<edge::Nothing, edge::Nothing>{.verb = Verb::post,
                                                       .path = "/api/v1/messages/read-all",
                                                       .access = Access::signed_in(),
                                                       .audit = "messages.read_all",
                                                       .says = {"Mark all messages as read", "全部标为已读"},
                                                       .run = &mark_all_read});
  routes.add(edge::Write<OneMessage, edge::Nothing>{.verb = Verb::del,
                                                    .path = "/api/v1/messages/{message_id}",
                                                    .access = Access::signed_in(),
                                                    .audit = "messages.delete",
                                                    .says = {"Delete a message", "删除消息"},
                                                    .refuses = {&errors::unknown_message},
                                                    .run = &delete_message});
  routes.add(edge::Read<edge::Nothing, Preferences>{.path = "/api/v1/me/message-preferences",
                                                    .access = Access::signed_in(),
                                                    .says = {"What one is told and how", "查询消息接收设置"},
                                                    .run = &list_preferences});
  routes.add(edge::Write<SetPreference, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/me/message-preferences/{kind}",
      .access = Access::signed_in(),
      .audit = "messages.set_preference",
      .says = {"Choose how one is told", "修改消息接收设置"},
      .refuses = {&errors::unknown_kind, &errors::required_kind},
      .run = &set_preference});
}

}  // namespace pc::messages
