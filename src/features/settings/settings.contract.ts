import { z } from 'zod';
import { defineApi } from '../../http/api-contract.ts';
import { settingKeys, settingModes } from './setting-definitions.ts';

const settingKey = z.enum(settingKeys);
/** On or off, one of a few, or several of them. */
const settingValue = z.union([z.boolean(), z.string().max(20), z.array(z.string().max(20)).max(50)]);
const settingMode = z.enum(settingModes);
const params = z.object({ key: settingKey });

const districtSetting = z.object({
  key: settingKey,
  /** What may be chosen; absent for a switch. */
  options: z.array(z.string()).optional(),
  value: settingValue,
  mode: settingMode,
  setBy: z.enum(['waymark', 'district']),
  at: z.iso.datetime().optional(),
});
export type DistrictSettingView = z.infer<typeof districtSetting>;

const courseSetting = z.object({
  key: settingKey,
  options: z.array(z.string()).optional(),
  value: settingValue,
  mode: settingMode,
  setBy: z.enum(['waymark', 'district', 'course']),
  at: z.iso.datetime().optional(),
  /** What would hold without a word of the course. */
  inherited: settingValue,
});
export type CourseSettingView = z.infer<typeof courseSetting>;

export const listSettingsApi = defineApi({
  id: 'listSettings',
  method: 'get',
  path: '/api/admin/settings',
  summary: 'What the tenant decides for its courses, and what it leaves to them.',
  roles: ['admin'],
  response: z.object({ settings: z.array(districtSetting) }),
});

export const changeSettingApi = defineApi({
  id: 'changeSetting',
  method: 'put',
  path: '/api/admin/settings/:key',
  summary: 'Locks a setting, suggests it to courses, or leaves it to them.',
  roles: ['admin'],
  params,
  body: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('free') }),
    z.object({ mode: z.literal('locked'), value: settingValue }),
    z.object({ mode: z.literal('suggested'), value: settingValue }),
  ]),
  response: z.object({ settings: z.array(districtSetting) }),
});

export const listCourseSettingsApi = defineApi({
  id: 'listCourseSettings',
  method: 'get',
  path: '/api/course-settings',
  summary: 'What holds in this course, and who said so.',
  roles: ['teacher'],
  response: z.object({ settings: z.array(courseSetting) }),
});

export const changeCourseSettingApi = defineApi({
  id: 'changeCourseSetting',
  method: 'put',
  path: '/api/course-settings/:key',
  summary: 'Another value for this course where the district leaves room; null takes the district’s again.',
  roles: ['teacher'],
  params,
  body: z.object({ value: settingValue.nullable() }),
  response: z.object({ settings: z.array(courseSetting) }),
});
