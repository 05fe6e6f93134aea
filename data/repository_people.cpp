// Seekers, their households, and what is done for them.
#include "data/repository_impl.hpp"

namespace sanqing::data {

template class Repository<Seeker>;
template void for_each(Connection&, const std::function<void(Seeker&&)>&);
template class Repository<Household>;
template void for_each(Connection&, const std::function<void(Household&&)>&);
template class Repository<Seat>;
template void for_each(Connection&, const std::function<void(Seat&&)>&);
template class Repository<Referral>;
template void for_each(Connection&, const std::function<void(Referral&&)>&);
template class Repository<Placement>;
template void for_each(Connection&, const std::function<void(Placement&&)>&);
template class Repository<FollowUp>;
template void for_each(Connection&, const std::function<void(FollowUp&&)>&);

}  // namespace sanqing::data
