// Where a ranked list stops being what the person asked for.
import type { Match } from '@/parts/api/types';

const little = 0.25;

const unwanted = (match: Pick<Match, 'reasons'>) =>
  match.reasons.some(({ rule, value }) => rule === 'occupation' && value < little);

// The first card after the last wanted one; -1 where there is none, or nothing wanted stands above.
export function firstUnwanted(matches: Pick<Match, 'reasons'>[]): number {
  const at = matches.map(unwanted).lastIndexOf(false) + 1;
  return at > 0 && at < matches.length ? at : -1;
}
