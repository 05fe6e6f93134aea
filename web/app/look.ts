// Dark and large: two switches of this device, kept as classes of the document.
import { reactive } from 'vue';
import { recall, remember } from '@/parts/preferences';

export const look = reactive({
  dark: recall('dark') ? recall('dark') === 'yes' : matchMedia('(prefers-color-scheme: dark)').matches,
  big: recall('big') === 'yes',
});

export function applyLook(): void {
  document.documentElement.classList.toggle('dark', look.dark);
  document.documentElement.classList.toggle('big', look.big);
}

export function toggle(which: 'dark' | 'big'): void {
  look[which] = !look[which];
  remember(which, look[which] ? 'yes' : 'no');
  applyLook();
}
