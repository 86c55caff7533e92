import type { ToolView } from '../../../features/connect/connect.contract.ts';
import type { AdminMessages } from '../../messages/admin-en.ts';
import { CopyLine } from '../ui/copy-line.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './connect.module.css';
import { CopyLines } from './copy-lines.tsx';
import { FormSketch } from './form-sketch.tsx';
import type { StepShape } from './guide-shapes.ts';
import type { Family } from './use-desk.ts';

/** What to do in the LMS, numbered, with what is to be pasted there. */
export function GuideSteps({
  family,
  way,
  steps,
  tool,
  custom,
}: {
  family: Family;
  way: 'link' | 'hand';
  steps: StepShape[];
  tool: ToolView;
  custom: string;
}) {
  const { t } = useAdminWords();
  const words = wordsOf(t, family, way);
  return (
    <ol className={styles['steps']}>
      {words.map((sentence, index) => {
        const { copy = [], sketch } = steps[index] ?? {};
        return (
          <li key={sentence}>
            <p>{sentence}</p>
            {copy.map((name) =>
              name === 'custom' ? (
                <CopyLines key={name} label={t.connect.values.custom} value={custom} />
              ) : (
                <CopyLine key={name} label={t.connect.values[name]} value={tool[name]} />
              ),
            )}
            {sketch && <FormSketch form={sketch} />}
          </li>
        );
      })}
    </ol>
  );
}

function wordsOf(t: AdminMessages, family: Family, way: 'link' | 'hand'): string[] {
  const guide: { link?: string[]; hand: string[] } = t.connectGuide.guides[family];
  return guide[way] ?? guide.hand;
}
