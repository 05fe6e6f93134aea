#include "tests/bench/adverts.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string_view>

namespace sanqing::bench {
namespace {

constexpr std::array<std::string_view, 24> phrases = {"负责区域内的日常工作，按时完成主管交办的任务。",
                                                      "做六休一，早八点到晚六点，中午休息一小时。",
                                                      "每天工作八小时，周末双休。",
                                                      "两班倒，每月轮换一次。",
                                                      "包吃住，住宿四人间有空调。",
                                                      "提供工作餐，缴纳五险。",
                                                      "身体健康，能吃苦耐劳，服从安排。",
                                                      "有相关工作经验者优先考虑。",
                                                      "无需经验，入职后由师傅带教。",
                                                      "初中以上学历，沟通能力良好。",
                                                      "高中以上学历，会使用智能手机和电脑。",
                                                      "需持有健康证，没有的可以入职后办理。",
                                                      "负责物料的整理、搬运和登记，做好交接班记录。",
                                                      "接待来访客户，解答问题，做好回访。",
                                                      "按操作规程使用设备，及时报告故障。",
                                                      "负责卫生清洁和工具保管，保持现场整洁。",
                                                      "每月十五日发工资，从不拖欠。",
                                                      "工作地点离地铁站步行五分钟。",
                                                      "试用期一个月，转正后签订劳动合同。",
                                                      "工龄补贴每年递增，节日有福利。",
                                                      "做事细心，有责任心，对待顾客有礼貌。",
                                                      "协助老师傅完成安装和调试，逐步独立上岗。",
                                                      "夜间值守有夜班补贴。",
                                                      "长期稳定，欢迎附近居民应聘。"};
constexpr std::array<std::string_view, 5> educations = {"不限制", "初中", "高中", "中等专科", "大学专科"};

}  // namespace

std::vector<const data::Division*> bench_districts(const data::Taxonomy& taxonomy, std::size_t districts) {
  std::vector<const data::Division*> chosen;
  for (const data::Division& division : taxonomy.divisions())
    if (division.code.size() == 6 && chosen.size() < districts) chosen.push_back(&division);
  if (chosen.size() < districts) throw std::runtime_error("the taxonomy has too few districts");
  return chosen;
}

void write_adverts(const std::filesystem::path& file, std::size_t count, std::size_t districts, unsigned seed) {
  auto taxonomy = data::Taxonomy::shipped();
  auto places = bench_districts(*taxonomy, districts);
  std::mt19937 random(seed);
  auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::ofstream out(file);
  out << "单位,职位名称,职位描述,学历要求,经验,月薪下限,月薪上限,工作地点,福利,发布日期\n";
  for (std::size_t i = 0; i < count; ++i) {
    const data::Occupation& occupation = taxonomy->occupations()[below(taxonomy->occupations().size())];
    std::string_view title = occupation.aliases.empty() || below(2)
                                 ? occupation.name.zh
                                 : occupation.aliases[below(occupation.aliases.size())];
    std::string text;
    for (std::size_t n = 6 + below(6); n > 0; --n) text += phrases[below(phrases.size())];
    std::size_t wage = 2500 + 100 * below(50);
    const data::Division& place = *places[i % places.size()];
    out << fmt::format("单位{:05},{},\"{}\",{},{},{}.00,{}.00,{}{}{},,2026-{:02}-{:02}\n", below(5000), title, text,
                       educations[below(educations.size())], below(3), wage, wage + 100 * below(20), place.province,
                       place.city == place.province ? "" : place.city, place.name, 1 + below(11), 1 + below(28));
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace sanqing::bench
