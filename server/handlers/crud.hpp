#pragma once
// The verbs that are the same for every noun. Each noun's own file (handlers/seekers.cpp, ...) says what is particular
// to it in a Noun<Record> and instantiates the verbs it has.

#include "server/routes.hpp"

namespace sanqing::server {

template <class Record>
data::Result<Response> list_records(Call& call);
template <class Record>
data::Result<Response> get_record(Call& call);
template <class Record>
data::Result<Response> create_record(Call& call);
template <class Record>
data::Result<Response> replace_record(Call& call);
template <class Record>
data::Result<Response> change_record(Call& call);

}  // namespace sanqing::server
