// What a match is about, in the order people ask: title, then the facts that decide first.
import type { Match } from '@/parts/api/types';
import { age, date, distance, number, payText, workTime } from '@/parts/format';
import { label, officeName } from '@/parts/labels';
import { t } from '@/parts/words';

export interface Headline {
  title: string;
  to: string;
  under: string;
  facts: { name: string; text: string }[];
}

export function headline(match: Match): Headline {
  const from = match.distance_from === 'community' ? 'match.distance_community' : 'match.distance';
  const away = { name: t(from), text: distance(match.distance_km) };
  const left = { name: t('match.openings'), text: t('match.people', { n: match.openings }) };
  const { vacancy, course, seeker } = match;
  const kept = (facts: Headline['facts']) => facts.filter(({ text }) => text);
  if (vacancy) {
    const facts = [
      away,
      { name: t('match.pay'), text: payText(vacancy) },
      { name: t('match.hours'), text: workTime(vacancy) },
      left,
    ];
    const under = [vacancy.employer_name, label('EmploymentForm', vacancy.form), vacancy.address];
    return {
      title: vacancy.title,
      to: `/vacancies/${vacancy.id}`,
      under: under.filter(Boolean).join(' · '),
      facts: kept(facts),
    };
  }
  if (course) {
    const facts = [
      away,
      { name: t('match.cost'), text: cost(course.cost, course.subsidy) },
      { name: t('match.length'), text: t('match.course_hours', { n: course.hours }) },
      { name: t('match.starts'), text: date(course.next_session?.starts_on) || t('match.no_session') },
      // No run of the course, no seats to speak of.
      { name: t('match.seats'), text: course.next_session ? left.text : '' },
    ];
    return { title: course.title, to: '', under: course.provider, facts: kept(facts) };
  }
  if (!seeker) return { title: `#${match.id}`, to: '', under: '', facts: [] };
  const facts = [away, { name: t('person.phone'), text: seeker.phone }];
  const years = age(seeker.birth_date);
  const who = [label('Sex', seeker.sex), years === null ? '' : t('person.years', { n: years })];
  const under = [...who, label('SeekerStatus', seeker.status), officeName(seeker.organisation_id)];
  return {
    title: seeker.name,
    to: `/seekers/${seeker.id}`,
    under: under.filter(Boolean).join(' · '),
    facts: kept(facts),
  };
}

function cost(whole: number | null, subsidy: number | null): string {
  if (whole === null) return '';
  const own = Math.max(0, whole - (subsidy ?? 0));
  return own ? t('match.own_cost', { n: number(own) }) : t('match.free');
}
