// The ranked answer for one person or one vacancy, asked again (gently, and only the last question counts) whenever the
// weights, the kind, the record or a tried change is another.
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { get, request } from '@/parts/api/http';
import { clears, type Change, type Clear, type Matches, type Seeker } from '@/parts/api/types';
import { useLoad } from '@/parts/load';
import { recall, remember } from '@/parts/preferences';
import { withChanges } from './whatIf';

export type Weights = Record<Clear, number>;
export type Kind = 'vacancy' | 'course';
export const usual: Weights = { intent: 40, skills: 35, family: 25 };

export interface Asked {
  of: 'seekers' | 'vacancies';
  id: number;
  version: number;
  seeker?: Seeker | undefined;
}

// Shares of the three that add up to 1; all at nothing means all alike.
export function shares(weights: Weights): Weights {
  const sum = weights.intent + weights.skills + weights.family;
  const share = (clear: Clear) => (sum ? weights[clear] / sum : 1 / 3);
  return { intent: share('intent'), skills: share('skills'), family: share('family') };
}

export function useMatches(asked: Asked, kind: Ref<Kind>) {
  const kept = recall('weights').split(',').map(Number);
  const weights = reactive<Weights>(
    kept.length === 3 && kept.every((each) => each >= 0 && each <= 100)
      ? { intent: kept[0]!, skills: kept[1]!, family: kept[2]! }
      : { ...usual },
  );
  const tried = shallowRef<Change[]>([]);
  const before = ref(new Set<number>()); // what fitted without the tried changes
  const limit = ref(20);

  const question = () =>
    JSON.stringify([
      asked.of,
      asked.id,
      asked.version,
      kind.value,
      { ...weights },
      tried.value.map(keyOf),
      limit.value,
    ]);

  async function ask(signal: AbortSignal): Promise<Matches> {
    const share = shares(weights);
    const three = clears.map((clear) => Number(share[clear].toFixed(3)));
    if (!tried.value.length || !asked.seeker) {
      const query = {
        kind: asked.of === 'seekers' ? kind.value : undefined,
        limit: limit.value,
        weights: three.join(','),
      };
      const answer = await get<Matches>(`/${asked.of}/${asked.id}/matches`, query, signal);
      before.value = new Set(answer.items.map(({ id }) => id));
      return answer;
    }
    const body = {
      seeker: withChanges(asked.seeker, tried.value),
      kind: kind.value,
      limit: limit.value,
      weights: three,
    };
    return (await request<Matches>('POST', '/matches', { body, signal })).data;
  }
  const loaded = useLoad(ask, question, 120);

  watch(kind, () => {
    loaded.data.value = undefined;
    tried.value = [];
  });
  watch(weights, () => remember('weights', clears.map((clear) => weights[clear]).join(',')));

  function toggle(change: Change) {
    const rest = tried.value.filter((each) => keyOf(each) !== keyOf(change) && each.constraint !== change.constraint);
    const was = tried.value.some((each) => keyOf(each) === keyOf(change));
    tried.value = was ? rest : [...rest, change];
  }
  // The tried ones stay on offer (to be taken back), followed by what the answer proposes now.
  const changes = computed(() => {
    const now = loaded.data.value?.changes ?? [];
    const held = new Set(tried.value.map((each) => each.constraint));
    return [...tried.value, ...now.filter((each) => !held.has(each.constraint))];
  });
  return {
    ...loaded,
    weights,
    tried,
    changes,
    toggle,
    limit,
    isNew: (id: number) => tried.value.length > 0 && !before.value.has(id),
  };
}

export function keyOf(change: Change): string {
  return `${change.constraint}=${change.to}`;
}
