import { useState } from 'react';
import type { ProfileView } from '../../../features/profiles/profile.contract.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { LineFields } from '../line-fields.tsx';
import { LineMedia } from '../media/line-media.tsx';
import { mediaOf } from '../media/media-of.ts';
import { PictureField } from '../media/picture-field.tsx';
import { VoiceField } from '../media/voice-field.tsx';
import { useBusy } from '../media/use-busy.ts';
import { useMediaWords } from '../media/words.ts';
import { isSomething, mediaLines } from './card-lines.ts';
import type { CardFields, Section } from './card-lines.ts';
import styles from './first-round.module.css';
import { useCard } from './use-card.ts';
import { useRoundWords } from './words.ts';

interface CardFormProps {
  profile: ProfileView;
  card: Section;
  isLast: boolean;
  onNext: (fields: CardFields) => void;
  onBack: () => void;
  onStop: (fields: CardFields) => void;
}

/** One card: words to tap, own words, what the district asks, and where it is allowed a picture or a recording. */
export function CardForm({ profile, card, isLast, onNext, onBack, onStop }: CardFormProps) {
  const { t } = useRoundWords();
  const { fields, change } = useCard(profile, card);
  const [isWordless, setWordless] = useState(false);
  const { isBusy, onBusy } = useBusy();
  const media = useMediaWords().t.ownMedia;
  const isEmpty = !isSomething(fields);
  const goOn = () => {
    const lacksWords = fields.picture !== '' && fields.pictureText.trim() === '';
    setWordless(lacksWords);
    if (!lacksWords && !isBusy) onNext(fields);
  };
  const label = isLast ? t.firstRound.finish : t.firstRound.next;
  return (
    <form
      className={styles['card']}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <LineFields
        taps={card.taps}
        draft={{ ...fields, welcomes: '' }}
        onChange={change}
        readers={[]}
        fault={undefined}
        label={t.profile.text}
      />
      <Questions card={card} fields={fields} onChange={change} />
      {mediaLines(profile, card.section).map(
        (entry) => entry.media && <LineMedia key={entry.id} media={entry.media} words={entry.text} />,
      )}
      {profile.mayAddMedia && (
        <div className={styles['media']}>
          <PictureField
            purpose="profile"
            media={mediaOf(fields.picture)}
            text={fields.pictureText}
            {...(isWordless ? { fault: media.pictureWordsMissing } : {})}
            onMedia={(picture) => change({ picture: picture ? JSON.stringify(picture) : '' })}
            onText={(pictureText) => change({ pictureText })}
            onBusy={onBusy}
          />
          <VoiceField
            purpose="profile"
            media={mediaOf(fields.voice)}
            text={fields.voiceText}
            onMedia={(voice) => change({ voice: voice ? JSON.stringify(voice) : '' })}
            onText={(voiceText) => change({ voiceText })}
            onBusy={onBusy}
          />
        </div>
      )}
      <Readers value={fields.visibility} onChange={(visibility) => change({ visibility })} />
      <div className={styles['actions']}>
        <Button type="submit" kind={isEmpty ? 'secondary' : 'primary'} isBusy={isBusy}>
          {isEmpty && !isLast ? t.firstRound.skip : label}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t.firstRound.back}
        </Button>
        <Button kind="quiet" onClick={() => onStop(fields)}>
          {t.firstRound.stop}
        </Button>
      </div>
    </form>
  );
}

/** What the district asks; none must be answered. */
function Questions({
  card,
  fields,
  onChange,
}: {
  card: Section;
  fields: CardFields;
  onChange: (next: Partial<CardFields>) => void;
}) {
  const { tag } = useRoundWords();
  return card.questions.map(({ id, text }) => (
    <TextArea
      key={id}
      label={text[tag]}
      maxLength={1000}
      value={fields[`answer.${id}`] ?? ''}
      onChange={(event) => onChange({ [`answer.${id}`]: event.target.value })}
    />
  ));
}

/** Who may read it: said in one quiet line, changed when somebody wants to. */
function Readers({ value, onChange }: { value: string; onChange: (visibility: string) => void }) {
  const { t } = useRoundWords();
  const readers = Object.entries(t.profile.visibilities);
  const now = readers.find(([each]) => each === value)?.[1] ?? '';
  return (
    <details className={styles['readers']}>
      <summary>{t.firstRound.readBy(now)}</summary>
      <SelectField
        label={t.profile.visibility}
        value={value}
        options={readers.map(([each, words]) => ({ value: each, label: words }))}
        onChange={onChange}
      />
    </details>
  );
}
