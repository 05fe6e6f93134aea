#include "data/migrations.hpp"

#include "data/dialect.hpp"
#include "data/query.hpp"
#include "data/search_keys.hpp"

namespace sanqing::data {

namespace {

Migration everything_of_the_domain() {
  return {
      "all records of the domain",
      {
          R"(CREATE TABLE settings (
               name {text} PRIMARY KEY,
               value {text} NOT NULL
             ) {table})",

          R"(CREATE TABLE organisations (
               id {id},
               parent_id {integer} REFERENCES organisations (id),
               level {text} NOT NULL,
               code {text} NOT NULL,
               name {text} NOT NULL CHECK (name <> ''),
               path {text} NOT NULL UNIQUE,
               latitude {real} CHECK (latitude BETWEEN -90 AND 90),
               longitude {real} CHECK (longitude BETWEEN -180 AND 180),
               address {text} NOT NULL,
               phone {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX organisations_parent ON organisations (parent_id)",

          R"(CREATE TABLE households (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               address {text} NOT NULL,
               members {text} NOT NULL,
               dibao {text} NOT NULL,
               countable_income_month {integer},
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX households_organisation ON households (organisation_id)",

          R"(CREATE TABLE seekers (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               household_id {integer} REFERENCES households (id),
               name {text} NOT NULL CHECK (name <> ''),
               sex {text},
               birth_date {text},
               identity_number {text} NOT NULL,
               phone {text} NOT NULL,
               address {text} NOT NULL,
               latitude {real} CHECK (latitude BETWEEN -90 AND 90),
               longitude {real} CHECK (longitude BETWEEN -180 AND 180),
               status {text} NOT NULL,
               closed_reason {text} NOT NULL,
               registered_on {text} NOT NULL,
               work_status {text} NOT NULL,
               registered_unemployed_since {text},
               groups {text} NOT NULL,
               intent {text} NOT NULL,
               skills {text} NOT NULL,
               family {text} NOT NULL,
               import_key {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX seekers_organisation ON seekers (organisation_id, status)",
          "CREATE INDEX seekers_household ON seekers (household_id)",
          "CREATE INDEX seekers_identity ON seekers (identity_number)",
          "CREATE UNIQUE INDEX seekers_import ON seekers (organisation_id, import_key) WHERE import_key <> ''",

          R"(CREATE TABLE employers (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               name {text} NOT NULL CHECK (name <> ''),
               credit_code {text} NOT NULL,
               industry {text} NOT NULL,
               contact_name {text} NOT NULL,
               phone {text} NOT NULL,
               address {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX employers_organisation ON employers (organisation_id, name)",

          R"(CREATE TABLE vacancies (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               employer_id {integer} NOT NULL REFERENCES employers (id),
               employer_name {text} NOT NULL,
               title {text} NOT NULL CHECK (title <> ''),
               occupation {text} NOT NULL,
               description {text} NOT NULL,
               headcount {integer} NOT NULL CHECK (headcount >= 1),
               filled {integer} NOT NULL CHECK (filled BETWEEN 0 AND headcount),
               status {text} NOT NULL,
               form {text} NOT NULL,
               wage_min {integer} CHECK (wage_min >= 0),
               wage_max {integer} CHECK (wage_max >= wage_min),
               wage_unit {text} NOT NULL,
               months_per_year {integer} NOT NULL,
               negotiable {integer} NOT NULL CHECK (negotiable IN (0, 1)),
               shifts {text} NOT NULL,
               days_per_week {integer} CHECK (days_per_week BETWEEN 1 AND 7),
               hours_per_day {real} CHECK (hours_per_day > 0 AND hours_per_day <= 24),
               accommodation {integer} NOT NULL CHECK (accommodation IN (0, 1)),
               meals {integer} NOT NULL CHECK (meals IN (0, 1)),
               education {text},
               experience_years {real} CHECK (experience_years >= 0),
               certificates {text} NOT NULL,
               skills {text} NOT NULL,
               physical {text} NOT NULL,
               activities {text} NOT NULL,
               reserved_for {text} NOT NULL,
               address {text} NOT NULL,
               division {text} NOT NULL,
               latitude {real} CHECK (latitude BETWEEN -90 AND 90),
               longitude {real} CHECK (longitude BETWEEN -180 AND 180),
               welfare {text} NOT NULL,
               start_on {text},
               posted_on {text},
               valid_until {text},
               source {text} NOT NULL,
               import_key {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX vacancies_organisation ON vacancies (organisation_id)",
          "CREATE INDEX vacancies_employer ON vacancies (employer_id)",
          "CREATE INDEX vacancies_status ON vacancies (status)",
          "CREATE INDEX vacancies_division ON vacancies (division, status, organisation_id)",
          // With all that the question of the public page needs, so that it reads no rows it does not show.
          "CREATE INDEX vacancies_place ON vacancies (status, latitude, longitude, headcount, filled, valid_until)",
          // A search for a part of a name reads this instead of the far longer rows.
          "CREATE INDEX vacancies_words ON vacancies (title, employer_name)",
          "CREATE UNIQUE INDEX vacancies_import ON vacancies (organisation_id, source, import_key) "
          "WHERE import_key <> ''",

          R"(CREATE TABLE courses (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               title {text} NOT NULL CHECK (title <> ''),
               provider {text} NOT NULL,
               description {text} NOT NULL,
               occupations {text} NOT NULL,
               gives_certificates {text} NOT NULL,
               gives_skills {text} NOT NULL,
               education {text},
               cost {integer} CHECK (cost >= 0),
               subsidy {integer} CHECK (subsidy >= 0),
               hours {integer} NOT NULL CHECK (hours >= 0),
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX courses_organisation ON courses (organisation_id)",

          R"(CREATE TABLE course_sessions (
               id {id},
               course_id {integer} NOT NULL REFERENCES courses (id),
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               starts_on {text} NOT NULL,
               ends_on {text} NOT NULL CHECK (ends_on >= starts_on),
               hours {text} NOT NULL,
               days {text} NOT NULL,
               seats {integer} NOT NULL CHECK (seats >= 0),
               taken {integer} NOT NULL CHECK (taken BETWEEN 0 AND seats),
               status {text} NOT NULL,
               address {text} NOT NULL,
               latitude {real} CHECK (latitude BETWEEN -90 AND 90),
               longitude {real} CHECK (longitude BETWEEN -180 AND 180),
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX course_sessions_course ON course_sessions (course_id, starts_on)",
          "CREATE INDEX course_sessions_organisation ON course_sessions (organisation_id, status)",

          R"(CREATE TABLE seats (
               id {id},
               session_id {integer} NOT NULL REFERENCES course_sessions (id),
               seeker_id {integer} NOT NULL REFERENCES seekers (id),
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               status {text} NOT NULL,
               reason {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL,
               UNIQUE (session_id, seeker_id)
             ) {table})",
          "CREATE INDEX seats_seeker ON seats (seeker_id)",
          "CREATE INDEX seats_organisation ON seats (organisation_id)",

          R"(CREATE TABLE referrals (
               id {id},
               seeker_id {integer} NOT NULL REFERENCES seekers (id),
               vacancy_id {integer} NOT NULL REFERENCES vacancies (id),
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               state {text} NOT NULL,
               reason {text} NOT NULL,
               proposed_on {text} NOT NULL,
               sent_on {text},
               interview_on {text},
               ended_on {text},
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX referrals_seeker ON referrals (seeker_id)",
          "CREATE INDEX referrals_vacancy ON referrals (vacancy_id)",
          "CREATE INDEX referrals_organisation ON referrals (organisation_id, state)",

          R"(CREATE TABLE placements (
               id {id},
               seeker_id {integer} NOT NULL REFERENCES seekers (id),
               vacancy_id {integer} REFERENCES vacancies (id),
               referral_id {integer} REFERENCES referrals (id),
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               employer_name {text} NOT NULL,
               title {text} NOT NULL,
               form {text} NOT NULL,
               wage_month {integer} CHECK (wage_month >= 0),
               contract_months {integer} CHECK (contract_months >= 0),
               started_on {text} NOT NULL,
               ended_on {text} CHECK (ended_on >= started_on),
               end_reason {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX placements_seeker ON placements (seeker_id)",
          "CREATE INDEX placements_vacancy ON placements (vacancy_id)",
          "CREATE INDEX placements_referral ON placements (referral_id)",
          "CREATE INDEX placements_organisation ON placements (organisation_id, started_on)",

          R"(CREATE TABLE follow_ups (
               id {id},
               seeker_id {integer} NOT NULL REFERENCES seekers (id),
               placement_id {integer} REFERENCES placements (id),
               referral_id {integer} REFERENCES referrals (id),
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               kind {text} NOT NULL,
               status {text} NOT NULL,
               due_on {text} NOT NULL,
               done_on {text},
               result {text},
               note {text} NOT NULL,
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX follow_ups_seeker ON follow_ups (seeker_id)",
          "CREATE INDEX follow_ups_placement ON follow_ups (placement_id)",
          "CREATE INDEX follow_ups_referral ON follow_ups (referral_id)",
          "CREATE INDEX follow_ups_due ON follow_ups (organisation_id, status, due_on)",

          R"(CREATE TABLE accounts (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               role {text} NOT NULL,
               login {text} NOT NULL UNIQUE CHECK (login <> ''),
               display_name {text} NOT NULL,
               password_hash {text} NOT NULL,
               employer_id {integer} REFERENCES employers (id),
               seeker_id {integer} REFERENCES seekers (id),
               must_change_password {integer} NOT NULL CHECK (must_change_password IN (0, 1)),
               disabled {integer} NOT NULL CHECK (disabled IN (0, 1)),
               version {integer} NOT NULL CHECK (version >= 1),
               created_at {text} NOT NULL,
               updated_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX accounts_organisation ON accounts (organisation_id)",
          "CREATE INDEX accounts_employer ON accounts (employer_id)",
          "CREATE INDEX accounts_seeker ON accounts (seeker_id)",

          R"(CREATE TABLE sign_ins (
               id {id},
               account_id {integer} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
               token_hash {text} NOT NULL UNIQUE CHECK (token_hash <> ''),
               created_at {text} NOT NULL,
               seen_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX sign_ins_account ON sign_ins (account_id)",

          // No foreign keys: what is written about a change outlives the record and the account.
          R"(CREATE TABLE events (
               id {id},
               at {text} NOT NULL,
               account_id {integer} NOT NULL,
               organisation_id {integer} NOT NULL,
               noun {text} NOT NULL,
               record_id {integer} NOT NULL,
               action {text} NOT NULL,
               before {text} NOT NULL,
               after {text} NOT NULL,
               why {text} NOT NULL
             ) {table})",
          "CREATE INDEX events_record ON events (noun, record_id)",
          "CREATE INDEX events_organisation ON events (organisation_id)",

          R"(CREATE TABLE notices (
               id {id},
               organisation_id {integer} NOT NULL REFERENCES organisations (id),
               account_id {integer} REFERENCES accounts (id) ON DELETE CASCADE,
               kind {text} NOT NULL,
               seeker_id {integer} REFERENCES seekers (id) ON DELETE CASCADE,
               vacancy_id {integer} REFERENCES vacancies (id) ON DELETE CASCADE,
               zh {text} NOT NULL,
               en {text} NOT NULL,
               read_at {text},
               created_at {text} NOT NULL
             ) {table})",
          "CREATE INDEX notices_organisation ON notices (organisation_id)",
          "CREATE INDEX notices_account ON notices (account_id)",
          "CREATE INDEX notices_seeker ON notices (seeker_id)",
          "CREATE INDEX notices_vacancy ON notices (vacancy_id)",
      },
  };
}

Migration names_in_letters() {
  return {"names found by pinyin and initials",
          {"ALTER TABLE seekers ADD COLUMN name_keys {text} NOT NULL DEFAULT ''"},
          fill_search_keys};
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> list{everything_of_the_domain(), names_in_letters()};
  return list;
}

int stored_version(Connection& connection) {
  if (!dialect::has_table(connection, "migrations")) return 0;
  return static_cast<int>(first<std::int64_t>(connection, "SELECT COUNT(*) FROM migrations").value_or(0));
}

void migrate(Connection& connection, int from, std::span<const Migration> list) {
  for (std::size_t i = static_cast<std::size_t>(from); i < list.size(); ++i) {
    connection.run(dialect::begin_writing);
    try {
      if (i == 0) {
        dialect::claim(connection);
        connection.run(
            dialect::ddl("CREATE TABLE migrations (version {integer} PRIMARY KEY, name {text} NOT NULL, "
                         "applied_at {text} NOT NULL) {table}"));
      }
      for (const auto statement : list[i].statements) connection.run(dialect::ddl(statement));
      if (list[i].fill) list[i].fill(connection);
      execute(connection, "INSERT INTO migrations (version, name, applied_at) VALUES (:version, :name, :at)",
              static_cast<std::int64_t>(i + 1), list[i].name, Time::now());
      connection.run(dialect::commit);
    } catch (...) {
      if (connection.in_transaction()) connection.run(dialect::rollback);
      throw;
    }
  }
}

}  // namespace sanqing::data
