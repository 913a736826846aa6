import { defineConfig } from 'vite';
import { bundledLicences } from './scripts/licences.mjs';

/** The `spanglass` command as one file for Node, beside the page that `vite build` makes. */
export default defineConfig({
  plugins: [bundledLicences().page],
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    copyPublicDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'spanglass.js' } },
  },
  ssr: { noExternal: true },
});
