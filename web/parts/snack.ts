// One line at the bottom of the page that says what has just happened.
import { ref } from 'vue';

export const snack = ref<{ text: string; kind: 'good' | 'warn' } | null>(null);
let timer = 0;

export function tell(text: string, kind: 'good' | 'warn' = 'good'): void {
  clearTimeout(timer);
  snack.value = { text, kind };
  timer = window.setTimeout(() => (snack.value = null), kind === 'good' ? 4000 : 12_000);
}
