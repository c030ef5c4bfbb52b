/**
 * The listed exceptions from the rules of the tree, each with its reason. ESLint and the architecture tests
 * read this file; a path that no longer exists here fails a test.
 */

/** Files (globs) where `as` is allowed: the edges where outside data is parsed, and generic registries. */
export const castsAllowed: Readonly<Record<string, string>> = {
  'shared/features/polls/poll-kind.ts': 'the registry of poll types, used by name on JSON values',
  'shared/contract/catalogue.ts': 'the registry of commands: from any name to a known one',
  'shared/contract/room.ts': 'the registry of slices: ties an event to the slice that applies it',
  'server/app/rooms/deciders.ts': 'the registry of deciders: ties a name to its payload',
  'server/app/rooms/extra-facts.ts': 'the registry of look-ups, and the edge where rows are read back',
  'server/app/rooms/present-room.ts': 'the registry of presenters: ties an event to its slice',
  'server/app/rooms/room-log.ts': 'the edge where stored events and saved states are read back',
  'server/app/projections/rooms.ts': 'the edge where rows of the read tables are read back',
  'server/app/dispatcher.ts': 'the edge where commands come in: the schema ties a name to its payload',
  'server/app/handlers.ts': 'the registry of targets: the catalogue says which service a command belongs to',
  'server/app/media/media-calls.ts': 'the registry of media calls: ties a name to its payload',
  'server/adapters/node/installation.ts': 'the edge where the kept certificate is read back',
  'tests/support/{http-client,room-client,server-process}.ts': 'the edge where answers of a server are read',
  'tests/support/{world,random-orders}.ts': 'drives the registries with commands that are known by name only',
  'tests/contract/role-walk.test.ts': 'walks the registry of access rules by name',
  'tests/integration/session/hostile-packets.test.ts': 'sends what the types forbid',
  'server/transport/socket/raw-socket.ts': 'the edge to what ws and Engine.IO do not type',
};

/** Files that may be longer than 300 lines. */
export const longFilesAllowed: Readonly<Record<string, string>> = {};
