// Certificates, schooling, experience.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/describe/enum_to_string.hpp>

#include "data/normalise/background.hpp"
#include "data/normalise/numerals.hpp"
#include "data/requirements/sentences.hpp"

namespace sanqing::data::requirements {

namespace {

// --- certificates ---

// The duties of an office, not what a person must hold; papers that are no certificates of a trade.
bool is_about_papers(std::string_view sentence) {
  static constexpr std::array duties = {"负责", "协助", "管理", "审核", "检查", "核实",
                                        "更新", "年检", "归档", "维护", "报考"};
  return std::ranges::any_of(duties, [&](std::string_view word) { return sentence.starts_with(word); });
}

bool asks(std::string_view clause) {
  return clause.size() <= 36 ||
         has_any(clause, {"持", "有", "具备", "需", "须", "要求", "必须", "拥有", "取得", "考取"});
}

// Parts joined by 或 and / are alternatives; by 和, 及 a list. 及以上 is no joint.
struct Part {
  std::string_view text;
  bool alternative = false;
};
std::vector<Part> parts_of(std::string_view clause) {
  std::vector<Part> parts;
  bool alternative = false;
  std::size_t from = 0;
  const auto cut = [&](std::size_t at, std::size_t length, bool either) {
    parts.push_back({clause.substr(from, at - from), alternative});
    if (either) parts.back().alternative = true;
    alternative = either;
    from = at + length;
  };
  for (std::size_t at = 0; at < clause.size(); ++at) {
    const auto rest = clause.substr(at);
    if (rest.starts_with("或以上") || rest.starts_with("及以上") || rest.starts_with("和以上")) continue;
    if (rest.starts_with("或者"))
      cut(at, 6, true);
    else if (rest.starts_with("或"))
      cut(at, 3, true);
    else if (rest.starts_with('/'))
      cut(at, 1, true);
    else if (rest.starts_with("以及"))
      cut(at, 6, false);
    else if (rest.starts_with("及") || rest.starts_with("和") || rest.starts_with("与"))
      cut(at, 3, false);
  }
  parts.push_back({clause.substr(from), alternative});
  return parts;
}

// Of two alternatives where one stands for the other (C1 或 C2) the lower is what is asked for; of others neither is a
// must.
void settle_alternatives(std::vector<Finding>& found, const Taxonomy& taxonomy) {
  if (found.size() < 2) return;
  for (auto& a : found) {
    const bool lower =
        std::ranges::all_of(found, [&](const Finding& b) { return taxonomy.certificate_covers(b.value, a.value); });
    if (!lower) continue;
    found = {a};
    return;
  }
  for (auto& finding : found) finding.must = false;
}

// `following` is the clause behind, empty at the end of the sentence.
void read_clause(std::string_view clause, std::string_view following, const Taxonomy& taxonomy,
                 std::vector<Finding>& findings) {
  if (!has_any(clause,
               {"证", "驾照", "执照", "驾驶", "上岗", "执业资格", "英语四级", "英语4级", "英语六级", "英语6级"}) ||
      !asks(clause) || clause.starts_with("无"))
    return;
  if (has_any(clause, {"身份证", "毕业证", "学位证", "学历证", "居住证",   "暂住证", "离职证", "退伍证", "残疾人证",
                       "保证",   "签证",   "无证",   "无驾",   "要求不高", "验证",   "认证",   "论证",   "凭证",
                       "考证",   "提供考", "无需",   "不需",   "不要求",   "免证",   "没有",   "补贴",   "证明文件"}))
    return;
  // The next clause may add to this one: "需健康证,入职后办理", "有驾照,优先考虑".
  const auto tells = [&](std::initializer_list<std::string_view> words) {
    return has_any(clause, words) || (!has_any(following, {"证", "照"}) && has_any(following, words));
  };
  const bool welcome = is_welcome(clause) || following.starts_with("优先");
  const bool after_hire = tells({"上岗后", "入职后", "到岗后", "入职办理", "可办理", "统一办理", "代办", "协助办",
                                 "公司办", "单位办", "免费办", "帮办", "报销", "需要办理", "需办理", "公司考"});
  const bool held = has_any(clause, {"持", "必须", "具备", "须有", "需有", "有效", "拥有", "已有"});
  std::vector<Finding> either;
  std::size_t alternatives = 0;
  for (const auto& part : parts_of(clause)) {
    alternatives += part.alternative;
    if (!has_any(part.text, {"证", "照", "资格", "四级", "4级", "六级", "6级", "a1", "a2", "b1", "b2", "c1", "c2"}) &&
        !part.alternative)
      continue;
    const auto* kind = taxonomy.guess_certificate(part.text);
    if (!kind) continue;
    const bool of_transport = has_any(clause, {"货", "运", "驾", "司机", "车"});
    if (kind->kind == "freight_transport" && !of_transport) continue;  // 保安从业资格证
    Finding finding{"certificates", kind->kind, excerpt(clause, 0), !welcome,
                    after_hire || (kind->after_hire && !held)};
    (part.alternative ? either : findings).push_back(std::move(finding));
  }
  const bool other_ways = either.size() < alternatives;  // 有驾照或会骑电动车
  settle_alternatives(either, taxonomy);
  if (other_ways)
    for (auto& finding : either) finding.must = false;
  std::ranges::move(either, std::back_inserter(findings));
}

void read_certificates(const Advert& advert, const Taxonomy& taxonomy, std::vector<Finding>& findings) {
  std::vector<Finding> found;
  for (const auto& sentence : advert.sentences()) {
    if (is_about_papers(sentence.text)) continue;
    for (std::size_t i = 0; i < sentence.clauses.size(); ++i)
      read_clause(sentence.clauses[i], i + 1 < sentence.clauses.size() ? sentence.clauses[i + 1] : "", taxonomy, found);
  }
  // Said twice: the stricter word counts. A class that another one covers (C1 beside B2) is said with it.
  std::vector<Finding> kept;
  for (auto& finding : found) {
    const auto same = std::ranges::find(kept, finding.value, &Finding::value);
    if (same == kept.end())
      kept.push_back(std::move(finding));
    else if (finding.must && !same->must)
      *same = std::move(finding);
    else if (finding.after_hire)
      same->after_hire = true;
  }
  std::erase_if(kept, [&](const Finding& a) {
    return std::ranges::any_of(kept, [&](const Finding& b) {
      return a.value != b.value && b.must >= a.must && taxonomy.certificate_covers(b.value, a.value);
    });
  });
  std::ranges::move(kept, std::back_inserter(findings));
}

// --- schooling ---

struct Level {
  std::string_view word;
  Education level;
};
constexpr std::array levels = std::to_array<Level>({{"小学", Education::primary},
                                                    {"初中", Education::junior},
                                                    {"高中", Education::senior},
                                                    {"中专", Education::secondary_vocational},
                                                    {"职高", Education::secondary_vocational},
                                                    {"技校", Education::technical_school},
                                                    {"中技", Education::technical_school},
                                                    {"大专", Education::college},
                                                    {"专科", Education::college},
                                                    {"本科", Education::bachelor},
                                                    {"硕士", Education::master},
                                                    {"研究生", Education::master},
                                                    {"博士", Education::doctor}});

// The level asked for in this clause: "大专及以上学历", "初中以上文化", "学历:高中". Not the pupils of a 初中数学老师.
std::optional<Education> asked_level(std::string_view clause, std::size_t& where) {
  std::optional<Education> lowest;
  for (const auto& [word, level] : levels) {
    const auto at = clause.find(word);
    if (at == std::string_view::npos) continue;
    const auto behind = clause.substr(at + word.size(), 36);
    const auto before = clause.substr(0, at);
    const bool asked =
        (!behind.starts_with(':') && has_any(behind.substr(0, 24), {"以上", "学历", "文化", "毕业", "文凭"})) ||
        before.ends_with("学历") || before.ends_with("学历:") || before.ends_with("学历要求:") ||
        before.ends_with("学历要求");
    if (!asked || is_denied(clause, at)) continue;
    if (!lowest || level < *lowest) {
      lowest = level;
      where = at;
    }
  }
  if (lowest && has_any(clause, {"不限", "放宽", "不要求", "无学历", "降低", "均可", "在读", "专业优先"}))
    return std::nullopt;
  return lowest;
}

void read_education(const Advert& advert, std::vector<Finding>& findings) {
  if (advert.says_any({"学历不限", "不限学历", "学历无要求", "不要求学历", "不看学历", "无学历要求"})) return;
  std::optional<Finding> first;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      std::size_t where = 0;
      const auto level = asked_level(clause, where);
      if (!level) continue;
      const bool welcome = is_welcome(clause);
      Finding finding{"education", boost::describe::enum_to_string(*level, ""), excerpt(clause, where), !welcome};
      if (!first || (finding.must && !first->must)) first = std::move(finding);
    }
  if (first) findings.push_back(std::move(*first));
}

// --- experience ---

// The years in "3年以上销售经验", "两年及以上工作经验", "经验3-5年": the digits right before 年, whatever numbers the
// item has.
std::optional<double> asked_years(std::string_view clause, std::size_t& where) {
  for (auto at = clause.find("年"); at != std::string_view::npos; at = clause.find("年", at + 3)) {
    const auto behind = clause.substr(at + 3, 120);
    const auto before = clause.substr(0, at);
    const bool asked =
        has_any(behind, {"经验", "经历", "从业", "工龄"}) ||
        (has_any(before, {"经验", "从事", "工作年限", "工作年资"}) && has_any(behind.substr(0, 9), {"以上", "及以"})) ||
        before.ends_with("经验") || before.ends_with("经验:") || before.ends_with("年资:");
    if (!asked || behind.starts_with("龄") || behind.starts_with("度") || behind.starts_with("级")) continue;
    std::size_t from = at;
    const auto is_number = [&](std::size_t i) { return clause[i] >= '0' && clause[i] <= '9'; };
    while (from > 0 && is_number(from - 1)) --from;
    std::optional<int> years;
    if (from < at) {
      auto digits = clause.substr(from, at - from);
      years = take_small_number(digits);
      auto left = clause.substr(0, from);  // 3-5年: from 3
      while (left.ends_with(' ')) left.remove_suffix(1);
      if (left.ends_with('-') || left.ends_with('~')) {
        left.remove_suffix(1);
        while (left.ends_with(' ')) left.remove_suffix(1);
        std::size_t start = left.size();
        while (start > 0 && left[start - 1] >= '0' && left[start - 1] <= '9') --start;
        auto lower = left.substr(start);
        if (auto value = take_small_number(lower)) years = value;
      }
    } else {
      static constexpr std::array<std::pair<std::string_view, int>, 9> words = {
          {{"一", 1}, {"两", 2}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"八", 8}, {"十", 10}}};
      for (const auto& [word, value] : words)
        if (before.ends_with(word) && !before.ends_with("第" + std::string(word))) years = value;
      if (before.ends_with("半")) return std::nullopt;
    }
    if (!years || *years < 1 || *years > 15 || is_denied(clause, from < at ? from : at - 3)) continue;
    where = from;
    return *years;
  }
  return std::nullopt;
}

void read_experience_years(const Advert& advert, std::vector<Finding>& findings) {
  if (advert.says_any({"经验不限", "不限经验", "无需经验", "无经验者", "无经验可", "无经验也", "不需要经验",
                       "不要求经验", "有无经验", "零基础", "小白", "没有经验", "不用经验"}))
    return;
  std::optional<Finding> longest;
  double most = 0;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      std::size_t where = 0;
      const auto years = asked_years(clause, where);
      if (!years || has_any(clause, {"公司有", "我们", "团队拥有", "本店", "放宽", "驾龄"}) ||
          has_any(sentence.text, {"应届", "学徒", "生手"}))
        continue;
      const bool must = !is_welcome(clause);
      if (longest && (*years <= most || must < longest->must) && must <= longest->must) continue;
      most = *years;
      longest = Finding{"experience_years", fmt::format("{:g}", *years), excerpt(clause, where), must};
    }
  if (longest) findings.push_back(std::move(*longest));
}

}  // namespace

void read_qualifications(const Advert& advert, const Taxonomy& taxonomy, std::vector<Finding>& findings) {
  read_certificates(advert, taxonomy, findings);
  read_education(advert, findings);
  read_experience_years(advert, findings);
}

}  // namespace sanqing::data::requirements
