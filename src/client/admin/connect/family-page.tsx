import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toApiError } from '../../api/api-error.ts';
import { Choice } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SentencePage } from '../../ui/sentence-page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { ByHandForm } from './by-hand-form.tsx';
import styles from './connect.module.css';
import { guideShapes } from './guide-shapes.ts';
import { GuideSteps } from './guide-steps.tsx';
import { LinkForm } from './link-form.tsx';
import { useDesk } from './use-desk.ts';

/** How one LMS is connected: by a link where it registers tools itself, by hand everywhere. */
export function FamilyPage() {
  const { t } = useAdminWords();
  const { family: wanted } = useParams();
  const { data, error, refetch } = useDesk();
  const [way, setWay] = useState<'link' | 'hand'>('link');
  const found = data?.families.find(({ family }) => family === wanted);
  if (error)
    return (
      <Page title={t.connect.title}>
        <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data) return <Loading />;
  if (!found) return <SentencePage sentence={t.admin.noSection} step={t.admin.noSectionStep} />;
  const { family, registersByLink } = found;
  const lms = t.connect.families[family];
  const chosen = registersByLink ? way : 'hand';
  return (
    <Page title={t.connect.titleFor(lms)} above={<BackToConnect />}>
      {registersByLink && (
        <Choice
          legend={t.connect.way}
          value={chosen}
          onChange={setWay}
          options={[
            { value: 'link', label: t.connect.ways.link },
            { value: 'hand', label: t.connect.ways.hand },
          ]}
        />
      )}
      {chosen === 'link' && <LinkForm family={family} lms={lms} />}
      <section className={styles['part']}>
        <h2>{t.connect.steps(lms)}</h2>
        <GuideSteps
          family={family}
          steps={guideShapes(family, chosen)}
          tool={data.tool}
          custom={found.custom}
          way={chosen}
        />
      </section>
      {chosen === 'hand' && <ByHandForm key={family} known={found} lms={lms} />}
    </Page>
  );
}

export function BackToConnect() {
  const { t } = useAdminWords();
  return (
    <Link className={styles['back']} to="/connect">
      <ArrowLeft aria-hidden size={18} /> {t.connect.back}
    </Link>
  );
}
