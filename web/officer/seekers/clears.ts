// The three clears in a few spoken lines each, and what is still to be asked. Pure functions of the record.
import type { Clear, Seeker } from '@/parts/api/types';
import { date, distance, hoursText, number } from '@/parts/format';
import { certificate, label, occupation } from '@/parts/labels';
import { t, within } from '@/parts/words';

export interface Line {
  name: string;
  text: string;
}

const and = () => t('common.list');
const list = (name: string, words: string[]) => words.map((word) => label(name, word)).join(and());
const answer = (value: boolean | null) => (value === null ? '' : t(value ? 'clears.yes' : 'clears.no'));

// "周一到周五、周日": three days or more in a row are said as a span.
export function daysText(days: number[]): string {
  if (days.length === 7) return t('clears.every_day');
  const runs: number[][] = [];
  for (const day of [...days].sort()) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1] === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => t(`clears.day_${day}`);
  const said = (run: number[]) =>
    run.length > 2 ? [t('clears.day_span', { from: name(run[0]), to: name(run[run.length - 1]) })] : run.map(name);
  return runs.flatMap(said).join(and());
}

function wages({ wage_floor, wage_wish, wage_unit }: Seeker['intent']): string {
  const unit = t(`common.per_${wage_unit}`);
  const floor = wage_floor === null ? '' : t('clears.at_least', { n: number(wage_floor), unit });
  const wish = wage_wish === null ? '' : t('clears.wishes', { n: number(wage_wish), unit });
  return [floor, wish].filter(Boolean).join(t('common.comma'));
}

function intent({ intent: it }: Seeker): Line[] {
  const reach = [distance(it.max_km), it.max_minutes === null ? '' : t('clears.minutes', { n: it.max_minutes })];
  return [
    { name: 'occupations', text: it.occupations.map(occupation).join(and()) },
    { name: 'wage', text: wages(it) },
    { name: 'available', text: [hoursText(it.available), daysText(it.days)].filter(Boolean).join(t('common.comma')) },
    { name: 'reach', text: [...reach, label('Transport', it.transport)].filter(Boolean).join(t('common.comma')) },
    { name: 'night', text: answer(it.night_ok) },
    { name: 'forms', text: list('EmploymentForm', it.forms) },
    { name: 'refuses', text: list('Activity', it.refuses) },
    { name: 'train', text: answer(it.willing_to_train) },
    { name: 'start', text: date(it.start_on) },
    { name: 'text', text: it.text },
  ];
}

function skills({ skills: it }: Seeker): Line[] {
  const years = (n: number | null) => (n === 1 ? t('clears.for_year') : n ? t('clears.for_years', { n: number(n) }) : '');
  return [
    { name: 'education', text: label('Education', it.education) },
    {
      name: 'skills',
      text: it.skills.map((each) => each.name + aside(label('SkillLevel', each.level), years(each.years))).join(and()),
    },
    {
      name: 'certificates',
      text: it.certificates
        .map(
          (each) =>
            certificate(each.kind) + aside(each.expires_on ? t('clears.until', { date: date(each.expires_on) }) : ''),
        )
        .join(and()),
    },
    { name: 'history', text: it.history.map((each) => each.title + aside(years(each.years))).join(and()) },
    { name: 'limits', text: list('Physical', it.limits) },
    { name: 'phone', text: label('Literacy', it.phone_literacy) },
    { name: 'computer', text: label('Literacy', it.computer_literacy) },
    { name: 'languages', text: it.languages.join(and()) },
    { name: 'text', text: it.text },
  ];
}

function family({ family: it }: Seeker): Line[] {
  const duty = (each: Seeker['family']['duties'][number]) =>
    each.what + aside(hoursText([each.hours]), each.days.length ? daysText(each.days) : t('clears.every_day'));
  const nobody = it.confirmed.on ? t('clears.nobody') : ''; // asked, and nothing was to be written down
  return [
    { name: 'single_parent', text: answer(it.single_parent) },
    { name: 'both_unemployed', text: answer(it.both_spouses_unemployed) },
    { name: 'duties', text: it.duties.map(duty).join(and()) || nobody },
    { name: 'note', text: it.note },
  ];
}

function aside(...parts: string[]): string {
  const said = parts.filter(Boolean).join(t('common.comma'));
  return said && t('clears.aside', { said });
}

// How a clear stands: clear is what is answered and was checked with the person.
export function clearState(seeker: Seeker, clear: Clear): { word: string; light: number } {
  const { confirmed } = seeker[clear];
  const complete = seeker.completeness[clear];
  if (complete < 40) return { word: 'empty', light: 0 };
  if (complete < 80) return { word: 'half', light: 0.5 };
  return confirmed.on || confirmed.declined ? { word: 'full', light: 1 } : { word: 'unchecked', light: 0.5 };
}

// What is known, and what the server counts as not answered yet.
export function clearLines(seeker: Seeker, clear: Clear): { known: Line[]; missing: string[] } {
  const named = (name: string) => t(`clears.${clear}_${name}`);
  return {
    known: { intent, skills, family }
      [clear](seeker)
      .filter(({ text }) => text)
      .map(({ name, text }) => ({ name: named(name), text })),
    missing: seeker.completeness.open[clear].map((name) => within(named(name))),
  };
}
