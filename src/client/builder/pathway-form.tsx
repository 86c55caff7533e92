import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { useBuilder } from './builder-context.ts';
import { changeCompetencies, changePathway, spreadPoints, totalPoints } from './edit-pathway.ts';
import { SelectField } from '../ui/select-field.tsx';
import { NumberField } from './fields.tsx';
import styles from './form.module.css';
import { newCompetency } from './new-parts.ts';
import { DiscardPanel } from './discard-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { useWords } from './words.ts';

/** Languages that pathways are often written in; one from a file may be any other. */
const languages = ['en', 'es', 'ar', 'de', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'uk', 'vi', 'zh'];

/** What concerns the pathway as a whole. */
export function PathwayForm() {
  const { t, format } = useWords();
  const { keeper, state } = useBuilder();
  const { content } = state;
  const change = (fields: Parameters<typeof changePathway>[1]) =>
    keeper.edit((now) => changePathway(now, fields));
  return (
    <section className={styles['form']} aria-labelledby="about-title">
      <h2 id="about-title">{t.builder.about}</h2>
      <TextField
        label={t.builder.title}
        maxLength={120}
        value={content.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t.builder.summary}
        rows={2}
        maxLength={500}
        value={content.summary}
        onChange={(event) => change({ summary: event.target.value })}
      />
      <div className={styles['row']}>
        <TextField
          label={t.builder.gradeBand}
          maxLength={40}
          value={content.gradeBand ?? ''}
          onChange={(event) => change({ gradeBand: event.target.value || undefined })}
        />
        <TextField
          label={t.builder.subject}
          maxLength={60}
          value={content.subject ?? ''}
          onChange={(event) => change({ subject: event.target.value || undefined })}
        />
        <SelectField
          label={t.builder.language}
          value={content.language}
          options={[...new Set([...languages, content.language])].map((value) => ({
            value,
            label: format.languageName(value),
          }))}
          onChange={(language) => change({ language })}
        />
      </div>
      <Goals />
      <TotalPoints />
      <SharePanel />
      <DiscardPanel />
    </section>
  );
}

function Goals() {
  const { t } = useWords();
  const { keeper, state } = useBuilder();
  const { competencies } = state.content;
  const set = (index: number, fields: { code?: string; statement?: string }) =>
    keeper.edit((now) =>
      changeCompetencies(
        now,
        now.competencies.map((each, at) => (at === index ? { ...each, ...fields } : each)),
      ),
    );
  return (
    <fieldset className={styles['form']}>
      <legend>
        <h3>{t.builder.goals}</h3>
      </legend>
      <p className={styles['hint']}>{t.builder.goalsHint}</p>
      {competencies.map(({ id, code, statement }, index) => (
        <div key={id} className={styles['item']}>
          <TextField
            label={t.builder.goalCode(index + 1)}
            maxLength={40}
            value={code ?? ''}
            onChange={(event) => set(index, { code: event.target.value })}
          />
          <TextField
            label={t.builder.goal(index + 1)}
            maxLength={300}
            value={statement}
            onChange={(event) => set(index, { statement: event.target.value })}
          />
          <Button
            kind="quiet"
            aria-label={t.builder.removeGoal(index + 1)}
            onClick={() =>
              keeper.edit(
                (now) =>
                  changeCompetencies(
                    now,
                    now.competencies.filter((each) => each.id !== id),
                  ),
                true,
              )
            }
          >
            <X aria-hidden size={18} /> {t.builder.remove}
          </Button>
        </div>
      ))}
      <p>
        <Button
          onClick={() =>
            keeper.edit((now) => changeCompetencies(now, [...now.competencies, newCompetency()]), true)
          }
        >
          <Plus aria-hidden size={18} /> {t.builder.addGoal}
        </Button>
      </p>
    </fieldset>
  );
}

function TotalPoints() {
  const { t, format } = useWords();
  const { keeper, state } = useBuilder();
  const announce = useAnnounce();
  const now = totalPoints(state.content);
  const [total, setTotal] = useState<number>();
  const said = t.builder.totalNow(t.builder.worth(format.number(now), format.isOne(now)));
  const run = () => {
    if (total === undefined) return;
    keeper.edit((content) => spreadPoints(content, total), true);
    announce(t.builder.spreadDone(format.number(total)));
  };
  return (
    <div className={styles['form']}>
      <h3>{t.builder.points}</h3>
      <p>{said}</p>
      <div className={styles['line']}>
        <NumberField
          label={t.builder.spreadLabel}
          value={total}
          low={1}
          high={10_000}
          isOptional
          onChange={setTotal}
        />
        <Button onClick={run}>{t.builder.spread}</Button>
      </div>
    </div>
  );
}
