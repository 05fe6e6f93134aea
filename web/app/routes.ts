// Every page of the console and who may see it. Pages are fetched when first opened.
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { loadLabels } from '@/parts/labels';
import { resume, session } from '@/parts/session';
import { tell } from '@/parts/snack';
import { t } from '@/parts/words';
import SignIn from './SignIn.vue';

const office = ['officer', 'supervisor', 'administrator'];
const all = [...office, 'employer'];

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => (session.value?.account.role === 'employer' ? '/vacancies' : '/seekers') },
  { path: '/sign-in', component: SignIn, meta: { open: true } },
  { path: '/password', component: () => import('./PasswordPage.vue'), meta: { roles: all } },
  { path: '/seekers', component: () => import('@/officer/seekers/SeekerList.vue'), meta: { roles: office } },
  { path: '/seekers/new', component: () => import('@/officer/edit/RegisterPage.vue'), meta: { roles: office } },
  { path: '/seekers/:id(\\d+)', component: () => import('@/officer/seekers/SeekerPage.vue'), meta: { roles: office } },
  { path: '/vacancies', component: () => import('@/officer/vacancies/VacancyList.vue'), meta: { roles: all } },
  {
    path: '/vacancies/:id(\\d+)',
    component: () => import('@/officer/vacancies/VacancyPage.vue'),
    meta: { roles: all },
  },
  { path: '/courses', component: () => import('@/officer/courses/CoursePlan.vue'), meta: { roles: office } },
  { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./NoSuchPage.vue') },
];

export const router = createRouter({
  history: createWebHistory('/app/'),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
});

// A page whose part could not be fetched: the line is down, or the server has just been renewed.
router.onError(() => tell(t('shell.offline'), 'warn'));

export function toSignIn(): void {
  const { path, fullPath } = router.currentRoute.value;
  if (path !== '/sign-in') router.replace({ path: '/sign-in', query: fullPath === '/' ? {} : { next: fullPath } });
}

router.beforeEach(async (to) => {
  if (to.meta.open) return true;
  if (!session.value && !(await resume()))
    return { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  const { role, must_change_password: mustChange } = session.value!.account;
  if (mustChange) return to.path === '/password' || '/password';
  if (to.name === 'nowhere') return true;
  if (!all.includes(role)) return { name: 'nowhere', params: { rest: ['-'] } };
  await loadLabels();
  return (to.meta.roles as string[]).includes(role) || '/';
});
