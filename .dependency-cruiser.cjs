/**
 * Which way imports go: the table "The tree" of docs/architecture.md as rules. Capture groups stand for the
 * feature or technology, so a new folder is protected without a new line here.
 * Checked, with planted breaches, by tests/architecture/dependency-rules.test.ts.
 */
const TEST = '\\.test\\.tsx?$';
const ZOD = '(^|/)node_modules/zod/';
/** Packages that compute and touch nothing. */
const PURE_PACKAGES =
  '(^|/)node_modules/(zod|diff|chinese-days|media-captions|sdp-transform|h264-profile-level-id)/';
/** The only files of `shared` that may carry zod; everything else there is also what a phone downloads. */
const SCHEMA_FILES = [
  '^shared/features/.+commands\\.ts$',
  '^shared/.+schemas\\.ts$',
  '^shared/contract/catalogue\\.ts$',
  '^shared/contract/http[^.]*\\.ts$',
  '^shared/kernel/(ids|text)\\.ts$',
  // A poll type is one file: its schemas and what it does with an answer.
  '^shared/features/polls/(types/|poll-kind)',
];
const OUTSIDE_SERVER = '^(client|tests|scripts|bench)/';
const OUTSIDE_CLIENT = '^(server|tests|scripts|bench)/';
const IN_TREE = '^(shared|server|client|tests|scripts|bench)/';

/** A rule: files at `from` (tests apart) may not reach what `to` describes. */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to,
});

/** A rule: of the files of this tree, those at `from` may import only those at `allowed`. */
const only = (name, comment, from, allowed) =>
  forbid(name, comment, from, { path: IN_TREE, pathNot: allowed });

const everywhere = [
  {
    name: 'no-cycles',
    // A cycle that a type import breaks does not exist when the code runs.
    comment: 'A cycle has no first file to run or to read.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere would pass every other rule in silence.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-development-packages',
    comment: 'What ships may not need a development dependency.',
    severity: 'error',
    from: { path: '^(shared|server|client)/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

const sharedRules = [
  forbid('shared-only-zod', 'shared knows neither side: shared and zod, nothing else.', '^shared/', {
    pathNot: ['^shared/', ZOD],
  }),
  only('shared-kernel-alone', 'The kernel knows no feature and no contract.', '^shared/kernel/', [
    '^shared/kernel/',
  ]),
  {
    name: 'shared-zod-in-schema-files',
    comment: 'zod weighs 23 kB on a phone: only commands, schemas, catalogue, http, kernel ids and text.',
    severity: 'error',
    from: { path: '^shared/', pathNot: [TEST, ...SCHEMA_FILES] },
    to: { path: [ZOD, ...SCHEMA_FILES], dependencyTypesNot: ['type-only'] },
  },
];

const serverRules = [
  forbid('server-not-outward', 'The server knows no client, test or script.', '^server/', {
    path: OUTSIDE_SERVER,
  }),
  forbid('domain-pure', 'domain imports shared and itself: no package, no Node.', '^server/domain/', {
    pathNot: ['^shared/', '^server/domain/'],
  }),
  forbid('domain-own-feature', 'A feature decides for itself.', '^server/domain/([^/]+)/', {
    path: '^server/domain/[^/]+/',
    pathNot: '^server/domain/$1/',
  }),
  forbid('ports-only-interfaces', 'ports import shared, ports and types of domain.', '^server/ports/', {
    pathNot: ['^shared/', '^server/ports/', '^server/domain/'],
  }),
  forbid('ports-domain-types', 'Ports see only the types of domain.', '^server/ports/', {
    path: '^server/domain/',
    dependencyTypesNot: ['type-only'],
  }),
  only(
    'app-knows-ports',
    'app knows shared, domain and ports, never an adapter or a transport.',
    '^server/app/',
    ['^shared/', '^server/(app|domain|ports)/'],
  ),
  forbid('app-no-machine', 'Node and packages with effects are behind ports.', '^server/app/', {
    pathNot: [IN_TREE, PURE_PACKAGES],
  }),
  only('adapters-own-folder', 'An adapter knows shared, ports and itself.', '^server/adapters/([^/]+)/', [
    '^shared/',
    '^server/(ports|domain)/',
    '^server/adapters/$1/',
    // One schema and one set of migrations for both databases.
    '^server/adapters/sql/',
  ]),
  forbid('adapters-domain-types', 'Adapters see only the types of domain.', '^server/adapters/', {
    path: '^server/domain/',
    dependencyTypesNot: ['type-only'],
  }),
  only('transport-knows-app', 'transport knows shared, ports and app.', '^server/transport/', [
    '^shared/',
    '^server/(transport|app|ports)/',
  ]),
  only('config-alone', 'Configuration is read before anything else exists.', '^server/config\\.ts$', [
    '^shared/',
  ]),
];

const clientRules = [
  forbid('client-not-server', 'The client never sees the server, not even its types.', '^client/', {
    path: OUTSIDE_CLIENT,
  }),
  forbid('client-no-node', 'There is no Node in a browser.', '^client/', { dependencyTypes: ['core'] }),
  forbid('client-no-zod', 'Schemas reach the client as types only, never as code.', '^client/', {
    path: [ZOD, ...SCHEMA_FILES],
    dependencyTypesNot: ['type-only'],
  }),
  only(
    'client-features-own-folder',
    'A feature knows shared, itself and what serves every feature.',
    '^client/features/([^/]+)/',
    ['^shared/', '^client/(session|media|ui|lib|locales)/', '^client/features/$1/'],
  ),
  only('client-session', 'session knows shared and lib.', '^client/session/', [
    '^shared/',
    '^client/(session|lib)/',
  ]),
  only('client-media', 'media knows shared and lib.', '^client/media/', ['^shared/', '^client/(media|lib)/']),
  only('client-ui-and-lib', 'The design system and helpers know no feature.', '^client/(ui|lib)/', [
    '^shared/kernel/',
    '^client/(ui|lib)/',
  ]),
  only('client-locales', 'Texts know only the kernel.', '^client/locales/', [
    '^shared/kernel/',
    '^client/locales/',
  ]),
];

module.exports = {
  forbidden: [...everywhere, ...sharedRules, ...serverRules, ...clientRules],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|data|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.css', '.json'],
    },
  },
};
