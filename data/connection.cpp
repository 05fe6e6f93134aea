#include "data/connection.hpp"

#include <soci/soci.h>

#include "data/dialect.hpp"

namespace sanqing::data {

namespace {

class SociStatement final : public Statement {
 public:
  SociStatement(soci::session& session, std::string_view sql, std::span<const Kind> parameter_kinds,
                std::span<const Kind> column_kinds)
      : statement_(session), uses_(parameter_kinds.size()), intos_(column_kinds.size()) {
    // The library keeps the addresses of cells and indicators: these vectors never change their size again.
    parameters.resize(parameter_kinds.size());
    columns.resize(column_kinds.size());
    statement_.alloc();
    statement_.prepare(std::string(sql));
    for (std::size_t i = 0; i < parameters.size(); ++i) switch (parameter_kinds[i]) {
        case Kind::integer:
          statement_.exchange(soci::use(parameters[i].integer, uses_[i]));
          break;
        case Kind::real:
          statement_.exchange(soci::use(parameters[i].real, uses_[i]));
          break;
        case Kind::text:
          statement_.exchange(soci::use(parameters[i].text, uses_[i]));
          break;
      }
    for (std::size_t i = 0; i < columns.size(); ++i) switch (column_kinds[i]) {
        case Kind::integer:
          statement_.exchange(soci::into(columns[i].integer, intos_[i]));
          break;
        case Kind::real:
          statement_.exchange(soci::into(columns[i].real, intos_[i]));
          break;
        case Kind::text:
          statement_.exchange(soci::into(columns[i].text, intos_[i]));
          break;
      }
    statement_.define_and_bind();
  }

  bool execute() override {
    for (std::size_t i = 0; i < uses_.size(); ++i) uses_[i] = parameters[i].null ? soci::i_null : soci::i_ok;
    return guarded([&] { return statement_.execute(true); });
  }

  bool fetch() override {
    return guarded([&] { return statement_.fetch(); });
  }

  std::int64_t affected() override { return statement_.get_affected_rows(); }

  void reset() override { dialect::reset(statement_); }

 private:
  template <class Step>
  bool guarded(Step&& step) {
    try {
      const bool row = step();
      for (std::size_t i = 0; i < intos_.size(); ++i) columns[i].null = intos_[i] == soci::i_null;
      return row;
    } catch (const soci::soci_error&) {
      dialect::reset(statement_);
      dialect::rethrow();
    }
  }

  soci::statement statement_;
  std::vector<soci::indicator> uses_, intos_;
};

}  // namespace

struct Connection::Session {
  std::unique_ptr<soci::session> session;
};

Connection::Connection(const std::filesystem::path& file, Use use) {
  try {
    session_ = std::make_unique<Session>(Session{dialect::open(file, use)});
  } catch (const soci::soci_error&) {
    dialect::rethrow();
  }
}

Connection::~Connection() { kept_.clear(); }

Connection::Lease Connection::prepared(std::string_view sql, std::span<const Kind> parameters,
                                       std::span<const Kind> columns) {
  if (auto found = kept_.find(sql); found != kept_.end() && !found->second.empty()) {
    auto statement = std::move(found->second.back());
    found->second.pop_back();
    return Lease(*this, sql, std::move(statement));
  }
  try {
    return Lease(*this, sql, std::make_unique<SociStatement>(*session_->session, sql, parameters, columns));
  } catch (const soci::soci_error&) {
    dialect::rethrow();
  }
}

Connection::Lease::Lease(Connection& connection, std::string_view sql, std::unique_ptr<Statement> statement)
    : connection_(connection), sql_(sql), statement_(std::move(statement)) {}

Connection::Lease::~Lease() {
  if (!statement_) return;
  statement_->reset();
  auto found = connection_.kept_.find(sql_);
  if (found == connection_.kept_.end()) found = connection_.kept_.emplace(std::string(sql_), 0).first;
  found->second.push_back(std::move(statement_));
}

void Connection::run(std::string_view sql) {
  try {
    *session_->session << std::string(sql);
  } catch (const soci::soci_error&) {
    dialect::rethrow();
  }
}

bool Connection::in_transaction() const { return dialect::in_transaction(*session_->session); }

}  // namespace sanqing::data
