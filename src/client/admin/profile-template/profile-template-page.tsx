import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { TemplateSection } from '../../../domain/profile-template.ts';
import type {
  getProfileTemplateApi,
  ProfileTemplateView,
} from '../../../features/profiles/profile-template.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './profile-template.module.css';
import { SectionEditor } from './section-editor.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { templateKey, useTemplateDraft } from './use-template-draft.ts';

/** A district shapes the profile: which sections, in which order, under which names, and what is asked in them. */
export function ProfileTemplatePage() {
  const { t } = useAdminWords();
  const { api, launch } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: templateKey,
    queryFn: () =>
      api.call<typeof getProfileTemplateApi>({ method: 'get', path: '/api/admin/profile-template' }),
    // What is typed stands upon what was read.
    refetchOnWindowFocus: false,
  });
  const tenantId = launch.screen.name === 'admin' ? (launch.screen.console.tenant?.id ?? '') : '';
  return (
    <Page
      title={t.profileTemplate.title}
      width="full"
      above={
        <p>
          <ButtonLink kind="quiet" to="/settings">
            <ArrowLeft aria-hidden size={18} /> {t.adminSettings.title}
          </ButtonLink>
        </p>
      }
    >
      <p className={styles['intro']}>{t.profileTemplate.intro}</p>
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <TemplateForm key={tenantId} stored={data} tenantId={tenantId} />}
    </Page>
  );
}

function TemplateForm({ stored, tenantId }: { stored: ProfileTemplateView; tenantId: string }) {
  const { t } = useAdminWords();
  const draft = useTemplateDraft(stored, tenantId);
  const { mine, theirs, error } = draft;
  const replace = (at: number, section: TemplateSection) =>
    draft.change(mine.map((each, index) => (index === at ? section : each)));
  const move = (at: number, by: number) => {
    const next = [...mine];
    next.splice(at + by, 0, ...next.splice(at, 1));
    draft.change(next);
  };
  const faults = error?.code === 'INVALID_REQUEST' ? error.faults : [];
  return (
    <div className={styles['desk']}>
      <form
        className={styles['editor']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft.isSaving) draft.save();
        }}
      >
        {draft.isMerged && (
          <Notice kind="info" sentence={t.profileTemplate.merged} action={t.profileTemplate.mergedStep} />
        )}
        <ol className={styles['sections']}>
          {mine.map((section, at) => (
            <SectionEditor
              key={section.section}
              section={section}
              path={`sections.${at}`}
              theirs={theirs}
              faults={faults}
              onChange={(next) => replace(at, next)}
              onUp={at > 0 ? () => move(at, -1) : undefined}
              onDown={at < mine.length - 1 ? () => move(at, 1) : undefined}
            />
          ))}
        </ol>
        {(draft.isChanged || draft.isSaved) && (
          <div className={styles['bar']}>
            {faults.length > 0 && (
              <Notice
                kind="error"
                sentence={t.profileTemplate.stopped}
                action={t.profileTemplate.stoppedStep}
              />
            )}
            {error && faults.length === 0 && <ErrorNotice error={error} />}
            {draft.isChanged ? (
              <>
                <Button type="submit" kind="primary" isBusy={draft.isSaving}>
                  {t.profileTemplate.save}
                </Button>
                <Button kind="quiet" onClick={draft.undo}>
                  {t.profileTemplate.undo}
                </Button>
              </>
            ) : (
              <output>{t.profileTemplate.saved}</output>
            )}
          </div>
        )}
      </form>
      <TemplatePreview template={mine} />
    </div>
  );
}
