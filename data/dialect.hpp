#pragma once
// Everything that is SQLite's and not SQL's, in one place: opening, pragmas, the words of CREATE TABLE, codes of
// errors, maintenance. All other SQL of this room is meant to run on PostgreSQL too. Room-private.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "data/connection.hpp"

namespace soci {
class session;
class statement;
}  // namespace soci

namespace sanqing::data::dialect {

std::unique_ptr<soci::session> open(const std::filesystem::path& file, Connection::Use use);
void reset(soci::statement& statement);
bool in_transaction(soci::session& session);

// In a catch clause only: turns the library's exception into StorageFailure or ConstraintBroken, or passes it on.
[[noreturn]] void rethrow();

// Replaces {id}, {integer}, {real}, {text} and {table} (what stands after the closing bracket) in CREATE TABLE.
std::string ddl(std::string_view sql);

inline constexpr std::string_view begin_reading = "BEGIN";
inline constexpr std::string_view begin_writing = "BEGIN IMMEDIATE";
inline constexpr std::string_view commit = "COMMIT";
inline constexpr std::string_view rollback = "ROLLBACK";

// Whose file this is: ours, nobody's (empty), or another program's.
enum class Owner { us, nobody, other };
Owner owner(Connection& connection);
void claim(Connection& connection);
bool has_table(Connection& connection, std::string_view name);

// A consistent copy of the whole database in a new file.
void copy_into(Connection& connection, const std::filesystem::path& file);
// What the engine itself finds wrong; empty = sound.
std::vector<std::string> faults(Connection& connection);
// Moves what the write-ahead log holds into the file. Only on the writing connection.
void checkpoint(Connection& connection);

}  // namespace sanqing::data::dialect
