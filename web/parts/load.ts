// Something fetched for a page: it is fetched again whenever what it depends on changes, the answer of an overtaken
// request is dropped, and the old data stay on screen while new ones are on their way.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { aborted, Problem } from './api/http';

export interface Loaded<T> {
  data: ShallowRef<T | undefined>;
  problem: ShallowRef<Problem | undefined>;
  busy: Ref<boolean>;
  reload: () => Promise<void>;
}

export function useLoad<T>(fetch: (signal: AbortSignal) => Promise<T>, dependsOn: () => unknown, wait = 0): Loaded<T> {
  const data = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  let running: AbortController | undefined;
  let timer = 0;

  async function reload() {
    running?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    try {
      const fresh = await fetch(mine.signal);
      if (mine.signal.aborted) return;
      data.value = fresh;
      problem.value = undefined;
    } catch (cause) {
      if (mine.signal.aborted || aborted(cause)) return;
      problem.value = cause instanceof Problem ? cause : new Problem(0, String(cause));
    }
    busy.value = false;
  }

  watch(dependsOn, () => {
    busy.value = true;
    clearTimeout(timer);
    timer = window.setTimeout(reload, wait);
  });
  reload();
  onScopeDispose(() => {
    clearTimeout(timer);
    running?.abort();
  });
  return { data, problem, busy, reload };
}
