import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { bundledLicences } from './scripts/licences.mjs';

/**
 * index.html carries the content security policy that ships. The development server needs two holes in it (its inline
 * refresh script, its injected style elements), made here so that they can never reach a build.
 */
function relaxPolicyWhileDeveloping(): Plugin {
  return {
    name: 'relax-policy-while-developing',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html
        .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  };
}

const licences = bundledLicences();

export default defineConfig({
  // Relative addresses, so that the built files work at any path of any static server.
  base: './',
  plugins: [react(), relaxPolicyWhileDeveloping(), licences.page],
  build: {
    target: 'es2023',
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es', plugins: () => [licences.worker] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
          environment: 'node',
          // No test takes seconds by itself: a machine that others use too says nothing about the code.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.journey.ts'],
          environment: 'node',
          globalSetup: ['test/journeys/globalSetup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Against real collectors, which have to be fetched and built: run by name, as `npm run test:collectors` does.
        extends: true,
        test: {
          name: 'collectors',
          include: ['test/collectors/**/*.collector.ts'],
          environment: 'node',
          globalSetup: ['test/collectors/globalSetup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
