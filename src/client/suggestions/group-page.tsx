import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from './words.ts';

/** Every choice group in the order of the trail. */
export function groupsOf({ milestones }: JourneyView): GroupView[] {
  return milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []));
}

/** A page about the choice group that the address names, with the way back to it. */
export function GroupPage({
  journey,
  title,
  children,
}: {
  journey: JourneyView;
  title: string;
  children: (group: GroupView) => ReactNode;
}) {
  const { t } = useWords();
  const { groupId = '' } = useParams();
  const group = groupsOf(journey).find(({ id }) => id === groupId);
  return (
    <Page
      title={title}
      above={
        <p>
          <ButtonLink kind="quiet" to={`/#group-${groupId}`}>
            <ArrowLeft aria-hidden size={20} /> {t.journey.backToTrail}
          </ButtonLink>
        </p>
      }
    >
      {group ? children(group) : <Notice kind="info" sentence={t.journey.missing} />}
    </Page>
  );
}
