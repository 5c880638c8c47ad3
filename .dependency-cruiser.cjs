/**
 * Which folder may import which, and no cycles. Type-only imports look like any other here, so a rule stands here only when it holds
 * for types too; where types are allowed and values are not, .oxlintrc.json says so. The swc parser does not read .tsx: the console's
 * components are held by .oxlintrc.json alone, cycles included.
 */
const TEST = '\\.test\\.tsx?$';
const OUTSIDE = '^(test|scripts|demo|bench)/';
/** The composition root. `config.ts` is not part of it: settings are known from api and outward. */
const ROOT_FILE = '^(main|hub(-partners)?|temporal\\.config)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-only-domain',
      comment: 'What a process is depends on nothing: no I/O, no packages, no other folder.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TEST },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'domain-tests-only-domain',
      severity: 'error',
      from: { path: `^domain/.*${TEST}` },
      to: { path: ['^(activities|adapters|api|policies|web|workflows)/', OUTSIDE, ROOT_FILE] },
    },
    {
      name: 'policies-only-policy-types',
      comment: 'A policy pack is data in the shape that domain/policy gives.',
      severity: 'error',
      from: { path: '^policies/', pathNot: TEST },
      to: { pathNot: ['^policies/', '^domain/(policy|process)/'] },
    },
    {
      name: 'workflows-no-transport-or-sql',
      severity: 'error',
      from: { path: '^workflows/', pathNot: TEST },
      to: { path: ['^node_modules/(zod|express|kysely|pg|@electric-sql/pglite)/', '^(api|web)/', OUTSIDE] },
    },
    {
      name: 'activities-direction',
      comment: 'Activities know the domain, the policies and the ports of adapters.',
      severity: 'error',
      from: { path: '^activities/', pathNot: TEST },
      to: { path: ['^(api|web|workflows)/', OUTSIDE, ROOT_FILE] },
    },
    {
      name: 'adapters-direction',
      comment: 'An adapter knows the domain and other adapters.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: TEST },
      to: { path: ['^(activities|api|policies|web|workflows)/', OUTSIDE, ROOT_FILE] },
    },
    {
      name: 'api-direction',
      severity: 'error',
      from: { path: '^api/', pathNot: TEST },
      to: { path: ['^web/', OUTSIDE, ROOT_FILE] },
    },
    {
      name: 'api-shows-through-the-gate',
      comment:
        'Cases and persons are unsealed only where the gate is asked, and where a sender is matched to whom it means.',
      severity: 'error',
      from: {
        path: '^api/',
        pathNot: [
          TEST,
          '^api/(seen-cases|console/(route|person-view|person-named)|console/forms/opener|fhir/reading/lookups|fhir/intake/[^/]+|letters/addressee)\\.ts$',
        ],
      },
      to: { path: '^adapters/store/(case-reader|persons)\\.ts$' },
    },
    {
      name: 'web-only-api-contracts',
      comment: 'The console knows the API by its contracts.',
      severity: 'error',
      from: { path: '^web/', pathNot: TEST },
      to: { path: ['^(activities|adapters|domain|policies|workflows)/', OUTSIDE, ROOT_FILE, '^api/(?!contracts)'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { pathNot: [TEST, '^test/', '^scripts/record-histories\\.ts$', '^(bench|demo)/'] },
      to: { path: [TEST, '^test/'] },
    },
    {
      name: 'product-without-development-packages',
      comment: 'npm ci --omit=dev must leave a product that runs.',
      severity: 'error',
      from: { path: '^(main\\.ts|(domain|policies|workflows|activities|adapters|api)/)', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '^dist/', '^var/'] },
    exclude: { path: ['^dist/', '^var/', '^web/dist/', '^test/browser/', '^test/replay/\\.variants/', '\\.tsx$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
