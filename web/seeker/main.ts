import { startWords } from '@/parts/words';
import english from '@/words/en.json?url';
import { board, common } from '@/words/zh.json';
import App from './App.vue';
import './board.css';
import { createApp } from './dom';

startWords({ board, common }, async () => (await fetch(english)).json()).finally(() =>
  createApp(App).mount(document.getElementById('page')!),
);
