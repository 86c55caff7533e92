import { noFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createKeys } from './keys.ts';
import type { PlatformKeys } from './keys.ts';
import type {
  Assignment,
  Course,
  Dress,
  Grade,
  Install,
  LineItem,
  LoggedRequest,
  PendingLaunch,
  Person,
  Registration,
} from './model.ts';
import { seedCourses, seedPeople } from './seed.ts';

interface AccessToken {
  dress: Dress;
  clientId: string;
  scopes: string[];
  expiresAt: number;
}

interface PlatformState {
  keys: PlatformKeys;
  registrations: Registration[];
  /** What pages launch and add; absent = the first that is on. */
  chosen: Install | null;
  /** How many registrations were deleted; their ids are not given again. */
  deleted: number;
  lastIdToken: string | null;
  /** Addresses of tools, by client id and kind of notice. */
  noticeHandlers: Map<string, string>;
}

/** Permission to register; `updates` = the client id that it is to bring up to date. */
export interface RegistrationToken {
  dress: Dress;
  expiresAt: number;
  used: boolean;
  updates: string | null;
}

/** Everything that the sandbox remembers. Plain data: tests read and change it as they like. */
export interface SandboxState {
  school: { name: string; people: Person[]; courses: Course[] };
  platforms: Record<Dress, PlatformState>;
  assignments: Assignment[];
  lineItems: LineItem[];
  gradebook: Grade[];
  /** What the tool asked of the LMS and what was answered, oldest first. */
  requests: LoggedRequest[];
  faults: Faults;
  launches: Map<string, PendingLaunch>;
  accessTokens: Map<string, AccessToken>;
  registrationTokens: Map<string, RegistrationToken>;
  usedAssertions: Set<string>;
  usedDeepLinks: Set<string>;
  nextNumber: number;
}

export async function createState(): Promise<SandboxState> {
  const [canvas, schoology, moodle] = await Promise.all([
    createPlatform(),
    createPlatform(),
    createPlatform(),
  ]);
  return { ...freshSchool(), platforms: { canvas, schoology, moodle } };
}

async function createPlatform(): Promise<PlatformState> {
  return {
    keys: await createKeys(),
    registrations: [],
    chosen: null,
    deleted: 0,
    lastIdToken: null,
    noticeHandlers: new Map(),
  };
}

/** Back to the first day of school; keys and registrations stay, as the tool knows them. */
export function resetState(state: SandboxState): void {
  Object.assign(state, freshSchool());
  for (const platform of Object.values(state.platforms)) platform.lastIdToken = null;
}

function freshSchool(): Omit<SandboxState, 'platforms'> {
  return {
    school: { name: 'Larkspur School', people: seedPeople(), courses: seedCourses() },
    assignments: [],
    lineItems: [],
    gradebook: [],
    requests: [],
    faults: noFaults(),
    launches: new Map(),
    accessTokens: new Map(),
    registrationTokens: new Map(),
    usedAssertions: new Set(),
    usedDeepLinks: new Set(),
    nextNumber: 1,
  };
}
