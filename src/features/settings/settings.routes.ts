import type { BindApi } from '../../http/api-route.ts';
import { NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { actorOf } from '../audit/audit.ts';
import { settingDefinitions, type SettingKey } from './setting-definitions.ts';
import {
  changeCourseSettingApi,
  changeSettingApi,
  listCourseSettingsApi,
  listSettingsApi,
  type CourseSettingView,
  type DistrictSettingView,
} from './settings.contract.ts';
import type { Settings } from './settings.service.ts';

/** @param dependencies.offeredSections sections of the profile that the tenant offers at all */
export function settingsRoutes(
  bind: BindApi,
  dependencies: { settings: Settings; offeredSections(tenantId: string): Promise<string[]> },
): void {
  const { settings, offeredSections } = dependencies;

  async function optionsIn(tenantId: string): Promise<(key: SettingKey) => { options?: string[] }> {
    const offered = await offeredSections(tenantId);
    return (key) => {
      const { options } = settingDefinitions[key];
      if (!options) return {};
      return {
        options: key === 'profileSections' ? options.filter((each) => offered.includes(each)) : [...options],
      };
    };
  }

  async function districtSettings({ tenantId }: Session): Promise<DistrictSettingView[]> {
    const [found, optionsOf] = await Promise.all([settings.list({ tenantId }), optionsIn(tenantId)]);
    return found.map(({ key, value, mode, setBy, at }) => ({
      key,
      ...optionsOf(key),
      value,
      mode,
      setBy: setBy === 'waymark' ? 'waymark' : 'district',
      ...(at ? { at: at.toISOString() } : {}),
    }));
  }

  async function courseSettings(session: Session): Promise<CourseSettingView[]> {
    const place = courseOf(session);
    const [found, optionsOf] = await Promise.all([settings.list(place), optionsIn(place.tenantId)]);
    return found.map(({ key, at, ...rest }) => ({
      key,
      ...optionsOf(key),
      ...rest,
      ...(at ? { at: at.toISOString() } : {}),
    }));
  }

  bind(listSettingsApi, async ({ session }) => ({ settings: await districtSettings(session) }));
  bind(changeSettingApi, async ({ session, params, body }) => {
    await settings.decide(session.tenantId, params.key, body, actorOf(session));
    return { settings: await districtSettings(session) };
  });
  bind(listCourseSettingsApi, async ({ session }) => ({ settings: await courseSettings(session) }));
  bind(changeCourseSettingApi, async ({ session, params, body }) => {
    await settings.decideForCourse(courseOf(session), params.key, body.value, actorOf(session));
    return { settings: await courseSettings(session) };
  });
}

function courseOf({ tenantId, courseId }: Session): { tenantId: string; courseId: string } {
  if (!courseId) throw new NotFoundError('This session belongs to no course.');
  return { tenantId, courseId };
}
