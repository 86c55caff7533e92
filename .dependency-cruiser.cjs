// Which folder may import which. `npm run boundaries` checks it, type-only imports included.

const { Compiler } = require('@swc/core');

// dependency-cruiser hands every file to swc as plain TypeScript (its source says so: "{tj}sx ?"), which cannot read JSX.
const { parseFileSync } = Compiler.prototype;
Compiler.prototype.parseFileSync = function parseWithJsx(path, options) {
  return parseFileSync.call(this, path, { ...options, tsx: path.endsWith('.tsx') });
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one idea in two files, and load in an order that nobody chose.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      comment:
        'An import that leads nowhere is a typing mistake, or a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-stands-alone',
      comment: 'src/domain is pure rules: whoever reads or tests them needs no web, no database and no LMS.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^(src/(?!domain/)|sandbox/|test/)' },
    },
    {
      name: 'domain-uses-no-infrastructure',
      comment: 'The only libraries of the rules: zod (shapes) and markdown-it (safe HTML).',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|markdown-it|@types/markdown-it)/' },
    },
    {
      name: 'base-knows-no-feature',
      comment: 'config, database, http, lti and observability serve all features and know none.',
      severity: 'error',
      from: { path: '^src/(config|database|http|lti|observability)/' },
      to: { path: '^src/(features|client)/' },
    },
    {
      name: 'http-knows-no-lti',
      comment: 'lti answers over http, never the other way round.',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/(lti|database)/' },
    },
    {
      name: 'config-and-observability-are-the-floor',
      comment: 'Everything may read settings and the clock; these read nothing of ours.',
      severity: 'error',
      from: { path: '^src/(config|observability)/' },
      to: { path: '^src/', pathNot: '^src/(config|observability)/' },
    },
    {
      name: 'database-knows-no-lti',
      comment: 'The database layer needs settings and the clock only; features and lti bring their models.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^src/(lti|http|domain)/' },
    },
    {
      name: 'features-meet-by-contract',
      comment:
        'A feature knows another one by its contract only; what it calls is handed to it by src/dependencies.ts. ' +
        'launch puts the first screen together from all of them, deep-linking offers pathways: those two have rules below. ' +
        'Every feature may write to the audit trail.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: '^src/features/(launch|deep-linking)/' },
      to: {
        path: '^src/features/',
        pathNot: ['^src/features/$1/', '\\.contract\\.ts$', '^src/features/audit/audit\\.ts$'],
      },
    },
    {
      name: 'deep-linking-knows-pathways',
      comment:
        'The picker lists and checks pathways, so deep linking knows their service and presenter, and nothing else.',
      severity: 'error',
      from: { path: '^src/features/deep-linking/' },
      to: {
        path: '^src/features/',
        pathNot: [
          '^src/features/deep-linking/',
          '\\.contract\\.ts$',
          '^src/features/pathways/pathway\\.(service|presenter)\\.ts$',
        ],
      },
    },
    {
      name: 'launch-composes-by-service',
      comment:
        'launch may use contracts and the course service (who launched, where); never models or stores.',
      severity: 'error',
      from: { path: '^src/features/launch/' },
      to: {
        path: '^src/features/',
        pathNot: [
          '^src/features/launch/',
          '\\.contract\\.ts$',
          '^src/features/courses/course\\.service\\.ts$',
        ],
      },
    },
    {
      name: 'nothing-builds-on-the-wiring',
      comment: 'main.ts → app.ts → dependencies.ts is the top; nothing below may reach up to it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(wiring/|commands/|(main|app|api-routes|dependencies|cli|migrate)\\.ts$)',
      },
      to: { path: '^src/(wiring/|commands/|(main|app|api-routes|dependencies|cli|migrate)\\.ts$)' },
    },
    {
      name: 'client-sees-contracts',
      comment:
        'What the client knows of the server is its contracts, the domain and the error codes; of these, types only, so that ' +
        'no server code is sent to browsers. That half stands in .oxlintrc.json, because swc does not tell types from values here.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: {
        path: '^src/(?!client/)',
        pathNot: ['^src/features/[^/]+/[^/]+\\.contract\\.ts$', '^src/domain/', '^src/http/errors\\.ts$'],
      },
    },
    {
      name: 'server-knows-no-client',
      comment: 'The server finds the built client in its manifest.',
      severity: 'error',
      from: { path: '^(src/(?!client/)|sandbox/)' },
      to: { path: '^src/client/' },
    },
    {
      name: 'product-knows-no-sandbox',
      comment:
        'The production image holds neither. (The embedded database is loaded by name, when it is asked for and there.)',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|test)/' },
    },
    {
      name: 'sandbox-knows-no-tests',
      comment: 'Tests stand on the sandbox.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^test/' },
    },
    {
      name: 'stand-ins-know-no-product',
      comment:
        'A stand-in that shares code with what it stands in for would share its mistakes. Only the demo joins the two.',
      severity: 'error',
      from: { path: '^sandbox/(lms|mongo)/' },
      to: { path: '^src/' },
    },
    {
      name: 'only-the-port-uses-ltijs',
      comment:
        'src/lti is the port: ltijs can be exchanged there, and nowhere else is it known (docs/decisions/001).',
      severity: 'error',
      from: { path: '^(src|sandbox)/', pathNot: '^src/lti/' },
      to: { path: 'node_modules/ltijs/' },
    },
    {
      name: 'only-config-reads-settings',
      comment: 'Settings are read and checked at one place, and handed on from there.',
      severity: 'error',
      from: { path: '^(src|sandbox)/', pathNot: '^(src/config/config|sandbox/demo-config)\\.ts$' },
      to: { path: 'node_modules/config/' },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API for tools; swc reads the same syntax.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
