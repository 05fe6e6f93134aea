// The words of a page in the chosen language: t('section.key', {n: 3}). Chinese is the page's own, loaded with it;
// English comes when asked for. Records that carry both languages go through `say`.
import { ref, shallowRef } from 'vue';
import { configure } from './api/http';
import { recall, remember } from './preferences';

export type Language = 'zh' | 'en';
export type Catalogue = Record<string, Record<string, string>>;
export interface BothWords {
  zh: string;
  en: string;
}

export const language = ref<Language>('zh');
const words = shallowRef<Catalogue>({});
let own: Catalogue = {};
let english: () => Promise<Catalogue>;

export async function startWords(zh: Catalogue, loadEnglish: () => Promise<Catalogue>): Promise<void> {
  own = zh;
  english = loadEnglish;
  const chosen = recall('language');
  await use(chosen === 'zh' || chosen === 'en' ? chosen : /^zh\b/i.test(navigator.language) ? 'zh' : 'en');
}

// Chosen by the reader, and remembered; until then the browser's language is spoken.
export async function speak(wanted: Language): Promise<void> {
  await use(wanted);
  remember('language', wanted);
}

async function use(wanted: Language): Promise<void> {
  words.value = wanted === 'en' ? await english() : own;
  language.value = wanted;
  document.documentElement.lang = wanted === 'en' ? 'en' : 'zh-CN';
  configure({ language: wanted });
}

export function t(key: string, values: Record<string, string | number> = {}): string {
  const dot = key.indexOf('.');
  const text = words.value[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

// A heading's words as they stand in the middle of a sentence.
export function within(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

export function say(both: BothWords | undefined | null): string {
  return both ? both[language.value] || both.zh : '';
}
