#include "create.hpp"

#include "parts.hpp"

namespace pc::exports {

std::span<const wire::Name<Format>> names(Format) {
  static constexpr wire::Name<Format> all[] = {{Format::csv, "csv"}, {Format::xlsx, "xlsx"}};
  return all;
}

std::span<const wire::Name<Scope>> names(Scope) {
  static constexpr wire::Name<Scope> all[] = {{Scope::filtered, "filtered"}, {Scope::all, "all"}};
  return all;
}

wire::Fields Create::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Create::list>("list", "Path of the list, for example /api/v1/customers."),
      wire::field<&Create::query>("query", "Its filters and order, as after the ? of an address."),
      wire::defaulted<&Create::scope>(
          "scope", "What the person chose, for the record: the rows its filters leave, or all."),
      wire::defaulted<&Create::format>("format", "xlsx when absent."),
      wire::defaulted<&Create::byte_order_mark>(
          "byte_order_mark", "Of CSV: whether it begins with the mark spreadsheets want.")};
  return all;
}

wire::Fields Created::fields() {
  static constexpr wire::Field all[] = {wire::field<&Created::id>("id", "The task.")};
  return all;
}

Result<Created> create(work::Work& work, const Create& input,
                       const std::optional<std::string>& in_full_because) {
  if (work.who.actor) return errors::acting;
  Task task;
  task.query = input.query ? input.query->value : std::string();
  const auto source = use<edge::Downloads>(work.tx).find(input.list.value, task.query);
  if (!source && source.refusal().field == "list") return refuse(errors::unknown_list, "list");
  if (!source) return refuse(pc::errors::invalid_value, "query", source.refusal().field);
  if (!source->allowed_to(work.who)) return pc::errors::forbidden;
  if (in_full_because && !source->of_customers()) return refuse(errors::not_of_customers, "list");
  const auto unfinished = work.tx.one(store::count_unfinished, {work.who.tenant, work.who.person});
  if (unfinished.found >= k_unfinished_max)
    return refuse(errors::too_many, "", std::to_string(k_unfinished_max));
  task.tenant = work.who.tenant;
  task.id = work.ids.next_as<TaskId>(work.now);
  task.person = work.who.person;
  task.list = input.list.value;
  task.title_en = source->says().en;
  task.title_zh = source->says().zh;
  task.scope = input.scope;
  task.format = input.format;
  task.byte_order_mark = input.byte_order_mark;
  task.language = work.who.language;
  task.in_full = in_full_because.has_value();
  task.reason = in_full_because.value_or("");
  task.created_at = work.now;
  work.tx.change(store::insert_task, store::columns_of(task));
  work.tx.change(store::insert_queue, {task.id, task.tenant});
  return Created{task.id};
}

}  // namespace pc::exports
