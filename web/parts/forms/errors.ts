// Wrong fields of a form, as the server names them by JSON pointer ("/intent/wage_floor"). A form provides them, each
// field shows its own, and whatever no field claims is said above the form.
import {
  computed,
  inject,
  onScopeDispose,
  provide,
  reactive,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue';
import type { FieldError } from '../api/http';

interface Errors {
  all: ShallowRef<FieldError[]>;
  claimed: Set<string>;
}

const key: InjectionKey<Errors> = Symbol('errors');
const under = (pointer: string, of: string) => pointer === of || pointer.startsWith(`${of}/`);

export function provideErrors(): { errors: ShallowRef<FieldError[]>; unclaimed: ComputedRef<FieldError[]> } {
  const all = shallowRef<FieldError[]>([]);
  const claimed = reactive(new Set<string>());
  provide(key, { all, claimed });
  const unclaimed = computed(() => all.value.filter((each) => ![...claimed].some((of) => under(each.pointer, of))));
  return { errors: all, unclaimed };
}

// To be called when the errors are on the page.
export function focusFirstWrong(form: HTMLElement | null): void {
  const first = form?.querySelector('[aria-invalid="true"], .wrong');
  const field = first?.closest('.field')?.querySelector<HTMLElement>('input, select, textarea, button');
  (field ?? form?.querySelector<HTMLElement>('.note'))?.focus();
}

export function useErrors(pointer: string): ComputedRef<string> {
  const errors = inject(key);
  errors?.claimed.add(pointer);
  onScopeDispose(() => errors?.claimed.delete(pointer));
  return computed(() =>
    (errors?.all.value ?? [])
      .filter((each) => under(each.pointer, pointer))
      .map((each) => each.detail)
      .join(' '),
  );
}
