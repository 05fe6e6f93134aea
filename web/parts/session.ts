// Who is signed in, in this tab. The cookie is the server's; the token that proves our requests come from this page is
// kept in memory only.
import { shallowRef } from 'vue';
import { configure, get, Problem, request } from './api/http';
import type { Session } from './api/types';

export const session = shallowRef<Session | null>(null);

function enter(fresh: Session | null): void {
  session.value = fresh;
  configure({ csrf: fresh?.csrf_token ?? '' });
}

// The session the cookie stands for, if there is one.
export async function resume(): Promise<boolean> {
  try {
    enter(await get<Session>('/sessions/current'));
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status !== 401) throw cause;
    enter(null);
  }
  return session.value !== null;
}

export async function signIn(login: string, password: string): Promise<void> {
  enter((await request<Session>('POST', '/sessions', { body: { login, password } })).data);
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/sessions/current').finally(() => enter(null));
}

export async function changePassword(before: string, after: string): Promise<void> {
  await request('POST', '/sessions/current/password', { body: { old: before, new: after } });
  await resume();
}

export function forget(): void {
  enter(null);
}
