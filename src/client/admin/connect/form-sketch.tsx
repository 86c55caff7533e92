import { useAdminWords } from '../use-admin-words.ts';
import styles from './form-sketch.module.css';
import { lmsForms, type LmsForm, type LmsFormName, type LmsRow } from './lms-forms.ts';

const width = 380;
const rowHeight = 46;
const top = 40;

/** A drawing of our own of a form in the LMS, with what matters in this step marked. */
export function FormSketch({ form }: { form: LmsFormName }) {
  const { t } = useAdminWords();
  const { title, rows }: LmsForm = lmsForms[form];
  const height = top + rows.length * rowHeight + 8;
  const marked = rows.filter(({ isMarked }) => isMarked).map(({ label }) => label);
  return (
    <svg
      className={styles['sketch']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t.connect.sketch(title, marked.join(', '))}
    >
      <rect className={styles['paper']} x="1" y="1" width={width - 2} height={height - 2} rx="8" />
      <path className={styles['edge']} d={`M1 30H${width - 1}`} />
      <text className={styles['title']} x="12" y="20">
        {title}
      </text>
      {rows.map((row, index) => (
        <g key={row.label} transform={`translate(12 ${top + index * rowHeight})`}>
          <Row row={row} />
        </g>
      ))}
    </svg>
  );
}

function Row({ row: { label, kind, isMarked, value } }: { row: LmsRow }) {
  const mark = isMarked ? styles['marked'] : styles['edge'];
  if (kind === 'box')
    return (
      <>
        <rect className={mark} x="1" y="8" width="20" height="20" rx="3" />
        {isMarked && <path className={styles['tick']} d="m5 18 4 5 8-11" />}
        <text x="30" y="23">
          {label}
        </text>
      </>
    );
  if (kind === 'button')
    return (
      <>
        <rect className={mark} x="1" y="6" width={label.length * 7.4 + 24} height="30" rx="6" />
        <text x="13" y="26">
          {label}
        </text>
      </>
    );
  return (
    <>
      <text className={styles['label']} x="0" y="10">
        {label}
      </text>
      <rect className={mark} x="1" y="14" width={width - 26} height="26" rx="4" />
      <text className={styles['value']} x="9" y="32">
        {value}
      </text>
    </>
  );
}
