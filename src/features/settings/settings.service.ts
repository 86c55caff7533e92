import type { Model } from 'mongoose';
import { createShortCache } from '../../database/short-cache.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Audit, AuditActor } from '../audit/audit.ts';
import { resolveSetting, type ResolvedSetting, type StoredSettings } from './resolve-setting.ts';
import {
  settingDefinitions,
  settingKeys,
  type SettingKey,
  type SettingValue,
  type SettingValues,
} from './setting-definitions.ts';

/** Where something is decided: a tenant as a whole, or one of its courses. */
export interface SettingPlace {
  tenantId: string;
  courseId?: string | undefined;
}

export type DistrictDecision = { mode: 'free' } | { mode: 'locked' | 'suggested'; value: unknown };

/** What districts and courses decide: each value is the district's, or the course's where the district leaves room. */
export interface Settings {
  /** Another process's change takes effect ten seconds later at most. */
  get<Key extends SettingKey>(place: SettingPlace, key: Key): Promise<SettingValues[Key]>;
  list(place: SettingPlace): Promise<(ResolvedSetting & { key: SettingKey })[]>;
  /** @throws InvalidRequestError for a value that the setting does not take; NotFoundError for an unknown tenant */
  decide(tenantId: string, key: SettingKey, decision: DistrictDecision, actor: AuditActor): Promise<void>;
  /** @param value null for the district's again @throws InvalidRequestError; ConflictError where the district locked it */
  decideForCourse(
    place: { tenantId: string; courseId: string },
    key: SettingKey,
    value: unknown,
    actor: AuditActor,
  ): Promise<void>;
}

interface WithSettings {
  _id: string;
  settings?: object;
}

const cacheMilliseconds = 10_000;

export function createSettings<T extends WithSettings, C extends WithSettings>(dependencies: {
  /** Any models whose documents hold settings. */
  tenants: Model<T>;
  courses: Model<C>;
  audit: Audit;
  clock: Clock;
}): Settings {
  const { audit, clock } = dependencies;
  const tenants = dependencies.tenants as unknown as Model<WithSettings>;
  const courses = dependencies.courses as unknown as Model<WithSettings & { tenantId: string }>;
  const read = createShortCache<object>(clock, cacheMilliseconds);

  const ofTenant = (tenantId: string) =>
    read.get(tenantId, async () => (await tenants.findOne({ _id: tenantId }).lean())?.settings ?? {});
  const ofCourse = (tenantId: string, courseId: string) =>
    read.get(
      `${tenantId}/${courseId}`,
      async () => (await courses.findOne({ tenantId, _id: courseId }).lean())?.settings ?? {},
    );

  async function stored({ tenantId, courseId }: SettingPlace): Promise<StoredSettings> {
    const [district, course] = await Promise.all([
      ofTenant(tenantId),
      courseId ? ofCourse(tenantId, courseId) : undefined,
    ]);
    return { district, course };
  }

  return {
    get: async (place, key) => resolveSetting(key, await stored(place)).value,
    async list(place) {
      const found = await stored(place);
      return settingKeys.map((key) => ({ key, ...resolveSetting<SettingKey>(key, found) }));
    },
    async decide(tenantId, key, decision, actor) {
      const { mode } = decision;
      const value = mode === 'free' ? undefined : allowed(key, decision.value);
      const setting = { mode, at: clock(), ...(value === undefined ? {} : { value }) };
      const { matchedCount } = await tenants.updateOne(
        { _id: tenantId },
        { $set: { [`settings.${key}`]: setting } },
      );
      if (matchedCount === 0) throw new NotFoundError('There is no such tenant.');
      read.forget(tenantId);
      const details = { mode, ...(value === undefined ? {} : { value: inOneWord(value) }) };
      await audit.record({
        tenantId,
        actor,
        action: 'setting.changed',
        target: { kind: 'setting', id: key },
        details,
      });
    },
    async decideForCourse({ tenantId, courseId }, key, value, actor) {
      const { mode } = resolveSetting(key, await stored({ tenantId, courseId }));
      if (mode === 'locked') throw locked();
      const path = `settings.${key}`;
      const own = value === null ? undefined : allowed(key, value);
      await courses.updateOne(
        { tenantId, _id: courseId },
        own === undefined ? { $unset: { [path]: 1 } } : { $set: { [path]: { value: own, at: clock() } } },
      );
      read.forget(`${tenantId}/${courseId}`);
      await audit.record({
        tenantId,
        actor,
        action: 'setting.changed',
        target: { kind: 'setting', id: key },
        details: { courseId, ...(own === undefined ? {} : { value: inOneWord(own) }) },
      });
    },
  };
}

const inOneWord = (value: SettingValue): string | boolean => (Array.isArray(value) ? value.join(',') : value);

/** @throws InvalidRequestError */
function allowed(key: SettingKey, value: unknown): SettingValue {
  const { schema, options, isList } = settingDefinitions[key];
  const parsed = (
    schema as { safeParse(input: unknown): { success: boolean; data?: SettingValue } }
  ).safeParse(value);
  if (parsed.success && parsed.data !== undefined) return parsed.data;
  const message = options
    ? `must be ${isList ? 'some' : 'one'} of ${options.join(', ')}`
    : 'must be on or off';
  throw new InvalidRequestError([{ path: 'value', message }]);
}

function locked(): ConflictError {
  return new ConflictError('Your district decided this for all courses.', 'RULE_BROKEN', {
    rule: 'SETTING_LOCKED',
  });
}
