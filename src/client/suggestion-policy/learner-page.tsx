import { ArrowLeft, Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import type {
  LearnerOptionView,
  LearnerSuggestionsView,
} from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { InputsList } from './inputs-list.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import { OptionSum } from './option-sum.tsx';
import styles from './suggestion-policy.module.css';
import { useReasonWords } from './use-reason-words.ts';
import { useLearnerSuggestions, type PolicyChange } from './use-suggestions.ts';
import { WeightsForm } from './weights-form.tsx';
import { useWords } from './words.ts';

/** Why does this student read these reasons? The whole arithmetic, and what a teacher may change in it. */
export function LearnerSuggestionsPage() {
  const { t } = useWords();
  const { personId = '' } = useParams();
  const { view, change, isBusy, error, retry } = useLearnerSuggestions(personId);
  const words = t.suggestionPolicy;
  const name = view?.student.name ?? t.board.student;
  const isNotOpened = error?.code === 'NOT_FOUND';
  return (
    <Page
      title={words.learnerTitle(name)}
      above={
        <div>
          <ButtonLink kind="quiet" to={`/student/${personId}`}>
            <ArrowLeft aria-hidden size={20} /> {words.backToWork(name)}
          </ButtonLink>
        </div>
      }
    >
      {!view && !error && <Loading />}
      {isNotOpened && <Notice kind="info" sentence={t.board.notOpened} action={t.board.notOpenedStep} />}
      {error && !isNotOpened && <ErrorNotice error={error} onRetry={retry} />}
      {view && <Learner view={view} isBusy={isBusy} onChange={change} />}
    </Page>
  );
}

interface LearnerProps {
  view: LearnerSuggestionsView;
  isBusy: boolean;
  onChange: (change: PolicyChange) => void;
}

function Learner({ view, isBusy, onChange }: LearnerProps) {
  const { t } = useWords();
  const words = t.suggestionPolicy;
  const { name } = view.student;
  // Where the student still chooses, the sums matter now.
  const open = view.groups.find(({ options }) => options.every(({ isChosen }) => !isChosen));
  return (
    <>
      <p className={styles['intro']}>{words.learnerIntro(name)}</p>
      {view.setting.isOn ? (
        <Choice
          isInline
          legend={words.isOffLegend(name)}
          options={[
            { value: 'on', label: words.on },
            { value: 'off', label: words.off },
          ]}
          value={view.isOff ? 'off' : 'on'}
          onChange={(next) => onChange({ isOff: next === 'off' })}
        />
      ) : (
        <p>{words.classIsOff}</p>
      )}
      {view.inputs ? (
        <InputsList inputs={view.inputs} />
      ) : (
        <Notice kind="info" sentence={words.offForOne(name)} />
      )}
      {view.groups.map((group) => (
        <Group key={group.id} group={group} name={name} isOpenAtFirst={group === open} onChange={onChange} />
      ))}
      <section className={styles['section']} aria-labelledby="for-one">
        <h2 id="for-one">{words.forOneTitle(name)}</h2>
        <WeightsForm weights={view.weights} kinds={view.kinds} isForOne isBusy={isBusy} onChange={onChange} />
      </section>
    </>
  );
}

interface GroupProps {
  group: LearnerSuggestionsView['groups'][number];
  name: string;
  isOpenAtFirst: boolean;
  onChange: (change: PolicyChange) => void;
}

/** The options of a group as the student reads them; their sums are shown when they are asked for. */
function Group({ group, name, isOpenAtFirst, onChange }: GroupProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const hasSums = group.options.some(({ sum }) => sum !== undefined);
  return (
    <section className={styles['section']} aria-label={group.title}>
      <div className={styles['head']}>
        <h2>{group.title}</h2>
        {hasSums && (
          <Button
            kind="quiet"
            aria-expanded={isOpen}
            aria-label={t.suggestionPolicy.addUpNamed(group.title)}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown aria-hidden size={18} /> {t.suggestionPolicy.addUp}
          </Button>
        )}
      </div>
      <ul className={styles['options']}>
        {group.options.map((option) => (
          <Option key={option.taskId} option={option} name={name} showsSum={isOpen} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

interface OptionProps {
  option: LearnerOptionView;
  name: string;
  showsSum: boolean;
  onChange: (change: PolicyChange) => void;
}

function Option({ option, name, showsSum, onChange }: OptionProps) {
  const { t, format } = useWords();
  const words = t.suggestionPolicy;
  const reasonWords = useReasonWords();
  const { sum, reasons } = option;
  return (
    <li className={styles['option']}>
      <h3>
        {option.title}{' '}
        {option.isChosen && (
          <span className={styles['chosen']}>
            <Check aria-hidden size={16} /> {words.isChosen}
          </span>
        )}
      </h3>
      <MarkButtons option={option} onMark={(mark) => onChange({ tasks: { [option.taskId]: mark } })} />
      {option.mark && option.own === undefined && <p className={styles['quiet']}>{words.fromClass}</p>}
      {sum && (
        <p>
          {words.sumIs(format.number(sum.score))}{' '}
          {reasons.length > 0
            ? words.reads(name, reasons.map(reasonWords).map(words.quoted).join(', '))
            : words.readsNothing}
        </p>
      )}
      {sum && showsSum && <OptionSum title={option.title} sum={sum} />}
    </li>
  );
}
