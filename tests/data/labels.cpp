#include "data/labels.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "data/records/words.hpp"

using namespace sanqing::data;

namespace {

template <class E>
void check_list(std::string_view name) {
  for (const LabelList& list : label_lists()) {
    if (list.name != name) continue;
    std::vector<std::string_view> words;
    for (const Label& label : list.labels) {
      words.push_back(label.word);
      CHECK_FALSE(label.zh.empty());
      CHECK_FALSE(label.en.empty());
    }
    std::vector<std::string_view> enumerators;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
      enumerators.emplace_back(d.name);
      CHECK_FALSE(label(d.value).zh.empty());
    });
    CHECK(words == enumerators);
    return;
  }
  FAIL("no labels for " << name);
}

}  // namespace

TEST_CASE("every word of every closed list has a Chinese and an English label") {
  std::ifstream source(SANQING_SOURCE_DIR "/data/records/words.hpp");
  const std::string text{std::istreambuf_iterator<char>(source), {}};
  const std::regex definition(R"(BOOST_DEFINE_ENUM_CLASS\((\w+))");
  std::set<std::string> defined, labelled;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), definition); it != std::sregex_iterator(); ++it)
    defined.insert((*it)[1]);
  for (const LabelList& list : label_lists()) labelled.emplace(list.name);
  CHECK(defined == labelled);

#define SANQING_CHECK_LIST(E) check_list<E>(#E);
  SANQING_CHECK_LIST(Level)
  SANQING_CHECK_LIST(Role)
  SANQING_CHECK_LIST(Sex)
  SANQING_CHECK_LIST(Education)
  SANQING_CHECK_LIST(WorkStatus)
  SANQING_CHECK_LIST(SeekerStatus)
  SANQING_CHECK_LIST(PriorityGroup)
  SANQING_CHECK_LIST(EmploymentForm)
  SANQING_CHECK_LIST(WageUnit)
  SANQING_CHECK_LIST(Transport)
  SANQING_CHECK_LIST(Literacy)
  SANQING_CHECK_LIST(SkillLevel)
  SANQING_CHECK_LIST(Physical)
  SANQING_CHECK_LIST(Activity)
  SANQING_CHECK_LIST(DibaoStatus)
  SANQING_CHECK_LIST(Relation)
  SANQING_CHECK_LIST(VacancyStatus)
  SANQING_CHECK_LIST(SessionStatus)
  SANQING_CHECK_LIST(SeatStatus)
  SANQING_CHECK_LIST(ReferralState)
  SANQING_CHECK_LIST(FollowUpKind)
  SANQING_CHECK_LIST(FollowUpStatus)
  SANQING_CHECK_LIST(FollowUpResult)
  SANQING_CHECK_LIST(NoticeKind)
#undef SANQING_CHECK_LIST
}

TEST_CASE("labels are the words of the trade") {
  CHECK(label(Education::junior).zh == "初中");
  CHECK(label(VacancyStatus::open).zh == "招聘中");
}
