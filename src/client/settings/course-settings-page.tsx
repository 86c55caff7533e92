import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type {
  changeCourseSettingApi,
  CourseSettingView,
  listCourseSettingsApi,
} from '../../features/settings/settings.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './course-settings-page.module.css';
import { useValueWords, ValueChoice, type SettingValue } from './value-choice.tsx';

const queryKey = ['course-settings'];

/** What a teacher may decide for the course, and what the district decided. */
export function CourseSettingsPage() {
  const { t } = useLanguage();
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => api.call<typeof listCourseSettingsApi>({ method: 'get', path: '/api/course-settings' }),
  });
  const changing = useChange();
  const back = (
    <p>
      <ButtonLink kind="quiet" to="/">
        <ArrowLeft aria-hidden size={18} /> {t.settings.back}
      </ButtonLink>
    </p>
  );
  return (
    <Page title={t.settings.title} above={back}>
      <p>{t.settings.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {changing.error && <ErrorNotice error={toApiError(changing.error)} />}
      {!data && !error && <Loading />}
      {data?.settings.map((setting) => (
        <OneSetting
          key={setting.key}
          setting={setting}
          wanted={
            changing.isPending && changing.variables.key === setting.key ? changing.variables.value : null
          }
          isBusy={changing.isPending}
          onChange={(value) => changing.mutate({ key: setting.key, value })}
        />
      ))}
    </Page>
  );
}

function useChange() {
  const { t } = useLanguage();
  const { api } = useApp();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: ({ key, value }: { key: CourseSettingView['key']; value: SettingValue | null }) =>
      api.call<typeof changeCourseSettingApi>({
        method: 'put',
        path: '/api/course-settings/:key',
        params: { key },
        body: { value },
      }),
    onSuccess(answer) {
      queries.setQueryData(queryKey, answer);
      announce(t.settings.saved);
    },
  });
}

interface OneSettingProps {
  setting: CourseSettingView;
  /** What was chosen while it is on its way. */
  wanted: SettingValue | null;
  isBusy: boolean;
  onChange: (value: SettingValue | null) => void;
}

function OneSetting({ setting, wanted, isBusy, onChange }: OneSettingProps) {
  const { t, format } = useLanguage();
  const words = useValueWords();
  const { key, value, mode, setBy, at, options, inherited } = setting;
  const who = t.settings.setBy[setBy];
  return (
    <section className={styles['setting']}>
      <h2>{t.settings.names[key]}</h2>
      <p>{t.settings.hints[key]}</p>
      {mode === 'locked' ? (
        <p>
          <strong>{words(value, options)}.</strong>{' '}
          {setBy === 'waymark' ? t.settings.onlyDistrict : t.settings.locked}
        </p>
      ) : (
        <ValueChoice
          legend={t.settings.names[key]}
          options={options}
          value={wanted ?? value}
          onChange={(next) => onChange(next)}
        />
      )}
      <p className={styles['who']}>{at ? t.settings.since(who, format.day(at.slice(0, 10))) : who}</p>
      {setBy === 'course' && (
        <p>
          <Button isBusy={isBusy} onClick={() => onChange(null)}>
            {t.settings.takeBack(words(inherited, options))}
          </Button>
        </p>
      )}
    </section>
  );
}
