#pragma once
// Offices into the organisation tree, one by one or from a list: CSV with a header (名称 上级 级别 代码 地址 电话 纬度
// 经度, or name under level code address phone latitude longitude), or JSON Lines. Rows may stand in any order. An
// office is known again by its code, else by its name below its parent: the same list twice changes nothing, a row that
// says more or something else changes its office, an empty cell leaves what is there. One transaction for a list.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/exchange/encoding.hpp"
#include "data/exchange/import.hpp"
#include "data/repository.hpp"

namespace sanqing::data {

// As a person writes it; empty texts are not known.
struct OrganisationDraft {
  std::string name;
  std::string under;  // number or name; empty = the highest office, or none where there is none yet
  std::string level;  // empty = told from the name's ending, else the next below the parent's
  std::string code, address, phone;
  std::string latitude, longitude;
};

// The office with this number, or the only one of this name.
Result<Organisation> find_organisation(Connection& connection, std::string_view number_or_name);

// A new office; refused where there is one of that name below that parent.
Result<Organisation> add_organisation(Database& database, const OrganisationDraft& draft, const Actor& actor);

// `rejections` holds every rejected row.
Result<ImportReport> import_organisations(Database& database, const std::filesystem::path& file,
                                          std::optional<Encoding> encoding = {});

}  // namespace sanqing::data
