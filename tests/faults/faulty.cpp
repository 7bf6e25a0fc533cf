#include "faulty.hpp"

namespace pc::faults {
namespace {

class Faulty : public db::Connection {
 private:
  template <class Body>
  auto call(const Body& body) {
    if (++plan_.calls != plan_.call) return body();
    if (plan_.afterwards) body();
    lost_ = plan_.failure == db::Failure::lost || plan_.failure == db::Failure::unknown;
    throw db::Error(plan_.failure, "the call that was to fail");
  }

 public:
  Faulty(std::unique_ptr<db::Connection> inner, Plan& plan) : inner_(std::move(inner)), plan_(plan) {}

  void begin_write() override {
    call([&] { inner_->begin_write(); });
  }
  void begin_read() override { inner_->begin_read(); }
  void end_read(bool another_follows) override { inner_->end_read(another_follows); }
  void commit(std::span<const db::Set> sets) override {
    call([&] { inner_->commit(sets); });
  }
  void rollback() noexcept override { inner_->rollback(); }
  void savepoint(int level) override {
    call([&] { inner_->savepoint(level); });
  }
  void release(int level) override {
    call([&] { inner_->release(level); });
  }
  void rollback_to(int level) override {
    call([&] { inner_->rollback_to(level); });
  }
  void query(const db::Statement& statement, const db::Params& params,
             const std::function<bool(const db::Row&)>& row) override {
    call([&] { inner_->query(statement, params, row); });
  }
  void query_each(const db::Statement& statement, std::span<const db::Params> params,
                  const std::function<void(std::size_t, const db::Row&)>& row) override {
    call([&] { inner_->query_each(statement, params, row); });
  }
  void query_pages(const db::Statement& statement, const db::Params& params, std::size_t rows,
                   const std::function<bool(const db::Rows&)>& page) override {
    call([&] { inner_->query_pages(statement, params, rows, page); });
  }
  std::int64_t execute(const db::Statement& statement, const db::Params& params) override {
    return call([&] { return inner_->execute(statement, params); });
  }
  std::vector<std::int64_t> execute_each(const db::Statement& statement,
                                         std::span<const db::Params> params) override {
    return call([&] { return inner_->execute_each(statement, params); });
  }
  void script(const std::string& sql) override { inner_->script(sql); }
  bool remote() const override { return inner_->remote(); }
  bool usable() const override { return !lost_ && inner_->usable(); }

 private:
  std::unique_ptr<db::Connection> inner_;
  Plan& plan_;
  bool lost_ = false;
};

}  // namespace

std::unique_ptr<db::Connection> faulty(std::unique_ptr<db::Connection> inner, Plan& plan) {
  return std::make_unique<Faulty>(std::move(inner), plan);
}

}  // namespace pc::faults
