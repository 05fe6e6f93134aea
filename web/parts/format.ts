// How facts of a record are said. Pure functions of the record and the chosen language.
import type { Hours } from './api/types';
import { language, t } from './words';

export interface Pay {
  wage_min?: number | null;
  wage_max?: number | null;
  wage_unit?: string;
  negotiable?: boolean;
}

export function number(value: number): string {
  return value.toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 2 });
}

// "3,000–4,000" and "元/月" apart, so that a card can print the figure large.
export function pay(of: Pay): { amount: string; unit: string } {
  const low = of.wage_min ?? null;
  const high = of.wage_max ?? null;
  if (low === null && high === null) return { amount: t('common.pay_negotiable'), unit: '' };
  const unit = t(`common.per_${of.wage_unit ?? 'month'}`);
  if (high === null)
    return { amount: t('common.pay_from', { low: number(low ?? 0) }), unit: t('common.pay_from_unit', { unit }) };
  if (low === null) return { amount: t('common.pay_up_to', { high: number(high) }), unit };
  return { amount: low === high ? number(low) : `${number(low)}–${number(high)}`, unit };
}

export function payText(of: Pay): string {
  const { amount, unit } = pay(of);
  return unit ? `${amount} ${unit}` : amount;
}

function clock(text: string): string {
  return text.replace(/^0(?=\d:)/, '');
}

export function hoursText(hours: Hours[] | undefined): string {
  return (hours ?? [])
    .map(({ from, to }) => {
      if (from === '00:00' && to === '24:00') return t('common.round_the_clock');
      const nextDay = to <= from ? t('common.next_day') : '';
      return `${clock(from)}–${nextDay}${clock(to)}`;
    })
    .join(t('common.and_shift'));
}

export interface WorkTime {
  shifts?: Hours[];
  days_per_week?: number | null;
  hours_per_day?: number | null;
}

export function workTime(of: WorkTime): string {
  const parts = [hoursText(of.shifts)];
  if (of.hours_per_day && !of.shifts?.length) parts.push(t('common.hours_a_day', { n: number(of.hours_per_day) }));
  if (of.days_per_week) parts.push(t('common.days_a_week', { n: of.days_per_week }));
  return parts.filter(Boolean).join(t('common.comma'));
}

// Rounded as the server does: to 50 m below one kilometre, else to 100 m.
export function distance(km: number | null | undefined): string {
  if (km === null || km === undefined) return '';
  if (km <= 0.95) return t('common.metres', { n: Math.max(50, Math.round(km * 20) * 50) });
  return t('common.km', { n: Math.round(km * 10) / 10 });
}

// A telephone number that is not torn apart at the end of a line.
export function unbroken(phone: string): string {
  return phone.replace(/-/g, '\u2011');
}

// Along streets people walk about a third further than the crow flies, at 75 m a minute. Empty beyond 2.5 km.
export function walk(km: number | null | undefined): string {
  if (km === null || km === undefined || km > 2.5) return '';
  const minutes = (km * 1.33 * 1000) / 75;
  return t('common.walk', { n: minutes < 10 ? Math.max(1, Math.round(minutes)) : Math.round(minutes / 5) * 5 });
}

export function date(text: string | null | undefined): string {
  const [year, month, day] = (text ?? '').split('-').map(Number);
  if (!year || !month || !day) return '';
  const name = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[month - 1] ?? '';
  return t(year === new Date().getFullYear() ? 'common.day' : 'common.day_of_year', { year, month, day, name });
}

export function daysAgo(text: string | null | undefined): string {
  if (!text) return '';
  const days = Math.round((Date.parse(today()) - Date.parse(text.slice(0, 10))) / 86_400_000);
  if (days <= 0) return t('common.today');
  if (days === 1) return t('common.yesterday');
  return days < 60 ? t('common.days_ago', { n: days }) : t('common.months_ago', { n: Math.round(days / 30.4) });
}

// The day in China, as the server counts it (UTC+8).
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function age(born: string | null | undefined): number | null {
  if (!born) return null;
  const now = today();
  return Number(now.slice(0, 4)) - Number(born.slice(0, 4)) - (now.slice(5) < born.slice(5) ? 1 : 0);
}
