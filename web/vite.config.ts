import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built to dist/web, which the hub serves. Nothing is inlined: the hub's content security policy lets no inline code run. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy: { '/api': process.env['SAMORDNA_PUBLIC_URL'] ?? 'http://127.0.0.1:3000' } },
});
