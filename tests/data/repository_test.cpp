#include "data/repository.hpp"

#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

TEST_CASE("what is stored comes back as it was") {
  Office office;
  auto seeker = office.seeker(office.community.id);
  seeker.intent.wage_floor = Money{350050};
  seeker.intent.available = {{*Clock::parse("08:30"), *Clock::parse("16:00")}};
  seeker.skills.limits = {Physical::heights};
  seeker.birth_date = Date::parse("1975-02-28");
  seeker.latitude = 29.55;
  seeker.longitude = 106.57;
  REQUIRE(office.change(seeker));
  CHECK(seeker.version == 2);
  auto reading = office.database->read();
  const auto found = Repository<Seeker>::find(reading.connection(), seeker.id);
  REQUIRE(found);
  CHECK(found->intent.wage_floor == Money{350050});
  CHECK(found->intent.available == seeker.intent.available);
  CHECK(found->skills.limits == seeker.skills.limits);
  CHECK(found->birth_date == seeker.birth_date);
  CHECK(found->latitude == 29.55);
  CHECK(found->name == "王芳");
}
