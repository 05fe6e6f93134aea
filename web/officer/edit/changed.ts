// The part of a record a form works on, and which of its fields are another than before.
import type { Clear, Seeker } from '@/parts/api/types';
import { copyOf } from '@/parts/copy';

const personFields = [
  'name',
  'sex',
  'birth_date',
  'identity_number',
  'phone',
  'address',
  'status',
  'work_status',
  'registered_unemployed_since',
] as const;

export type Part = Record<string, unknown>;

// A copy, to be worked on by the form that knows its type.
export function partOf(seeker: Seeker, what: Clear | 'person'): Part {
  if (what !== 'person') return copyOf(seeker[what]);
  return Object.fromEntries(personFields.map((field) => [field, seeker[field]]));
}

export function changed(before: Part, after: Part): Part {
  const same = (field: string) => JSON.stringify(before[field]) === JSON.stringify(after[field]);
  return Object.fromEntries(Object.entries(after).filter(([field]) => !same(field)));
}
