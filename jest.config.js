const engine = {
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
};

const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/', '<rootDir>/test/replay/.variants/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};

/**
 * `unit` is pure and needs no server; `integration` shares one engine (see test/global-setup.ts). `postgres` needs a server that
 * scripts/test-postgres.ts starts, `browser` a Chromium that scripts/test-browser.ts finds, `conformance` a FHIR server that
 * scripts/test-conformance.ts builds and starts, `time` an engine whose clock can be moved, which scripts/test-time.ts finds or
 * builds: `npm test` runs none of them.
 */
export default {
  // A loaded machine starts a hub in many seconds; what must be quick says so in the test itself.
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{domain,policies,workflows,activities,adapters,api,scripts}/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/postgres/',
        '<rootDir>/test/browser/',
        '<rootDir>/test/conformance/',
        '<rootDir>/test/time/',
      ],
      ...engine,
    },
    { ...base, ...engine, displayName: 'postgres', testMatch: ['<rootDir>/test/postgres/**/*.test.ts'] },
    { ...base, ...engine, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...base, displayName: 'conformance', testMatch: ['<rootDir>/test/conformance/**/*.test.ts'] },
    { ...base, displayName: 'time', testMatch: ['<rootDir>/test/time/**/*.test.ts'] },
  ],
};
