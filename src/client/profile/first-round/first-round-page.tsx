import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ProfileView } from '../../../features/profiles/profile.contract.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import profileStyles from '../profile.module.css';
import { lineOf } from '../line-words.ts';
import { useProfile } from '../use-profile.ts';
import { ProfileShapeContext } from '../words.ts';
import { CardForm } from './card-form.tsx';
import { saidOn } from './card-lines.ts';
import type { CardFields, SaidCard, Section } from './card-lines.ts';
import { DonePage } from './done-page.tsx';
import styles from './first-round.module.css';
import { Progress } from './progress.tsx';
import { useCardOutbox } from './use-outbox.ts';
import { Waiting } from './waiting.tsx';
import { useRoundWords } from './words.ts';

/** A first profile, one section per card; each can be skipped, and stopping loses nothing. */
export function FirstRoundPage() {
  const { profile, error, retry } = useProfile('mine');
  if (!profile) return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading />;
  return (
    <ProfileShapeContext value={profile}>
      <Round profile={profile} />
    </ProfileShapeContext>
  );
}

/** Where somebody is: at the door, at a card by its index, or through. */
type Place = 'start' | 'done' | number;

function Round({ profile }: { profile: ProfileView }) {
  const { t } = useRoundWords();
  const navigate = useNavigate();
  const { outbox, state } = useCardOutbox();
  const [place, setPlace] = useState<Place>('start');
  const { sections } = profile;
  const told = toldOn(profile, state.waiting);
  const open = (section: string) => setPlace(sections.findIndex((each) => each.section === section));
  const waiting = <Waiting state={state} onTry={() => void outbox.flush()} onOpen={open} />;
  if (place === 'start') {
    const next = sections.findIndex(({ section }) => !told.has(section));
    return (
      <Start profile={profile} isBegun={told.size > 0} onBegin={() => setPlace(Math.max(next, 0))}>
        {waiting}
      </Start>
    );
  }
  const card = place === 'done' ? undefined : sections[place];
  if (place === 'done' || !card) {
    return <DonePage profile={profile} told={told.size} waiting={waiting} />;
  }
  const keep = (fields: CardFields) => {
    const said = saidOn(fields, profile, card);
    if (said) outbox.put(said);
  };
  const isLast = place === sections.length - 1;
  return (
    <Page
      key={card.section}
      title={t.profile.sections[card.section]}
      above={<Progress cards={sections} told={told} now={place} />}
    >
      <p className={styles['prompt']}>{t.profile.prompts[card.section]}</p>
      {waiting}
      <CardForm
        key={card.section}
        profile={profile}
        card={card}
        isLast={isLast}
        onNext={(fields) => {
          keep(fields);
          setPlace(isLast ? 'done' : place + 1);
        }}
        onBack={() => setPlace(place === 0 ? 'start' : place - 1)}
        onStop={(fields) => {
          keep(fields);
          void navigate('/');
        }}
      />
      <p className={profileStyles['limits']}>{t.profile.limits}</p>
    </Page>
  );
}

/** Sections about which something is told, or on its way. */
function toldOn(profile: ProfileView, waiting: SaidCard[]): Set<Section['section']> {
  const own = profile.entries.filter(({ author }) => author.isMe);
  const sent = waiting.filter(({ lines }) => lines.length > 0);
  const known = new Set(profile.sections.map(({ section }) => section));
  return new Set([...own, ...sent].map(({ section }) => section).filter((section) => known.has(section)));
}

function Start({
  profile,
  isBegun,
  onBegin,
  children,
}: {
  profile: ProfileView;
  isBegun: boolean;
  onBegin: () => void;
  children: React.ReactNode;
}) {
  const { t } = useRoundWords();
  const { welcome, sections } = profile;
  return (
    <Page key="start" title={t.firstRound.title}>
      {sections.length === 0 ? (
        <Notice kind="info" sentence={t.profile.noSections} />
      ) : (
        <p className={styles['prompt']}>{t.firstRound.howMany(sections.length)}</p>
      )}
      {welcome.length > 0 && (
        <section className={profileStyles['welcome']}>
          <h2>{t.profile.welcome}</h2>
          <ul className={profileStyles['plain']}>
            {welcome.map((line) => (
              <li key={`${line.name} ${line.text}`}>
                <q>{lineOf(line, t.profile.taps)}</q> {line.name}
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
      <p>{t.firstRound.howLong}</p>
      <p className={profileStyles['limits']}>{t.profile.limits}</p>
      <div className={styles['actions']}>
        {sections.length > 0 && (
          <Button kind="primary" onClick={onBegin}>
            {isBegun ? t.firstRound.goOn : t.firstRound.begin}
          </Button>
        )}
        <ButtonLink kind="quiet" to="/">
          {t.firstRound.stop}
        </ButtonLink>
      </div>
    </Page>
  );
}
