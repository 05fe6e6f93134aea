#include "data/labels.hpp"

#include "data/records/words.hpp"

namespace sanqing::data {

namespace {

template <describing::Enum E>
LabelList list(std::string_view name, std::vector<Label> labels) {
  return {name, &label_detail::key<E>, std::move(labels)};
}

}  // namespace

const std::vector<LabelList>& label_lists() {
  static const std::vector<LabelList> lists{
      list<Level>("Level",
                  {
                      {"city", "市", "City"},
                      {"district", "区县", "District"},
                      {"subdistrict", "街道", "Subdistrict"},
                      {"community", "社区", "Community"},
                  }),
      list<Role>("Role",
                 {
                     {"seeker", "求职者", "Job seeker"},
                     {"employer", "用人单位", "Employer"},
                     {"officer", "社区就业专干", "Community officer"},
                     {"supervisor", "上级主管", "Supervisor"},
                     {"administrator", "管理员", "Administrator"},
                     {"integrator", "接口账号", "Integration"},
                 }),
      list<Sex>("Sex",
                {
                    {"M", "男", "Male"},
                    {"F", "女", "Female"},
                }),
      list<Education>("Education",
                      {
                          {"illiterate", "没上过学", "No schooling"},
                          {"primary", "小学", "Primary school"},
                          {"junior", "初中", "Junior middle school"},
                          {"senior", "高中", "Senior middle school"},
                          {"secondary_vocational", "中专", "Secondary vocational school"},
                          {"technical_school", "技校", "Technical school"},
                          {"college", "大专", "College diploma"},
                          {"bachelor", "本科", "Bachelor's degree"},
                          {"master", "硕士", "Master's degree"},
                          {"doctor", "博士", "Doctorate"},
                      }),
      list<WorkStatus>("WorkStatus",
                       {
                           {"laid_off", "下岗", "Laid off"},
                           {"unemployed", "失业", "Unemployed"},
                           {"employed", "在职", "Employed"},
                           {"self_employed", "自己做生意", "Self-employed"},
                           {"informal_job", "打零工", "Informal work"},
                           {"public_welfare_post", "公益性岗位", "Public-welfare post"},
                           {"student", "上学", "Student"},
                           {"retired", "退休", "Retired"},
                           {"unable_to_work", "不能劳动", "Unable to work"},
                           {"no_work", "没有工作", "No work"},
                       }),
      list<SeekerStatus>("SeekerStatus",
                         {
                             {"registered", "刚登记", "Registered"},
                             {"active", "服务中", "Being served"},
                             {"placed", "已上岗", "Placed"},
                             {"stable", "稳定就业", "In stable work"},
                             {"returned", "又回来找工作", "Back in the pool"},
                             {"closed", "已结束", "Closed"},
                         }),
      list<PriorityGroup>("PriorityGroup",
                          {
                              {"age_4050", "“4050”人员", "Aged 40/50 and over"},
                              {"long_term", "长期失业", "Long-term unemployed"},
                              {"disabled", "残疾人", "Disabled"},
                              {"zero_employment_family", "零就业家庭", "Zero-employment family"},
                              {"dibao", "低保家庭", "On minimum living allowance"},
                              {"landless_farmer", "失地农民", "Landless farmer"},
                              {"single_parent", "单亲家庭", "Single parent"},
                          }),
      list<EmploymentForm>("EmploymentForm",
                           {
                               {"full_time", "全职", "Full-time"},
                               {"part_time", "兼职", "Part-time"},
                               {"hourly", "小时工", "Paid by the hour"},
                               {"flexible", "灵活就业", "Flexible work"},
                               {"public_welfare", "公益性岗位", "Public-welfare post"},
                               {"self_employment", "自己创业", "Self-employment"},
                           }),
      list<WageUnit>("WageUnit",
                     {
                         {"month", "每月", "per month"},
                         {"day", "每天", "per day"},
                         {"hour", "每小时", "per hour"},
                         {"year", "每年", "per year"},
                     }),
      list<Transport>("Transport",
                      {
                          {"walk", "走路", "On foot"},
                          {"bicycle", "自行车", "Bicycle"},
                          {"electric_bike", "电动车", "Electric bike"},
                          {"bus", "公交", "Bus"},
                          {"metro", "地铁轻轨", "Metro"},
                          {"car", "开车", "Car"},
                      }),
      list<Literacy>("Literacy",
                     {
                         {"none", "不会", "None"},
                         {"basic", "会一点", "Basic"},
                         {"good", "熟练", "Good"},
                     }),
      list<SkillLevel>("SkillLevel",
                       {
                           {"beginner", "刚学", "Beginner"},
                           {"able", "会做", "Able"},
                           {"skilled", "熟练", "Skilled"},
                           {"expert", "能带徒弟", "Expert"},
                       }),
      list<Physical>("Physical",
                     {
                         {"lifting_10kg", "搬 10 公斤", "Lifting 10 kg"},
                         {"lifting_20kg", "搬 20 公斤", "Lifting 20 kg"},
                         {"lifting_30kg", "搬 30 公斤", "Lifting 30 kg"},
                         {"standing", "久站", "Standing for long"},
                         {"walking", "多走路", "Walking a lot"},
                         {"stairs", "爬楼梯", "Climbing stairs"},
                         {"bending", "弯腰下蹲", "Bending and squatting"},
                         {"sight", "眼力好", "Good eyesight"},
                         {"hearing", "听力好", "Good hearing"},
                         {"fine_hands", "手指灵活", "Nimble fingers"},
                         {"heights", "登高", "Working at heights"},
                         {"cold", "低温", "Cold places"},
                         {"heat", "高温", "Heat"},
                         {"dust_or_smell", "灰尘或气味", "Dust or smells"},
                     }),
      list<Activity>("Activity",
                     {
                         {"night", "上夜班", "Night shifts"},
                         {"heights", "高处作业", "Work at heights"},
                         {"sales", "做销售", "Selling"},
                         {"driving", "开车", "Driving"},
                         {"live_in", "住在雇主家", "Living in"},
                         {"shifts", "倒班", "Changing shifts"},
                         {"alone", "一个人值守", "Working alone"},
                         {"outdoors", "户外干活", "Outdoor work"},
                         {"noise", "噪音大", "Loud noise"},
                         {"chemicals", "接触化学品", "Chemicals"},
                         {"body_care", "贴身照料", "Personal body care"},
                         {"drinking", "陪客喝酒", "Drinking with clients"},
                         {"travel", "出差", "Business travel"},
                     }),
      list<DibaoStatus>("DibaoStatus",
                        {
                            {"none", "没有低保", "None"},
                            {"applied", "已申请", "Applied for"},
                            {"receiving", "正在领", "Receiving"},
                            {"delayed_exit", "渐退期", "Delayed exit"},
                            {"stopped", "已停发", "Stopped"},
                            {"refused", "没批准", "Refused"},
                        }),
      list<Relation>("Relation",
                     {
                         {"spouse", "配偶", "Spouse"},
                         {"child", "子女", "Child"},
                         {"parent", "父母", "Parent"},
                         {"parent_in_law", "公婆岳父母", "Parent-in-law"},
                         {"sibling", "兄弟姐妹", "Sibling"},
                         {"grandparent", "祖父母", "Grandparent"},
                         {"grandchild", "孙辈", "Grandchild"},
                         {"other", "其他人", "Other"},
                     }),
      list<VacancyStatus>("VacancyStatus",
                          {
                              {"draft", "草稿", "Draft"},
                              {"checked", "已审核", "Checked"},
                              {"open", "招聘中", "Open"},
                              {"filled", "已招满", "Filled"},
                              {"paused", "暂停", "Paused"},
                              {"expired", "已过期", "Expired"},
                              {"withdrawn", "已撤回", "Withdrawn"},
                          }),
      list<SessionStatus>("SessionStatus",
                          {
                              {"planned", "计划中", "Planned"},
                              {"enrolling", "报名中", "Enrolling"},
                              {"running", "开课中", "Running"},
                              {"finished", "已结束", "Finished"},
                              {"cancelled", "已取消", "Cancelled"},
                          }),
      list<SeatStatus>("SeatStatus",
                       {
                           {"offered", "已通知", "Offered"},
                           {"enrolled", "已报名", "Enrolled"},
                           {"attended", "在上课", "Attended"},
                           {"passed", "合格", "Passed"},
                           {"failed", "没通过", "Failed"},
                           {"dropped", "中途退出", "Dropped out"},
                       }),
      list<ReferralState>("ReferralState",
                          {
                              {"proposed", "已推荐", "Proposed"},
                              {"accepted", "本人愿意", "Accepted by the seeker"},
                              {"declined", "本人不愿意", "Declined by the seeker"},
                              {"sent", "已送单位", "Sent to the employer"},
                              {"interview", "面试", "Interview"},
                              {"offered", "单位录用", "Offered"},
                              {"refused", "单位没录用", "Refused by the employer"},
                              {"no_answer", "单位没回音", "No answer"},
                              {"started", "已上岗", "Started work"},
                              {"closed", "已关闭", "Closed"},
                          }),
      list<FollowUpKind>("FollowUpKind",
                         {
                             {"first_contact", "首次联系", "First contact"},
                             {"monthly", "每月联系", "Monthly contact"},
                             {"after_referral", "推荐后回访", "After a referral"},
                             {"after_placement", "上岗后回访", "After placement"},
                             {"review", "资格复核", "Review"},
                         }),
      list<FollowUpStatus>("FollowUpStatus",
                           {
                               {"due", "待办", "Due"},
                               {"done", "已完成", "Done"},
                               {"missed", "已错过", "Missed"},
                           }),
      list<FollowUpResult>("FollowUpResult",
                           {
                               {"reached", "联系上了", "Reached"},
                               {"no_answer", "没接通", "No answer"},
                               {"refused", "不愿意谈", "Refused to talk"},
                               {"news", "情况有变化", "News"},
                               {"lost_job", "又失业了", "Lost the job"},
                               {"still_working", "还在干", "Still working"},
                           }),
      list<NoticeKind>("NoticeKind",
                       {
                           {"vacancy_fits", "有合适岗位", "A vacancy fits"},
                           {"follow_up_due", "该回访了", "A follow-up is due"},
                           {"vacancy_expiring", "岗位快到期", "A vacancy is expiring"},
                           {"referral_answered", "推荐有回音", "A referral was answered"},
                           {"policy", "政策通知", "Policy notice"},
                       }),
  };
  return lists;
}

Words label_detail::find(const int* key, std::string_view word) {
  for (const LabelList& list : label_lists()) {
    if (list.key != key) continue;
    for (const Label& label : list.labels)
      if (label.word == word) return {std::string(label.zh), std::string(label.en)};
  }
  return {};
}

}  // namespace sanqing::data
