#pragma once
// The rules of the three clears; what each weighs stands in the table (rules.cpp). Every function has one opinion and,
// when `speech` is given, writes the sentence for it. Pure.

#include "matching/rules.hpp"

namespace sanqing::matching {

// Intent 择业意向: is it the work the person wants, at the pay they want?
Opinion wanted_occupation(const Pair&, Speech*);
// What speaks for a vacancy being what the person wants, each 0..1: likeness of meaning, how much of the wish stands in
// the advert, how near its occupation is to a wanted one.
struct WishEvidence {
  float cosine, words, related;
};
WishEvidence wish_evidence(const SeekerFacts&, const VacancyFacts&, float intent_cosine);
// The chance that who said this would look at that vacancy gladly: logistic regression on every other wish of
// tests/quality/office, its weights then made a tenth smaller, as it promised too much; tests/quality/calibration.cpp
// prints the weights and holds them to the other wishes.
float chance_wanted(WishEvidence);
// The same of a pair, with what an officer settled taken over; nullopt where nothing is known of the wishes.
std::optional<float> chance_wanted(const SeekerFacts&, const VacancyFacts&, float intent_cosine);
// Whether that chance is at least one half (true where nothing is known), without reading the advert where no words in
// it could make up for the rest.
bool is_wanted(const SeekerFacts&, const VacancyFacts&, float intent_cosine);
Opinion wage(const Pair&, Speech*);
Opinion form(const Pair&, Speech*);
Opinion start(const Pair&, Speech*);

// Skills 个人技能: would the employer take them? Shares of what the vacancy asks are scored, never how much a person
// lists: a long list of skills gains nothing.
Opinion trade(const Pair&, Speech*);
Opinion experience(const Pair&, Speech*);
Opinion needed_skills(const Pair&, Speech*);
Opinion certificates(const Pair&, Speech*);
Opinion education(const Pair&, Speech*);
Opinion physical(const Pair&, Speech*);

// Family 家庭情况, as the working conditions that follow from it.
Opinion distance(const Pair&, Speech*);
Opinion hours(const Pair&, Speech*);
Opinion care(const Pair&, Speech*);
Opinion days(const Pair&, Speech*);
Opinion night(const Pair&, Speech*);
Opinion usual_activities(const Pair&, Speech*);

// True where one of the abilities names the need or is named in it. `need` as plain_name writes it.
bool able_to(const std::vector<std::string>& abilities, std::string_view need);

}  // namespace sanqing::matching
