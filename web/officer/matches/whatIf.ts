// A person as they would be if a proposed change came true; nothing is stored. The words are the engine's
// (matching/counterfactual): "wage_floor" to "3200", "certificate:health", "hours" from "17:00" to "18:30" ...
import type { Change, Intent, Seeker, SeekerDraft } from '@/parts/api/types';
import { copyOf } from '@/parts/copy';

type Apply = (draft: Seeker, change: Change, detail: string) => void;

const number =
  (field: 'wage_floor' | 'max_km' | 'max_minutes'): Apply =>
  (draft, { to }) => {
    draft.intent[field] = Number(to);
  };
const accept = (intent: Intent, activity: string) => {
  intent.refuses = intent.refuses.filter((each) => each !== activity);
};

const apply: Record<string, Apply> = {
  wage_floor: number('wage_floor'),
  max_km: number('max_km'),
  max_minutes: number('max_minutes'),
  night: ({ intent }) => {
    intent.night_ok = true;
    accept(intent, 'night');
  },
  refuses: ({ intent }, _, activity) => accept(intent, activity),
  certificate: ({ skills }, _, kind) => {
    skills.certificates.push({ kind, number: '', expires_on: null });
  },
  form: ({ intent }, { to }) => {
    intent.forms.push(to as Intent['forms'][number]);
  },
  // Later is the end of the free hours moved, earlier their start.
  hours: ({ intent }, { from, to }) => {
    const edge = to > from ? 'to' : 'from';
    const span = intent.available.find((each) => each[edge] === from);
    if (span) span[edge] = to;
  },
  days: ({ intent }, { to }) => {
    intent.days = to.split(',').map(Number);
  },
  start_on: ({ intent }, { to }) => {
    intent.start_on = to;
  },
  // As if the person were in each of the groups one can apply for.
  recognition: (draft) => {
    draft.groups = ['age_4050', 'long_term', 'zero_employment_family'];
  },
  care: ({ family }) => {
    family.duties = [];
  },
};

export function canTry(change: Change): boolean {
  return change.constraint.split(':')[0]! in apply;
}

export function withChanges(seeker: Seeker, changes: Change[]): SeekerDraft {
  const { completeness: _completeness, warnings: _warnings, ...copy } = copyOf(seeker);
  for (const change of changes) {
    const [name = '', detail = ''] = change.constraint.split(':');
    apply[name]?.(copy as Seeker, change, detail);
  }
  return copy;
}
