import { createApp } from 'vue';
import { configure } from '@/parts/api/http';
import { startLive } from '@/parts/live';
import { forget } from '@/parts/session';
import { startWords } from '@/parts/words';
import zh from '@/words/zh.json';
import App from './App.vue';
import { applyLook } from './look';
import { router, toSignIn } from './routes';
import '@/style/tokens.css';
import '@/style/console.css';

applyLook();
configure({
  signedOut: () => {
    forget();
    toSignIn();
  },
});
startLive();
startWords(zh, async () => (await import('@/words/en.json')).default).finally(() =>
  createApp(App).use(router).mount('#console'),
);
