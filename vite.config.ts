/** How the client is built, and which test projects exist. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { codeSplitting } from './client/chunks.ts';
import { EARLY, earlyScript } from './client/early-script.ts';

const treeRoot = fileURLToPath(new URL('.', import.meta.url));
const seconds = 1000;
const inClient = (file: string): string => fileURLToPath(new URL(`./client/${file}`, import.meta.url));

/** A test project that runs in Node from the root of the tree. */
function testProject(name: string, include: string[], more: Record<string, unknown> = {}) {
  return {
    root: treeRoot,
    cacheDir: 'node_modules/.vite',
    test: { name, include, environment: 'node' as const, testTimeout: 30 * seconds, ...more },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('./client', import.meta.url)),
  // Beside the packages, not a second node_modules inside client.
  cacheDir: fileURLToPath(new URL('./node_modules/.vite', import.meta.url)),
  plugins: [react(), earlyScript],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    // Old WebViews (WeChat's among them) lag behind Vite's own default.
    target: ['chrome87', 'safari14'],
    rolldownOptions: {
      input: { index: inClient('index.html'), [EARLY]: inClient('early.ts') },
      output: { codeSplitting },
    },
  },
  test: {
    projects: [
      testProject('unit', ['{shared,server,client,scripts,bench}/**/*.test.{ts,tsx}']),
      testProject('contract', ['tests/contract/**/*.test.ts'], {
        testTimeout: 60 * seconds,
        hookTimeout: 120 * seconds,
      }),
      testProject('architecture', ['tests/architecture/**/*.test.ts'], { testTimeout: 60 * seconds }),
      testProject('integration', ['tests/integration/**/*.test.ts'], {
        testTimeout: 60 * seconds,
        hookTimeout: 120 * seconds,
      }),
      testProject('simulation', ['tests/simulation/**/*.test.ts'], {
        testTimeout: 120 * seconds,
        hookTimeout: 60 * seconds,
      }),
      // Encoders want a core each: one file after the other, and nothing else meanwhile.
      testProject('media', ['tests/media/**/*.test.ts'], {
        testTimeout: 120 * seconds,
        hookTimeout: 180 * seconds,
        fileParallelism: false,
      }),
      // Browsers share two cores badly: one file after the other.
      testProject('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 300 * seconds,
        hookTimeout: 180 * seconds,
        fileParallelism: false,
      }),
    ],
  },
});
