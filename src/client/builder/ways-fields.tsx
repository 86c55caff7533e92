import { Plus, X } from 'lucide-react';
import { mostWays } from '../../domain/pathway.ts';
import type { Task, Way } from '../../domain/pathway.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { listOrNone, newWay } from './edit-rubric.ts';
import { SelectField } from '../ui/select-field.tsx';
import styles from './form.module.css';
import { useWords } from './words.ts';

/** Ways to show the same thing, each with its format and a short guide. A format that a way needs is one that the task takes. */
export function WaysFields({ task, change }: { task: Task; change: (fields: Partial<Task>) => void }) {
  const { t } = useWords();
  const ways = task.ways ?? [];
  const formats = Object.entries(t.common.formats) as [Way['format'], string][];
  const set = (list: Way[]) => change({ ways: listOrNone(list) });
  const setWay = (id: string, fields: Partial<Way>) =>
    ways.map((way) => (way.id === id ? { ...way, ...fields } : way));
  return (
    <fieldset className={styles['form']}>
      <legend>
        <h3>{t.builder.ways}</h3>
      </legend>
      <p className={styles['hint']}>{t.builder.waysHint}</p>
      {ways.map(({ guide = '', ...way }, index) => (
        <fieldset key={way.id} className={styles['card']} aria-label={t.builder.way(index + 1)}>
          <div className={styles['line']}>
            <div className={styles['grow']}>
              <TextField
                label={t.builder.wayTitle(index + 1)}
                maxLength={120}
                value={way.title}
                onChange={(event) => set(setWay(way.id, { title: event.target.value }))}
              />
            </div>
            <SelectField
              label={t.builder.wayFormat(index + 1)}
              value={way.format}
              options={formats.map(([value, label]) => ({ value, label }))}
              onChange={(format) =>
                change({
                  ways: setWay(way.id, { format }),
                  ...(task.formats.includes(format) ? {} : { formats: [...task.formats, format] }),
                })
              }
            />
            <Button
              kind="quiet"
              aria-label={t.builder.removeWay(index + 1)}
              onClick={() => set(ways.filter(({ id }) => id !== way.id))}
            >
              <X aria-hidden size={18} /> {t.builder.remove}
            </Button>
          </div>
          <TextArea
            label={t.builder.wayGuide(index + 1)}
            rows={3}
            maxLength={2_000}
            value={guide}
            onChange={(event) => {
              const text = event.target.value;
              set(
                ways.map((each) =>
                  each.id === way.id ? { ...way, ...(text ? { guide: text } : {}) } : each,
                ),
              );
            }}
          />
        </fieldset>
      ))}
      {ways.length < mostWays && (
        <p>
          <Button onClick={() => set([...ways, newWay(task.formats[0] ?? 'text')])}>
            <Plus aria-hidden size={18} /> {t.builder.addWay}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
