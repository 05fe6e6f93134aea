// Where the visitor is on this page: which community, how far, what is searched, which vacancy is open. All of it
// lives in the address, so that "back", reload and a link sent to a friend do what people expect.
import { reactive } from 'vue';
import { recall, remember } from '@/parts/preferences';

export interface Place {
  near: number;
  km: number;
  q: string;
  job: number;
}

const fresh: Place = { near: 0, km: 3, q: '', job: 0 };
export const distances = [1, 3, 5, 10];

export const place = reactive<Place>(read());
addEventListener('popstate', () => Object.assign(place, read()));

export function go(change: Partial<Place>): void {
  Object.assign(place, change);
  remember('near', String(place.near));
  history.pushState(null, '', link({}));
}

// The address of this page with something changed.
export function link(change: Partial<Place>): string {
  const to = { ...place, ...change };
  const given = Object.entries(to).filter(([name, value]) => value && value !== fresh[name as keyof Place]);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/s/${query && '?'}${query}`;
}

function read(): Place {
  const query = new URLSearchParams(location.search);
  return {
    near: Number(query.get('near') ?? recall('near')) || 0,
    km: Number(query.get('km')) || fresh.km,
    q: query.get('q') ?? '',
    job: Number(query.get('job')) || 0,
  };
}
