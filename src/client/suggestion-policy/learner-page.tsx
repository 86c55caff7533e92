import { ArrowLeft, Check } from 'lucide-react';
import { useParams } from 'react-router';
import type {
  LearnerOptionView,
  LearnerSuggestionsView,
} from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
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
        <section key={group.id} className={styles['section']} aria-label={group.title}>
          <div>
            <h2>{group.title}</h2>
            <p className={styles['quiet']}>{group.milestone}</p>
          </div>
          <div className={styles['options']}>
            {group.options.map((option) => (
              <Option key={option.taskId} option={option} name={name} onChange={onChange} />
            ))}
          </div>
        </section>
      ))}
      <section className={styles['section']} aria-labelledby="for-one">
        <h2 id="for-one">{words.forOneTitle(name)}</h2>
        <WeightsForm weights={view.weights} kinds={view.kinds} isForOne isBusy={isBusy} onChange={onChange} />
      </section>
    </>
  );
}

function Option({
  option,
  name,
  onChange,
}: {
  option: LearnerOptionView;
  name: string;
  onChange: (change: PolicyChange) => void;
}) {
  const { t } = useWords();
  const words = t.suggestionPolicy;
  const reasonWords = useReasonWords();
  return (
    <div className={styles['option']}>
      <h3>
        {option.title}{' '}
        {option.isChosen && (
          <span className={styles['chosen']}>
            <Check aria-hidden size={16} /> {words.isChosen}
          </span>
        )}
      </h3>
      {option.sum && (
        <>
          {option.reasons.length > 0 ? (
            <div>
              {words.reads(name)}
              <ul>
                {option.reasons.map((reason) => (
                  <li key={reason.kind}>{reasonWords(reason)}</li>
                ))}
              </ul>
            </div>
          ) : (
            <p className={styles['quiet']}>{words.readsNothing}</p>
          )}
          <OptionSum title={option.title} sum={option.sum} />
        </>
      )}
      <MarkButtons option={option} onMark={(mark) => onChange({ tasks: { [option.taskId]: mark } })} />
    </div>
  );
}
