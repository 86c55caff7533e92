const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const project = (displayName, folders, more = {}) => ({
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  ...more,
});

const withDatabase = {
  globalSetup: '<rootDir>/test/support/jest-database.ts',
  globalTeardown: '<rootDir>/test/support/jest-database-teardown.ts',
};

export default {
  projects: [
    project('unit', ['unit']),
    project('mongo', ['mongo-conformance'], withDatabase),
    project('api', ['api', 'lti-conformance', 'sandbox'], withDatabase),
    project('browser', ['browser'], {
      ...withDatabase,
      testEnvironment: '<rootDir>/test/support/browser-environment.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/browser-retry.mjs'],
    }),
  ],
  maxWorkers: 2,
  // ltijs makes 4096-bit keys, which takes seconds on a busy machine; browsers walk whole stories.
  testTimeout: 120_000,
};
