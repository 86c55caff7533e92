import { ArrowLeft } from 'lucide-react';
import type {
  ClassOptionView,
  ClassSuggestionsView,
} from '../../features/suggestion-policies/suggestion-policy.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { HealthFlags } from './health-flags.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import styles from './suggestion-policy.module.css';
import { useClassSuggestions, type PolicyChange } from './use-suggestions.ts';
import { WeightsForm } from './weights-form.tsx';
import { useWords } from './words.ts';

/** Which options need a look, and how are options suggested to this class? */
export function ClassSuggestionsPage() {
  const { t } = useWords();
  const { view, change, switchOn, isBusy, error, retry } = useClassSuggestions();
  const words = t.suggestionPolicy;
  return (
    <Page
      title={words.classTitle}
      above={
        <div>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
          </ButtonLink>
        </div>
      }
    >
      <p className={styles['intro']}>{words.classIntro}</p>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!view && !error && <Loading />}
      {view && (
        <>
          <OnSwitch setting={view.setting} onSwitch={switchOn} />
          {view.groups.length === 0 && <Notice kind="info" sentence={words.noGroups} />}
          {view.groups.map((group) => (
            <Group key={group.id} group={group} pathwayId={view.pathwayId} onChange={change} />
          ))}
          <section className={styles['section']} aria-labelledby="what-counts">
            <h2 id="what-counts">{words.weightsTitle}</h2>
            <p className={styles['intro']}>{words.formula}</p>
            <WeightsForm
              weights={view.weights}
              kinds={view.kinds}
              isForOne={false}
              isBusy={isBusy}
              onChange={change}
            />
          </section>
        </>
      )}
    </Page>
  );
}

function OnSwitch({
  setting,
  onSwitch,
}: {
  setting: ClassSuggestionsView['setting'];
  onSwitch: (isOn: boolean) => void;
}) {
  const { t } = useWords();
  const words = t.suggestionPolicy;
  return (
    <div>
      {setting.isLocked ? (
        <p>{setting.isOn ? words.lockedOn : words.lockedOff}</p>
      ) : (
        <Choice
          isInline
          legend={words.isOnLegend}
          options={[
            { value: 'on', label: words.on },
            { value: 'off', label: words.off },
          ]}
          value={setting.isOn ? 'on' : 'off'}
          onChange={(next) => onSwitch(next === 'on')}
        />
      )}
      {!setting.isOn && <p className={styles['quiet']}>{words.offNow}</p>}
    </div>
  );
}

function Group({
  group,
  pathwayId,
  onChange,
}: {
  group: ClassSuggestionsView['groups'][number];
  pathwayId: string;
  onChange: (change: PolicyChange) => void;
}) {
  const { t, format } = useWords();
  const words = t.suggestionPolicy;
  return (
    <section className={styles['section']} aria-label={group.title}>
      <div>
        <h2>{group.title}</h2>
        <p className={styles['quiet']}>
          {group.milestone} · {words.choose(format.number(group.choose), format.number(group.options.length))}{' '}
          · {words.choosers(format.number(group.choosers))}
        </p>
      </div>
      <HealthFlags group={group} pathwayId={pathwayId} />
      <ul className={styles['options']}>
        {group.options.map((option) => (
          <li key={option.taskId} className={styles['option']}>
            <h3>{option.title}</h3>
            <MarkButtons
              option={option}
              onMark={(mark) => onChange({ tasks: { [option.taskId]: mark === 'usual' ? null : mark } })}
            />
            {option.mark && (
              <p className={styles['quiet']}>
                {option.mark === 'pinned' ? words.pinnedNote : words.mutedNote}
              </p>
            )}
            <Record option={option} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What students did with an option, beside what they read on it. */
function Record({ option }: { option: ClassOptionView }) {
  const { t, format } = useWords();
  const words = t.suggestionPolicy.record;
  const { record, suggestions } = option;
  const figures: [string, number][] = [
    [words.suggested, suggestions.suggested],
    [words.chosen, record.chosen],
    [words.afterSuggested, suggestions.chosenAfterSuggested],
    [words.finished, record.finished],
    [words.levelMoved, suggestions.levelMoved],
    ...(record.meanLevel === undefined ? [] : [[words.meanLevel, record.meanLevel] as [string, number]]),
  ];
  if (figures.every(([, value]) => value === 0)) return <p className={styles['quiet']}>{words.nothing}</p>;
  return (
    <dl className={styles['record']}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
