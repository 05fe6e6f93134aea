// Work and training on offer.
#include "data/repository_impl.hpp"

namespace sanqing::data {

template class Repository<Employer>;
template void for_each(Connection&, const std::function<void(Employer&&)>&);
template class Repository<Vacancy>;
template void for_each(Connection&, const std::function<void(Vacancy&&)>&);
template class Repository<Course>;
template void for_each(Connection&, const std::function<void(Course&&)>&);
template class Repository<CourseSession>;
template void for_each(Connection&, const std::function<void(CourseSession&&)>&);

}  // namespace sanqing::data
