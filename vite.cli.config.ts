import { defineConfig } from 'vite';

/** The `spanglass` command as one file for Node, beside the page that `vite build` makes. */
export default defineConfig({
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    copyPublicDir: false,
    target: 'node20',
    license: { fileName: 'licences.md' },
    rollupOptions: { output: { entryFileNames: 'spanglass.js' } },
  },
  ssr: { noExternal: true },
});
