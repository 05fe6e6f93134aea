// What the words of the closed lists are called on screens, from the server, once per visit; and two small tables that
// many pages name things by: certificate kinds and offices.
import { shallowRef, watch } from 'vue';
import { get } from './api/http';
import type { CertificateKind, Labels, Occupation, Organisation, Page } from './api/types';
import { language, say } from './words';

const labels = shallowRef<Labels>({});
const certificates = shallowRef<CertificateKind[]>([]);
const offices = shallowRef(new Map<number, Organisation>());
const occupations = shallowRef(new Map<string, Occupation['name']>()); // fetched for the first page in English

export async function loadLabels(): Promise<void> {
  if (Object.keys(labels.value).length) return;
  const [lists, kinds, tree] = await Promise.all([
    get<Labels>('/labels'),
    get<{ items: CertificateKind[] }>('/taxonomy/certificates'),
    allOffices().catch(() => []), // an employer may not list them
  ]);
  certificates.value = kinds.items;
  offices.value = new Map(tree.map((office) => [office.id, office]));
  labels.value = lists;
  watch(language, loadOccupations, { immediate: true });
}

// A record keeps the Chinese name; other languages come from the table, by code.
async function loadOccupations(): Promise<void> {
  if (language.value === 'zh' || occupations.value.size) return;
  const table = await get<{ items: Occupation[] }>('/taxonomy/occupations', { limit: 1000 }).catch(() => undefined);
  occupations.value = new Map(table?.items.map(({ code, name }) => [code, name]));
}

async function allOffices(): Promise<Organisation[]> {
  const found: Organisation[] = [];
  let cursor = '';
  do {
    const page = await get<Page<Organisation>>('/organisations', { limit: 200, cursor });
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return found;
}

export function label(list: string, word: string | null | undefined): string {
  return word ? say(labels.value[list]?.[word]) || word : '';
}

export interface Option {
  value: string;
  text: string;
}

export function options(list: string): Option[] {
  return Object.entries(labels.value[list] ?? {}).map(([value, words]) => ({ value, text: say(words) }));
}

export function certificate(kind: string): string {
  return say(certificates.value.find((each) => each.kind === kind)?.name) || kind;
}

export function certificateOptions(): Option[] {
  return certificates.value.map(({ kind, name }) => ({ value: kind, text: say(name) }));
}

export function occupation({ code, name }: { code: string; name: string }): string {
  return language.value === 'zh' ? name : say(occupations.value.get(code)) || name;
}

export function officeName(id: number): string {
  return offices.value.get(id)?.name ?? '';
}

export function communities(): Organisation[] {
  return [...offices.value.values()].filter((office) => office.level === 'community');
}
