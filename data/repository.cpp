// Offices and what is written about them. The other nouns: repository_people.cpp, repository_work.cpp.
#include "data/repository_impl.hpp"

namespace sanqing::data {

template class Repository<Organisation>;
template void for_each(Connection&, const std::function<void(Organisation&&)>&);
template class Repository<Account>;
template void for_each(Connection&, const std::function<void(Account&&)>&);
template class Repository<SignIn>;
template void for_each(Connection&, const std::function<void(SignIn&&)>&);
template class Repository<Event>;
template void for_each(Connection&, const std::function<void(Event&&)>&);
template class Repository<Notice>;
template void for_each(Connection&, const std::function<void(Notice&&)>&);

}  // namespace sanqing::data
