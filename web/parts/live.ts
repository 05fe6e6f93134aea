// The live channel: the server says "look at vacancies 12 again", pages that show such things fetch quietly. A lost
// line comes back by itself, later and later up to half a minute; on its return every page looks once, since something may
// have been missed.
import { onScopeDispose, ref, watch } from 'vue';
import type { Look } from './api/types';
import { session } from './session';

type Noun = Look['look'];
type Listener = { nouns: Noun[]; look: (id: number) => void };

export const connected = ref(true);
const listeners = new Set<Listener>();
let socket: WebSocket | undefined;
let timer = 0;
let failures = 0;

// Calls `look` half a second after one of these nouns changed (or the line came back), once for many changes. With
// `only`, changes of other records than that one do not count.
export function useLive(nouns: Noun[], look: () => void, only?: () => number): void {
  let waiting = 0;
  const listener: Listener = {
    nouns,
    look: (id) => {
      if (waiting || (only && id && id !== only())) return;
      waiting = window.setTimeout(() => {
        waiting = 0;
        look();
      }, 500);
    },
  };
  listeners.add(listener);
  onScopeDispose(() => {
    clearTimeout(waiting);
    listeners.delete(listener);
  });
}

export function startLive(): void {
  const mayListen = () => ['officer', 'supervisor', 'administrator'].includes(session.value?.account.role ?? '');
  watch(session, () => (mayListen() ? open() : close()), { immediate: true });
  addEventListener('online', () => mayListen() && !connected.value && open());
}

function open(): void {
  close();
  const line = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`);
  socket = line;
  line.onopen = () => {
    if (failures) listeners.forEach((each) => each.look(0));
    failures = 0;
    connected.value = true;
  };
  line.onmessage = (message) => {
    const { look, id } = JSON.parse(String(message.data)) as Look;
    listeners.forEach((each) => each.nouns.includes(look) && each.look(id));
  };
  line.onclose = () => {
    if (socket !== line) return;
    failures += 1;
    connected.value = false;
    timer = window.setTimeout(open, Math.min(30_000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2));
  };
}

function close(): void {
  clearTimeout(timer);
  const line = socket;
  socket = undefined;
  line?.close();
}
