/** One configuration for all tests; a browser-like test says so in its own docblock. */
export default {
  rootDir: import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  transform: {
    "^.+\\.(t|j)sx?$|^.+\\.mjs$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!(hucre|nanoid|ics/node_modules/nanoid)/)"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "json"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/out/"],
  // Two processors, and a third worker for the moments when one waits for a file, a clock or another program.
  maxWorkers: 3,
  testSequencer: "<rootDir>/tools/testOrder.mjs",
  setupFiles: ["<rootDir>/test/helpers/plainStyles.mjs"],
  globalSetup: "<rootDir>/test/helpers/scratch.mjs",
  globalTeardown: "<rootDir>/test/helpers/scratchEnd.mjs",
  // A slow machine is no failure; a hang is one.
  testTimeout: 60000,
};
