import { ArrowLeft, ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { KnowCardView } from '../../features/profiles/class-profiles.contract.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './class-page.module.css';
import { Clusters } from './clusters.tsx';
import { KnowCard } from './know-card.tsx';
import { useCards } from './use-class.ts';
import { useWords } from './words.ts';

/** Who are they? The whole class at a glance, and what several have in common. */
export function ClassPage({ pathwayId }: { pathwayId: string }) {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const { page, error, retry } = useCards(at);
  const cards = useRef<HTMLHeadingElement>(null);
  return (
    <Page
      title={t.classProfiles.title}
      width="full"
      above={
        <nav className={styles['screenOnly']}>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
          </ButtonLink>
        </nav>
      }
    >
      <p className={styles['intro']}>{t.classProfiles.intro}</p>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!page && !error && <Loading />}
      {page?.students === 0 && (
        <Notice kind="info" sentence={t.classProfiles.empty} action={t.classProfiles.emptyStep} />
      )}
      {page !== undefined && page.students > 0 && (
        <>
          <Clusters pathwayId={pathwayId} />
          <section className={styles['cardsSection']}>
            <div className={styles['head']}>
              <h2 ref={cards} tabIndex={-1}>
                {t.classProfiles.cardsTitle}
              </h2>
              <Button kind="quiet" onClick={() => window.print()}>
                <Printer aria-hidden size={18} /> {t.classProfiles.print}
              </Button>
            </div>
            <ul className={styles['cards']}>
              {page.cards
                .filter(({ isEmpty }) => !isEmpty)
                .map((card) => (
                  <KnowCard key={card.personId} card={card} />
                ))}
            </ul>
            <NotYet cards={page.cards.filter(({ isEmpty }) => isEmpty)} />
            <Pager
              at={at}
              pages={page.pages}
              onGo={(next) => {
                setAt(next);
                cards.current?.focus();
              }}
            />
          </section>
        </>
      )}
    </Page>
  );
}

/** Who shares nothing yet stands together, so that nobody looks like an empty card. */
function NotYet({ cards }: { cards: KnowCardView[] }) {
  const { t } = useWords();
  if (cards.length === 0) return null;
  return (
    <div className={styles['notYet']}>
      <h3>{t.classProfiles.nothingYet}</h3>
      <p className={styles['quiet']}>{t.classProfiles.nothingYetStep}</p>
      <ul>
        {cards.map(({ personId, name = t.profile.student }) => (
          <li key={personId}>
            <Link to={`/student/${personId}/profile`} aria-label={t.classProfiles.toProfile(name)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Pager({ at, pages, onGo }: { at: number; pages: number; onGo: (page: number) => void }) {
  const { t, format } = useWords();
  if (pages < 2) return null;
  return (
    <nav className={styles['pager']} aria-label={t.classProfiles.pages}>
      {at > 0 && (
        <Button onClick={() => onGo(at - 1)}>
          <ChevronLeft aria-hidden size={18} /> {t.classProfiles.previous}
        </Button>
      )}
      <span>{t.classProfiles.pageOf(format.number(at + 1), format.number(pages))}</span>
      {at + 1 < pages && (
        <Button onClick={() => onGo(at + 1)}>
          {t.classProfiles.next} <ChevronRight aria-hidden size={18} />
        </Button>
      )}
    </nav>
  );
}
