import type { Plugin } from 'vite';
export function bundledLicences(): { readonly page: Plugin; readonly worker: Plugin };
