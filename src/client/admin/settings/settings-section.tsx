import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import type { renameTenantApi } from '../../../features/admin/admin-session.contract.ts';
import type {
  changeSettingApi,
  DistrictSettingView,
  listSettingsApi,
} from '../../../features/settings/settings.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { isSameValue, useValueWords, ValueChoice, type SettingValue } from '../../settings/value-choice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import styles from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import own from './settings-section.module.css';

const ProfileTemplatePage = lazy(async () => ({
  default: (await import('../profile-template/profile-template-page.tsx')).ProfileTemplatePage,
}));

const queryKey = ['admin', 'settings'];
type Mode = DistrictSettingView['mode'];

const groups = ['courses', 'profile'] as const;
/** Settings of the learner profile and of what is made of it. */
const ofProfile: ReadonlySet<DistrictSettingView['key']> = new Set([
  'ageBand',
  'profileSections',
  'profileVisibility',
  'profileMedia',
  'suggestions',
  'partnerFinder',
]);

/** What a district decides for its courses. */
export function SettingsSection() {
  return (
    <Routes>
      <Route index element={<SettingsPage />} />
      <Route path="profile" element={<ProfileTemplatePage />} />
    </Routes>
  );
}

/** What the district decides, suggests, or leaves to its courses. */
function SettingsPage() {
  const { t } = useAdminWords();
  const { api } = useApp();
  const [saved, setSaved] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => api.call<typeof listSettingsApi>({ method: 'get', path: '/api/admin/settings' }),
  });
  return (
    <Page title={t.adminSettings.title}>
      <p>{t.adminSettings.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data &&
        groups.map((group) => (
          <section key={group} className={styles['part']}>
            <h2>{t.adminSettings.groups[group]}</h2>
            {group === 'profile' && (
              <p>
                <Link to="/settings/profile">{t.profileTemplate.open}</Link>
              </p>
            )}
            {data.settings
              .filter(({ key }) => (ofProfile.has(key) ? 'profile' : 'courses') === group)
              .map((setting) => (
                <SettingForm
                  key={`${setting.key} ${setting.at ?? ''}`}
                  setting={setting}
                  isSaved={saved === setting.key}
                  onSaved={() => setSaved(setting.key)}
                />
              ))}
          </section>
        ))}
      <NameForm />
    </Page>
  );
}

interface SettingFormProps {
  setting: DistrictSettingView;
  isSaved: boolean;
  onSaved: () => void;
}

/** One setting: a line that says what holds, and below it what may be changed. */
function SettingForm({ setting, isSaved, onSaved }: SettingFormProps) {
  const { t, format } = useAdminWords();
  const words = useValueWords();
  const { key, options, setBy, at } = setting;
  const name = t.settings.names[key];
  const [isOpen, setOpen] = useState(false);
  const [mode, setMode] = useState<Mode>(setting.mode);
  const [value, setValue] = useState<SettingValue>(setting.value);
  const saving = useSave(onSaved);
  const who = t.adminSettings.setBy[setBy];
  const isChanged = mode !== setting.mode || !isSameValue(value, setting.value);
  return (
    <form
      className={own['setting']}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ key, body: mode === 'free' ? { mode } : { mode, value } });
      }}
    >
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h3>{name}</h3>
          <span className={styles['quiet']}>
            {setting.mode === 'free' ? '' : `${words(setting.value, options)} · `}
            {t.adminSettings.modeShort[setting.mode]}
          </span>
        </summary>
        <div className={own['fields']}>
          <p>{t.settings.hints[key]}</p>
          <Choice
            legend={t.adminSettings.modes}
            value={mode}
            onChange={setMode}
            options={(['locked', 'suggested', 'free'] as const).map((each) => ({
              value: each,
              label: t.adminSettings.modeNames[each],
            }))}
          />
          {mode !== 'free' && (
            <ValueChoice legend={t.adminSettings.value} options={options} value={value} onChange={setValue} />
          )}
          {saving.error && <ErrorNotice error={toApiError(saving.error)} />}
          <div className={styles['actions']}>
            {isChanged && (
              <Button type="submit" isBusy={saving.isPending} aria-label={t.adminSettings.saveThis(name)}>
                {t.adminSettings.save}
              </Button>
            )}
            <span className={styles['quiet']}>
              {at ? t.settings.since(who, format.day(at.slice(0, 10))) : who}
            </span>
          </div>
        </div>
      </details>
      {isSaved && !isChanged && <output>{t.adminSettings.saved(name)}</output>}
    </form>
  );
}

type Decision = { mode: 'free' } | { mode: 'locked' | 'suggested'; value: SettingValue };

function useSave(onSaved: () => void) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: DistrictSettingView['key']; body: Decision }) =>
      api.call<typeof changeSettingApi>({
        method: 'put',
        path: '/api/admin/settings/:key',
        params: { key },
        body,
      }),
    onSuccess(answer) {
      queries.setQueryData(queryKey, answer);
      onSaved();
    },
  });
}

function NameForm() {
  const { t } = useAdminWords();
  const { api, launch, showLaunch } = useApp();
  const current = launch.screen.name === 'admin' ? (launch.screen.console.tenant?.name ?? '') : '';
  const [name, setName] = useState(current);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call<typeof renameTenantApi>({ method: 'put', path: '/api/admin/tenant', body: { name } }),
    onSuccess: showLaunch,
  });
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <h2>{t.adminSettings.nameTitle}</h2>
      <div className={styles['form']}>
        <TextField
          label={t.adminSettings.name}
          hint={t.adminSettings.nameHint}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {error && <ErrorNotice error={toApiError(error)} />}
        <p>
          <Button type="submit" isBusy={isPending}>
            {t.adminSettings.rename}
          </Button>
        </p>
      </div>
    </form>
  );
}
