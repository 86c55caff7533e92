import { createRequire } from 'node:module';

// Stock ltijs 5.9.9 as its README sets it up, with its data in a map in memory; one process, started by the launch bench with
// the port and the platform as arguments.

type Row = Record<string, unknown>;
const tables = new Map<string, Row[]>();
const rowsOf = (name: string): Row[] => {
  const rows = tables.get(name) ?? [];
  tables.set(name, rows);
  return rows;
};
const fits = (row: Row, query: Row = {}) => Object.entries(query).every(([key, value]) => row[key] === value);

const plugin = {
  setup: async () => true,
  Close: async () => true,
  Get: async (_key: unknown, name: string, query?: Row) => {
    const found = rowsOf(name).filter((row) => fits(row, query));
    return found.length > 0 ? found : false;
  },
  Insert: async (_key: unknown, name: string, item: Row, index: Row = {}) => {
    rowsOf(name).push({ ...index, ...item, createdAt: Date.now() });
    // ltijs's own collections expire by TTL; an ever-growing list would slow its scans and flatter us.
    if (rowsOf(name).length > 200) rowsOf(name).splice(0, 100);
    return true;
  },
  Replace: async (...given: [key: unknown, name: string, query: Row, item: Row, index?: Row]) => {
    const [, name, query, item, index = {}] = given;
    const rows = rowsOf(name);
    const at = rows.findIndex((row) => fits(row, query));
    const row = { ...query, ...index, ...item, createdAt: Date.now() };
    if (at >= 0) rows[at] = row;
    else rows.push(row);
    return true;
  },
  Modify: async (_key: unknown, name: string, query: Row, change: Row) => {
    for (const row of rowsOf(name)) if (fits(row, query)) Object.assign(row, change);
    return true;
  },
  Delete: async (name: string, query: Row) => {
    tables.set(
      name,
      rowsOf(name).filter((row) => !fits(row, query)),
    );
    return true;
  },
};

interface Peer {
  setup(key: string, database: object, options: object): void;
  onConnect(
    handler: (token: unknown, request: unknown, response: { send(text: string): unknown }) => unknown,
  ): void;
  deploy(options: object): Promise<unknown>;
  registerPlatform(platform: object): Promise<unknown>;
}

const [port = '0', issuer = '', clientId = '', jwksUrl = ''] = process.argv.slice(2);
const { Provider } = createRequire(import.meta.url)('ltijs') as { Provider: Peer };
Provider.setup(
  'a-secret-for-the-bench',
  { plugin },
  { appRoute: '/launch', loginRoute: '/login', cookies: { secure: false } },
);
Provider.onConnect((_token, _request, response) => response.send('<!doctype html><p>launched</p>'));
await Provider.deploy({ port: Number(port), silent: true });
await Provider.registerPlatform({
  url: issuer,
  name: 'Bench',
  clientId,
  authenticationEndpoint: `${issuer}/auth`,
  accesstokenEndpoint: `${issuer}/token`,
  authConfig: { method: 'JWK_SET', key: jwksUrl },
});
process.send?.({ ready: true });
