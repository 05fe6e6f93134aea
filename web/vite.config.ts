// Two pages, two builds: `--mode app` is the console served under /app/, `--mode s` the public page under /s/. Each
// lands in its own folder of dist/ with its own hashed assets, so neither can grow the other.
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.SANQING_SERVER ?? 'http://127.0.0.1:8080';

// The public page has one style sheet and small parts: an import() there needs none of Vite's preloading (1 KB).
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: { filter: { id: /vite\/preload-/ }, handler: () => 'export const __vitePreload = (load) => load();' },
};

// Libraries name their homes in error texts and carry pictures as data: addresses; the one is no business of these
// pages, the other is forbidden by their content security policy.
const nothingFromOutside: Plugin = {
  name: 'nothing-from-outside',
  enforce: 'pre',
  transform: {
    filter: { id: /node_modules\/(@vue|element-plus)\// },
    handler: (code) =>
      code
        .replace(/https:\/\/(vuejs|element-plus)\.org\//g, '')
        .replace(/(-webkit-)?mask:\s*url\((["'])data:(?:(?!\2).)*\2\)[^;}]*;?/g, ''),
  },
};

export default defineConfig(({ mode, command }) => {
  const page = mode === 's' ? 's' : 'app';
  return {
    root: here(page === 's' ? './seeker' : './app'),
    base: `/${page}/`,
    publicDir: here('./public'),
    plugins: [
      nothingFromOutside,
      ...(page === 's' ? [vue({ template: { compilerOptions: { hoistStatic: false } } }), plainImports] : [vue()]),
    ],
    resolve: { alias: { '@': here('.') } },
    define: {
      __VUE_OPTIONS_API__: page === 'app',
      __VUE_PROD_DEVTOOLS__: false,
      ...(command === 'build' && { 'process.env.NODE_ENV': '"production"' }),
    },
    build: {
      outDir: here(`./dist/${page}`),
      emptyOutDir: true,
      target: 'chrome87',
      cssTarget: 'chrome87',
      assetsInlineLimit: 0, // the content security policy allows no data: addresses
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    server: {
      proxy: {
        '/api': { target: server, ws: true },
        '/version': server,
      },
    },
  };
});
