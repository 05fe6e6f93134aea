// A list page: what is searched and filtered lives in the address, pages are walked by the server's
// cursors. A filter that says 'all' is not sent.
import { computed, ref, watch, type Ref } from 'vue';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { get } from './api/http';
import type { Page } from './api/types';
import { useLoad } from './load';

export function useList<T>(path: string, filters: Record<string, string>) {
  const route = useRoute();
  const router = useRouter();
  const chosen = computed(() =>
    Object.fromEntries(Object.entries(filters).map(([name, usual]) => [name, String(route.query[name] ?? usual)])),
  );
  const cursors: Ref<string[]> = ref(['']);

  function choose(change: Record<string, string>) {
    const all = Object.entries({ ...chosen.value, ...change }).filter(([name, value]) => value !== filters[name]);
    router.replace({ query: Object.fromEntries(all) });
  }
  // What is being typed is searched when the fingers rest, and not at all once the page is being left.
  const typed = ref(chosen.value.q ?? '');
  let resting = 0;
  watch(typed, (q) => {
    clearTimeout(resting);
    resting = window.setTimeout(() => choose({ q: q.trim() }), 250);
  });
  onBeforeRouteLeave(() => clearTimeout(resting));
  watch(chosen, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) cursors.value = [''];
  });

  const query = computed(() => {
    const asked = Object.entries(chosen.value).map(([name, value]) => [name, value === 'all' ? '' : value]);
    return { ...Object.fromEntries(asked), cursor: cursors.value[cursors.value.length - 1] ?? '', limit: 50 };
  });
  const loaded = useLoad(
    (signal) => get<Page<T>>(path, query.value, signal),
    () => JSON.stringify(query.value),
  );
  return {
    ...loaded,
    chosen,
    choose,
    typed,
    page: computed(() => cursors.value.length),
    on: () => loaded.data.value && (cursors.value = [...cursors.value, loaded.data.value.next_cursor]),
    back: () => (cursors.value = cursors.value.slice(0, -1)),
  };
}
