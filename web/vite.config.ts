/** Builds the web into dist/web; in development /api goes to the server on port 3000. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'chrome87',
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // few requests: each group takes what only it needs along; what several need lies in the first of them
        codeSplitting: {
          groups: [
            { name: 'common', test: /\/web\/(ui|[a-z-]+\.tsx?$)/, priority: 40 },
            { name: 'form', test: /\/web\/(form|draft)\//, priority: 30 },
            { name: 'public', test: /\/web\/pages\/public\/(home|programme|login|forgotten|password|setup|help|telephones)/, priority: 20 },
            {
              name: 'enterprise',
              test: /\/web\/pages\/enterprise\/(?!home|chain|named|start-button|list|todo|history|receipt|organisation)/,
              priority: 20,
            },
            { name: 'around', test: /\/web\/pages\/enterprise\//, priority: 10 },
          ],
        },
      },
    },
  },
})
